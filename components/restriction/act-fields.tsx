import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { REASON_MAX } from "@/lib/domain/decision";
import { MESSAGE_MAX } from "@/lib/domain/restriction/cause";
import { Field } from "../ui/field";
import { Textarea } from "../ui/textarea";

type ActFieldsProps = {
  readonly id: string;
  readonly customerId: string;
  /** The tick that recalls what the act needs; null when there is nothing to recall. */
  readonly recall: ReactNode;
};

/** What every restriction asks: why, for the partner alone, and what to tell the customer, if anything. */
export function ActFields({ id, customerId, recall }: ActFieldsProps) {
  const t = useTranslations("restriction.field");
  return (
    <>
      <input type="hidden" name="customerId" value={customerId} />
      <Field id={`${id}-reason`} label={t("reason")} hint={t("reasonHint")} required>
        {(control) => <Textarea {...control} name="reason" maxLength={REASON_MAX} rows={2} />}
      </Field>
      <Field id={`${id}-message`} label={t("message")} hint={t("messageHint")}>
        {(control) => <Textarea {...control} name="messageToCustomer" maxLength={MESSAGE_MAX} rows={2} />}
      </Field>
      {recall}
    </>
  );
}
