"use client";

import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useRef } from "react";
import { BASE_COLUMNS, BASE_EXAMPLES } from "@/lib/contracts/base-columns";
import { BASE_RECORDS } from "@/lib/domain/base/base-row";
import { Button } from "../ui/button";
import { buttonStyle } from "../ui/button-style";
import { CodeStep } from "../ui/code-step";
import { FileDrop } from "../ui/file-drop";
import { Notice } from "../ui/notice";
import { SaveCsv } from "../ui/save-csv";
import { BringOverOutcome } from "./bring-over-outcome";
import { type BaseAction, type BringOverRun, type FileProblem, useBringOver } from "./use-bring-over";

type BringOverFormProps = { readonly plan: BaseAction; readonly action: BaseAction };

/** A base from a file: tried as a whole, then brought over, with a result a row. */
export function BringOverForm({ plan, action }: BringOverFormProps) {
  const t = useTranslations("base");
  const form = useRef<HTMLFormElement>(null);
  const { run, problem, planning, tryIt, carryOut, stop, forget } = useBringOver(plan, action);
  const busy = planning || run?.state === "running";

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const fields = new FormData(event.currentTarget);
    // The code's step goes on with what was confirmed.
    void (run?.state === "code-needed" ? carryOut(fields, run) : tryIt(fields));
  };
  const bring = () => {
    if (form.current && run) void carryOut(new FormData(form.current), run);
  };
  return (
    <form ref={form} onSubmit={submit} aria-busy={busy} className="flex max-w-3xl flex-col gap-5">
      <fieldset disabled={busy} className="flex flex-col gap-4">
        <FileFields onFiles={forget} />
      </fieldset>
      {problem && <Problem {...problem} />}
      {run && <BringOverOutcome run={run} onStop={stop} />}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" disabled={busy} variant={run ? "secondary" : "primary"}>
          {t(planning ? "trying" : "tryIt")}
        </Button>
        {run && !busy && <CarryOut run={run} onCarryOut={bring} />}
      </div>
      {run && <CodeStep state={run.heard} />}
    </form>
  );
}

function FileFields({ onFiles }: { readonly onFiles: () => void }) {
  const t = useTranslations("base");
  return (
    <>
      <legend className="sr-only">{t("legend")}</legend>
      <FileDrop
        id="base-file"
        name="file"
        label={t("drop")}
        hint={t("dropHint")}
        accept=".csv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        multiple={false}
        onFiles={onFiles}
      />
      <div className="flex flex-wrap gap-2">
        <a href="/api/view/base-template" download className={buttonStyle({ size: "sm", variant: "quiet" })}>
          <Download aria-hidden />
          {t("templateXlsx")}
        </a>
        <SaveCsv name="base-template.csv" lines={TEMPLATE}>
          {t("templateCsv")}
        </SaveCsv>
      </div>
    </>
  );
}

function Problem({ problem, what }: FileProblem) {
  const t = useTranslations("base.problem");
  return (
    <Notice kind="danger" live="alert">
      {t(t.has(problem) ? problem : "malformed", { what })}
    </Notice>
  );
}

type CarryOutProps = {
  readonly run: BringOverRun;
  readonly onCarryOut: () => void;
};

/** The second click: only after the dry run, and again where a run was cut short. */
function CarryOut({ run: { mode, state, rows }, onCarryOut }: CarryOutProps) {
  const t = useTranslations("base");
  if (mode === "save") {
    const isShort = state === "stopped" || state === "cut";
    return isShort && <Button onClick={onCarryOut}>{t("again")}</Button>;
  }
  const count = rows.filter(({ answer }) => answer?.status === "brought").length;
  return (
    count > 0 && (
      <Button variant="primary" onClick={onCarryOut}>
        {t("carryOut", { count })}
      </Button>
    )
  );
}

const COLUMNS = ["record", ...new Set(Object.values(BASE_COLUMNS).flat())];
const TEMPLATE = [
  COLUMNS,
  ...BASE_RECORDS.map((record) => {
    const example: Readonly<Record<string, string>> = { record, ...BASE_EXAMPLES[record] };
    return COLUMNS.map((column) => example[column] ?? "");
  }),
];
