"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useRef, useState } from "react";
import type { FormState } from "@/lib/contracts/form-state";
import type { PlannedRow, SheetPlan } from "@/lib/contracts/restriction-batch";
import { RESTRICTION_COLUMNS } from "@/lib/contracts/restriction-columns";
import { Button } from "../ui/button";
import { CodeStep } from "../ui/code-step";
import { FileDrop } from "../ui/file-drop";
import { Notice } from "../ui/notice";
import { SaveCsv } from "../ui/save-csv";
import { Agreement } from "./agreement";
import { ManualTick, NowTick } from "./batch-fields";
import { BatchOutcome } from "./batch-outcome";
import { CarryOut } from "./carry-out";
import { submitterOf, TRY } from "./submitter";
import { type PieceAction, useBatchRun } from "./use-batch-run";

type PlanState = FormState<never, never, SheetPlan>;
export type PlanAction = (previous: PlanState, form: FormData) => Promise<PlanState>;

type RestrictionSheetFormProps = {
  readonly mayRequest: boolean;
  readonly recall: ReactNode;
  /** Reads the sheet and finds its customers; changes nothing. */
  readonly read: PlanAction;
  readonly action: PieceAction;
};

/** Restrictions from a CSV: read, tried, then carried out, with a result a row. */
export function RestrictionSheetForm({ mayRequest, recall, read, action }: RestrictionSheetFormProps) {
  const t = useTranslations("restriction");
  const form = useRef<HTMLFormElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [reading, setReading] = useState(false);
  const { run, start, stop, forget } = useBatchRun(action);
  const busy = reading || run?.state === "running";

  const tryIt = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const submitter = submitterOf(event);
    const fields = new FormData(event.currentTarget, submitter);
    // The code's step has buttons of its own, which go on with what was confirmed.
    if (run?.state === "code-needed" && submitter?.name !== TRY) return start(run.rows, fields, "save");
    setReading(true);
    const plan = await planOf(read, fields);
    setReading(false);
    setProblem("problem" in plan ? plan.problem : null);
    if ("problem" in plan) forget();
    else await start(plan.rows, fields, "dry-run");
  };
  const carryOut = (rows: readonly PlannedRow[]) => {
    if (form.current) void start(rows, new FormData(form.current), "save");
  };
  return (
    <form
      ref={form}
      onSubmit={tryIt}
      onChange={() => run?.mode === "dry-run" && !busy && forget()}
      aria-busy={busy}
      className="flex max-w-3xl flex-col gap-5"
    >
      <fieldset disabled={busy} className="flex flex-col gap-5">
        <legend className="sr-only">{t("batch.legend")}</legend>
        <FileDrop
          id="restriction-sheet"
          name="file"
          label={t("sheet.drop")}
          hint={t("sheet.dropHint")}
          accept=".csv,text/csv"
          multiple={false}
        />
        <p className="-mt-3">
          <SaveCsv name="restrictions-template.csv" lines={[RESTRICTION_COLUMNS, ...EXAMPLES]}>
            {t("sheet.template")}
          </SaveCsv>
        </p>
        <ManualTick />
        <NowTick />
        <Agreement required={false} />
        {recall}
      </fieldset>
      {problem && (
        <Notice kind="danger" live="alert">
          {t(t.has(`sheet.problem.${problem}`) ? `sheet.problem.${problem}` : "sheet.problem.file-malformed")}
        </Notice>
      )}
      {run && <BatchOutcome run={run} mayRequest={mayRequest} onStop={stop} />}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" name={TRY} disabled={busy} variant={run?.mode === "dry-run" ? "secondary" : "primary"}>
          {t("batch.tryIt")}
        </Button>
        {run && <CarryOut run={run} onCarryOut={carryOut} />}
      </div>
      {run && <CodeStep state={run.heard} />}
    </form>
  );
}

const EXAMPLES = [
  ["account-name-of-one", "freeze-account", "Invoice not paid", "Please call us."],
  ["account-name-of-another", "lift", "Invoice paid", ""],
] as const;

async function planOf(read: PlanAction, fields: FormData): Promise<SheetPlan | { readonly problem: string }> {
  try {
    const state = await read({ status: "idle" }, fields);
    if (state.status === "saved" && state.saved) return state.saved;
    return { problem: (state.status === "invalid" && state.fieldErrors["file"]?.[0]) || "file-malformed" };
  } catch {
    return { problem: "file-unread" };
  }
}
