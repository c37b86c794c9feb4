"use client";

import { useLocale, useTranslations } from "next-intl";
import { REASON_MAX } from "@/lib/domain/decision";
import type { ForesightReason } from "@/lib/domain/forecast/decide-foresight";
import type { Money } from "@/lib/domain/money/money";
import { formatDay } from "@/lib/format/date";
import { formatMoney } from "@/lib/format/money";
import { outlookReasonWords } from "@/lib/format/outlook-reason";
import { Field } from "../ui/field";
import { type FormAction, FormDialog } from "../ui/form-dialog";
import { SubmitButton } from "../ui/submit-button";
import { Textarea } from "../ui/textarea";

export type DismissAction = FormAction<ForesightReason>;

type DismissAnomalyProps = {
  readonly customer: { readonly id: string; readonly name: string };
  readonly day: string;
  readonly amount: Money;
  readonly expected: Money;
  readonly currency: string;
  readonly action: DismissAction;
};

export function DismissAnomaly({ customer, day, amount, expected, currency, action }: DismissAnomalyProps) {
  const t = useTranslations("outlook.anomaly");
  const locale = useLocale();
  const facts = {
    name: customer.name,
    day: formatDay(day, locale),
    amount: formatMoney(amount, locale),
    expected: formatMoney(expected, locale),
    currency,
  };
  return (
    <FormDialog
      trigger={
        <>
          {t("dismiss")}
          <span className="sr-only"> {t("dismissNamed", facts)}</span>
        </>
      }
      triggerVariant="quiet"
      title={t("dismissTitle")}
      description={t("dismissDescription", facts)}
      action={action}
      refused={t("refused")}
      invalid={t("invalid")}
      wordsOf={outlookReasonWords}
      // The row leaves the list.
      onDone={() => {}}
    >
      {() => (
        <>
          <input type="hidden" name="customerId" value={customer.id} />
          <input type="hidden" name="day" value={day} />
          <Field id={`dismiss-${customer.id}-${day}`} label={t("reason")} hint={t("reasonHint")} required>
            {(control) => <Textarea {...control} name="reason" maxLength={REASON_MAX} rows={2} />}
          </Field>
          <div>
            <SubmitButton>{t("submit")}</SubmitButton>
          </div>
        </>
      )}
    </FormDialog>
  );
}
