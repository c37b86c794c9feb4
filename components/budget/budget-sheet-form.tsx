"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { SHEET_COLUMNS } from "@/lib/contracts/sheet-columns";
import { Checkbox } from "../ui/checkbox";
import { CodeStep } from "../ui/code-step";
import { FileDrop } from "../ui/file-drop";
import { keepInput } from "../ui/keep-input";
import { Notice } from "../ui/notice";
import { SaveCsv } from "../ui/save-csv";
import { SubmitButton } from "../ui/submit-button";
import { BatchResults } from "./batch-results";
import { type BatchAction, SAVE } from "./budget-batch";

type BudgetSheetFormProps = { readonly currency: string; readonly action: BatchAction };

/** Budgets from a CSV: tried first, then set, with a result a row. */
export function BudgetSheetForm({ currency, action }: BudgetSheetFormProps) {
  const t = useTranslations("budget");
  const [state, submit, pending] = useActionState(action, { status: "idle" });
  const problem = state.status === "invalid" ? (state.fieldErrors["file"]?.[0] ?? "file-malformed") : null;
  return (
    <form action={submit} onReset={keepInput} aria-busy={pending} className="flex max-w-3xl flex-col gap-5">
      <FileDrop
        id="sheet"
        name="file"
        label={t("sheet.drop")}
        hint={t("sheet.dropHint")}
        accept=".csv,text/csv"
        multiple={false}
      />
      <p className="-mt-3">
        <SaveCsv name="budgets-template.csv" lines={[SHEET_COLUMNS, ...EXAMPLES]}>
          {t("sheet.template")}
        </SaveCsv>
      </p>
      <Checkbox id="sheet-confirmed" name="confirmed" label={t("batch.confirmed")} hint={t("batch.confirmedHint")} />
      {problem && (
        <Notice kind="danger" live="alert">
          {t.has(`sheet.problem.${problem}`) ? t(`sheet.problem.${problem}`) : t("sheet.problem.file-malformed")}
        </Notice>
      )}
      <div className="flex flex-wrap gap-2">
        <SubmitButton name="mode" value="dry-run" variant="secondary">
          {t("batch.tryIt")}
        </SubmitButton>
        <SubmitButton {...SAVE}>{t("sheet.submit")}</SubmitButton>
      </div>
      <CodeStep state={state} button={SAVE} />
      {state.status === "saved" && state.saved && <BatchResults result={state.saved} currency={currency} />}
    </form>
  );
}

const EXAMPLES = [
  ["account-name-of-one", "monthly", "1000.00", "", "alert-only", "no", "", ""],
  ["account-name-of-another", "", "", "10", "", "", "", ""],
] as const;
