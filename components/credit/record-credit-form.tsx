"use client";

import { useTranslations } from "next-intl";
import type { FormState } from "@/lib/contracts/form-state";
import type { CreditReason } from "@/lib/domain/credit/decide-credit";
import { creditReasonWords } from "@/lib/format/credit-reason";
import { Field } from "../ui/field";
import { FormAnswer } from "../ui/form-answer";
import { Input } from "../ui/input";
import { MoneyInput } from "../ui/money-input";
import { SubmitButton } from "../ui/submit-button";
import { useFormAnswer } from "../ui/use-form-answer";

type State = FormState<CreditReason, never, { readonly status: "written" | "stands" }>;
type RecordCreditFormProps = {
  readonly currency: string;
  /** A minute in GMT+08:00. */
  readonly now: string;
  readonly action: (previous: State, form: FormData) => Promise<State>;
};

const FIGURES = ["quota", "due", "unbilled", "balance", "coupons"] as const;

export function RecordCreditForm({ currency, now, action }: RecordCreditFormProps) {
  const t = useTranslations("credit");
  const { answer, form } = useFormAnswer(action);
  const errors = answer.status === "invalid" ? answer.fieldErrors : {};
  return (
    <form {...form} className="flex flex-col gap-5">
      <Field
        id="credit-as-of"
        label={t("record.asOf")}
        hint={t("record.asOfHint")}
        error={errors["asOf"] && t("invalid.asOf")}
        required
      >
        {(control) => (
          <Input {...control} type="datetime-local" name="asOf" defaultValue={now} max={now} className="max-w-64" />
        )}
      </Field>
      <div className="grid gap-5 sm:grid-cols-2">
        {FIGURES.map((figure) => (
          <Field
            key={figure}
            id={`credit-${figure}`}
            label={t(`figure.${figure}`)}
            hint={t(`record.hint.${figure}`)}
            error={errors[figure] && t("invalid.amount")}
            required
          >
            {(control) => (
              <MoneyInput {...control} name={figure} currency={currency} defaultValue={figure === "quota" ? "" : "0"} />
            )}
          </Field>
        ))}
      </div>
      <FormAnswer
        state={answer}
        refused={t("record.refused")}
        invalid={t("invalid.form")}
        wordsOf={creditReasonWords}
      />
      <div className="flex flex-wrap items-center gap-4">
        <SubmitButton>{t("record.submit")}</SubmitButton>
        <p role="status" className="text-accent">
          {answer.status === "saved" && answer.saved && t(`record.${answer.saved.status}`)}
        </p>
      </div>
    </form>
  );
}
