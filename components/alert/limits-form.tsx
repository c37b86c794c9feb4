"use client";

import { useTranslations } from "next-intl";
import type { FormState } from "@/lib/contracts/form-state";
import type { AlertLimitReason, AlertLimits } from "@/lib/domain/alert/limits";
import { alertLimitReasonWords } from "@/lib/format/alert-limit-reason";
import { Field } from "../ui/field";
import { FormAnswer } from "../ui/form-answer";
import { Input } from "../ui/input";
import { SubmitButton } from "../ui/submit-button";
import { useFormAnswer } from "../ui/use-form-answer";

type State = FormState<AlertLimitReason>;
type LimitsFormProps = {
  readonly limits: AlertLimits;
  readonly action: (previous: State, form: FormData) => Promise<State>;
};

const FIELDS = ["requestHours", "deliveryLateDays"] as const;

export function LimitsForm({ limits, action }: LimitsFormProps) {
  const t = useTranslations("alert.limits");
  const { answer, form } = useFormAnswer(action);
  const errors = answer.status === "invalid" ? answer.fieldErrors : {};
  return (
    <form {...form} className="flex flex-col gap-5">
      {FIELDS.map((name) => (
        <Field
          key={name}
          id={name}
          label={t(name)}
          hint={t(`${name}Hint`)}
          required
          error={errors[name] ? t("number") : undefined}
        >
          {(control) => (
            <span className="block max-w-32">
              <Input {...control} name={name} inputMode="numeric" defaultValue={limits[name]} />
            </span>
          )}
        </Field>
      ))}
      <FormAnswer state={answer} refused={t("refused")} invalid={t("number")} wordsOf={alertLimitReasonWords} />
      <div className="flex flex-wrap items-center gap-4">
        <SubmitButton>{t("submit")}</SubmitButton>
        <p role="status" className="text-accent">
          {answer.status === "saved" && t("saved")}
        </p>
      </div>
    </form>
  );
}
