"use client";

import { useLocale, useTranslations } from "next-intl";
import type { CreditView } from "@/lib/contracts/credit";
import type { FormState } from "@/lib/contracts/form-state";
import type { CreditReason } from "@/lib/domain/credit/decide-credit";
import { REASON_MAX } from "@/lib/domain/decision";
import { creditReasonWords } from "@/lib/format/credit-reason";
import { BILLING_ZONE, formatInstant } from "@/lib/format/date";
import { CodeStep } from "../ui/code-step";
import { Field } from "../ui/field";
import { FormAnswer } from "../ui/form-answer";
import { Notice } from "../ui/notice";
import { SubmitButton } from "../ui/submit-button";
import { Textarea } from "../ui/textarea";
import { useFormAnswer } from "../ui/use-form-answer";

type State = FormState<CreditReason>;
type CreditRuleFormProps = Pick<CreditView, "heeded" | "customers"> & {
  readonly usedUp: boolean;
  /** Null: this person may not change it. */
  readonly action: ((previous: State, form: FormData) => Promise<State>) | null;
};

/** Whether purchases heed the company's own credit, and what changing that does. */
export function CreditRuleForm({ heeded, usedUp, customers, action }: CreditRuleFormProps) {
  const t = useTranslations("credit.rule");
  const locale = useLocale();
  const stops = heeded !== null && usedUp;
  return (
    <div className="flex max-w-2xl flex-col gap-4">
      {stops ? (
        <Notice kind="danger">{t("stops", { count: customers })}</Notice>
      ) : (
        <p>{t(heeded === null ? "off" : "on")}</p>
      )}
      {heeded && (
        <p className="text-sm text-ink-2">
          {t("since", { since: formatInstant(heeded.since, { zone: BILLING_ZONE, locale }), by: heeded.by })}{" "}
          {heeded.reason}
        </p>
      )}
      {heeded === null && usedUp && <Notice kind="warn">{t("wouldStop", { count: customers })}</Notice>}
      {action && <TurnForm heeded={heeded !== null} action={action} />}
    </div>
  );
}

type TurnFormProps = { readonly heeded: boolean; readonly action: NonNullable<CreditRuleFormProps["action"]> };

function TurnForm({ heeded, action }: TurnFormProps) {
  const t = useTranslations("credit");
  const { answer, form } = useFormAnswer(action);
  return (
    <form {...form} className="flex flex-col gap-4">
      <input type="hidden" name="heed" value={heeded ? "off" : "on"} />
      <Field id="credit-rule-reason" label={t("rule.reason")} required>
        {(control) => <Textarea {...control} name="reason" rows={2} maxLength={REASON_MAX} />}
      </Field>
      <FormAnswer state={answer} refused={t("rule.refused")} invalid={t("invalid.form")} wordsOf={creditReasonWords} />
      <div>
        <SubmitButton variant={heeded ? "secondary" : "primary"}>
          {t(heeded ? "rule.turnOff" : "rule.turnOn")}
        </SubmitButton>
      </div>
      <CodeStep state={answer} />
    </form>
  );
}
