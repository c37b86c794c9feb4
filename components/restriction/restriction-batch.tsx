"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useRef } from "react";
import type { PlannedRow } from "@/lib/contracts/restriction-batch";
import { BATCH_ACTS } from "@/lib/domain/restriction/batch";
import { Button } from "../ui/button";
import { CodeStep } from "../ui/code-step";
import { Dialog } from "../ui/dialog";
import { useSelection } from "../ui/selection";
import { BatchFields } from "./batch-fields";
import { BatchOutcome } from "./batch-outcome";
import { CarryOut } from "./carry-out";
import { submitterOf, TRY } from "./submitter";
import { type PieceAction, useBatchRun } from "./use-batch-run";

type RestrictionBatchProps = {
  /** The customers of this page. */
  readonly customers: readonly { readonly id: string; readonly name: string }[];
  /** Whether whoever lacks a permission may request the act of its holder. */
  readonly mayRequest: boolean;
  /** The tick that recalls what a row needs; null for whoever may not. */
  readonly recall: ReactNode;
  readonly action: PieceAction;
};

/** Freeze, lift, block or allow for the ticked rows, with one reason; goes into the selection bar. */
export function RestrictionBatch({ customers, ...rest }: RestrictionBatchProps) {
  const t = useTranslations("restriction.batch");
  const router = useRouter();
  const { ids } = useSelection();
  const changed = useRef(false);
  const chosen = customers.filter(({ id }) => ids.has(id));
  // Only once it is closed: a row that no longer matches the list would take its result along.
  const onOpenChange = (open: boolean) => {
    if (open || !changed.current) return;
    changed.current = false;
    router.refresh();
  };
  return (
    <Dialog
      width="lg"
      trigger={t("open")}
      triggerSize="sm"
      title={t("title", { count: chosen.length })}
      description={t("description")}
      onOpenChange={onOpenChange}
    >
      <BatchForm
        customers={chosen}
        {...rest}
        onSave={() => {
          changed.current = true;
        }}
      />
    </Dialog>
  );
}

function BatchForm({
  customers,
  mayRequest,
  recall,
  action,
  onSave,
}: RestrictionBatchProps & { readonly onSave: () => void }) {
  const t = useTranslations("restriction.batch");
  const form = useRef<HTMLFormElement>(null);
  const { run, start, stop, forget } = useBatchRun(action);
  const running = run?.state === "running";

  const tryIt = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const submitter = submitterOf(event);
    const fields = new FormData(event.currentTarget, submitter);
    if (running) return;
    // The code's step has buttons of its own, which go on with what was confirmed.
    if (run?.state === "code-needed" && submitter?.name !== TRY) void start(run.rows, fields, "save");
    else void start(rowsOf(customers, fields), fields, "dry-run");
  };
  const carryOut = (rows: readonly PlannedRow[]) => {
    if (!form.current) return;
    onSave();
    void start(rows, new FormData(form.current), "save");
  };
  return (
    <form
      ref={form}
      onSubmit={tryIt}
      // What was tried holds for what was filled in then.
      onChange={() => run?.mode === "dry-run" && !running && forget()}
      className="flex flex-col gap-5"
    >
      <BatchFields recall={recall} disabled={running} />
      {run && <BatchOutcome run={run} mayRequest={mayRequest} onStop={stop} />}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" name={TRY} disabled={running} variant={run?.mode === "dry-run" ? "secondary" : "primary"}>
          {t("tryIt")}
        </Button>
        {run && <CarryOut run={run} onCarryOut={carryOut} />}
      </div>
      {run && <CodeStep state={run.heard} />}
    </form>
  );
}

/** What is wrong with it says the server, row by row. */
function rowsOf(customers: RestrictionBatchProps["customers"], fields: FormData): readonly PlannedRow[] {
  const textOf = (name: string) => String(fields.get(name) ?? "").trim();
  const act = BATCH_ACTS.find((known) => known === textOf("act")) ?? null;
  const wish = { reason: textOf("reason"), messageToCustomer: textOf("messageToCustomer") || null };
  return customers.map(({ id, name }) => {
    const row = act && { customerId: id, act, ...wish };
    return { id, name, line: null, customerId: id, act, row, problems: row ? [] : ["bad-row"] };
  });
}
