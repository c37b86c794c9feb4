"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { FieldErrors } from "@/lib/contracts/form-state";
import type { BillingDay } from "@/lib/domain/calendar/billing-month";
import { COUPON_NOTE_MAX } from "@/lib/domain/coupon/coupon";
import { couponReasonWords } from "@/lib/format/coupon-reason";
import { Field } from "../ui/field";
import { FormDialog } from "../ui/form-dialog";
import { Input } from "../ui/input";
import { MoneyInput } from "../ui/money-input";
import { Notice } from "../ui/notice";
import { SubmitButton } from "../ui/submit-button";
import { Textarea } from "../ui/textarea";
import type { CouponAction } from "./withdraw-coupon";

type IssueCouponProps = {
  readonly customer: { readonly id: string; readonly name: string };
  readonly currency: string;
  /** GMT+08:00. */
  readonly today: BillingDay;
  readonly action: CouponAction;
};

export function IssueCoupon({ customer, currency, today, action }: IssueCouponProps) {
  const t = useTranslations("coupon");
  const [isDone, setDone] = useState(false);
  return (
    <div className="flex flex-col items-start gap-3">
      <FormDialog
        trigger={t("issue.open")}
        title={t("issue.title", { name: customer.name })}
        description={t("issue.description")}
        action={action}
        refused={t("issue.refused")}
        invalid={t("invalid.form")}
        wordsOf={couponReasonWords}
        onDone={() => setDone(true)}
      >
        {(errors) => (
          <>
            <input type="hidden" name="customerId" value={customer.id} />
            <Fields errors={errors} currency={currency} today={today} />
            <div>
              <SubmitButton>{t("issue.submit")}</SubmitButton>
            </div>
          </>
        )}
      </FormDialog>
      <div aria-live="polite">{isDone && <Notice kind="done">{t("issue.done")}</Notice>}</div>
    </div>
  );
}

type FieldsProps = Pick<IssueCouponProps, "currency" | "today"> & { readonly errors: FieldErrors };

function Fields({ errors, currency, today }: FieldsProps) {
  const t = useTranslations("coupon");
  return (
    <>
      <Field
        id="coupon-amount"
        label={t("issue.amount")}
        hint={t("issue.amountHint")}
        error={errors["amount"] && t("invalid.amount")}
        required
      >
        {(control) => (
          <span className="block max-w-60">
            <MoneyInput {...control} name="amount" currency={currency} />
          </span>
        )}
      </Field>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field
          id="coupon-from"
          label={t("issue.from")}
          hint={t("issue.fromHint")}
          error={errors["validFrom"] && t("invalid.day")}
          required
        >
          {(control) => <Input {...control} name="validFrom" type="date" min={today} defaultValue={today} />}
        </Field>
        <Field
          id="coupon-until"
          label={t("issue.until")}
          hint={t("issue.untilHint")}
          error={errors["validUntil"] && t("invalid.day")}
          required
        >
          {(control) => <Input {...control} name="validUntil" type="date" min={today} />}
        </Field>
      </div>
      <Field id="coupon-note" label={t("issue.note")}>
        {(control) => <Textarea {...control} name="note" maxLength={COUPON_NOTE_MAX} rows={2} />}
      </Field>
    </>
  );
}
