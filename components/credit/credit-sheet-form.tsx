"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import type { CreditOutcome } from "@/lib/contracts/credit";
import { CREDIT_COLUMNS } from "@/lib/contracts/credit-columns";
import type { FormState } from "@/lib/contracts/form-state";
import type { CreditReason } from "@/lib/domain/credit/decide-credit";
import { creditReasonWords } from "@/lib/format/credit-reason";
import { FileDrop } from "../ui/file-drop";
import { FormAnswer } from "../ui/form-answer";
import { keepInput } from "../ui/keep-input";
import { Notice } from "../ui/notice";
import { SaveCsv } from "../ui/save-csv";
import { SubmitButton } from "../ui/submit-button";
import { useWording } from "../ui/use-wording";

type Saved = { readonly dryRun: boolean; readonly lines: readonly CreditOutcome[] };
type State = FormState<CreditReason, never, Saved>;
type CreditSheetFormProps = { readonly action: (previous: State, form: FormData) => Promise<State> };

const EXAMPLE = ["2026-11-28 23:00", "20000.00", "0.00", "150.00", "4200.00", "8300.55"];

/** Records from a CSV: tried first, then written, with a result a line. */
export function CreditSheetForm({ action }: CreditSheetFormProps) {
  const t = useTranslations("credit");
  const [state, submit, pending] = useActionState<State, FormData>(action, { status: "idle" });
  const problem = state.status === "invalid" ? (state.fieldErrors["file"]?.[0] ?? "file-malformed") : null;
  return (
    <form action={submit} onReset={keepInput} aria-busy={pending} className="flex flex-col gap-4">
      <FileDrop
        id="credit-file"
        name="file"
        label={t("sheet.drop")}
        hint={t("sheet.hint", { columns: CREDIT_COLUMNS.join(", ") })}
        accept=".csv,text/csv"
        multiple={false}
      />
      <p className="-mt-2">
        <SaveCsv name="credit-template.csv" lines={[CREDIT_COLUMNS, EXAMPLE]}>
          {t("sheet.template")}
        </SaveCsv>
      </p>
      {problem ? (
        <Notice kind="danger" live="alert">
          {t(t.has(`sheet.problem.${problem}`) ? `sheet.problem.${problem}` : "sheet.problem.file-malformed")}
        </Notice>
      ) : (
        <FormAnswer
          state={state}
          refused={t("record.refused")}
          invalid={t("invalid.form")}
          wordsOf={creditReasonWords}
        />
      )}
      <div className="flex flex-wrap gap-2">
        <SubmitButton name="mode" value="dry-run" variant="secondary">
          {t("sheet.tryIt")}
        </SubmitButton>
        <SubmitButton name="mode" value="save">
          {t("sheet.submit")}
        </SubmitButton>
      </div>
      {state.status === "saved" && state.saved && <Lines {...state.saved} />}
    </form>
  );
}

function Lines({ dryRun, lines }: Saved) {
  const t = useTranslations("credit.sheet");
  const count = lines.filter(({ answer }) => answer?.status === "written").length;
  return (
    <div role="status" className="flex flex-col gap-2">
      <p className="font-semibold">{t(dryRun ? "wouldWrite" : "wrote", { count, all: lines.length })}</p>
      <ul className="flex flex-col gap-1 text-sm">
        {lines.map((line) => (
          <Line key={line.line} line={line} dryRun={dryRun} />
        ))}
      </ul>
    </div>
  );
}

function Line({
  line: { line, problems, answer },
  dryRun,
}: {
  readonly line: CreditOutcome;
  readonly dryRun: boolean;
}) {
  const t = useTranslations("credit.sheet");
  const say = useWording();
  const said =
    answer === null
      ? t("problems", { columns: problems.join(", ") })
      : answer.status === "refused"
        ? answer.reasons.map((reason) => say(creditReasonWords(reason))).join(" ")
        : t(answer.status === "stands" ? "stands" : dryRun ? "right" : "written");
  return <li>{t("line", { line, said })}</li>;
}
