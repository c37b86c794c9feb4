"use client";

import { useLocale, useTranslations } from "next-intl";
import type { CouponReason } from "@/lib/domain/coupon/decide-coupon";
import { REASON_MAX } from "@/lib/domain/decision";
import type { Money } from "@/lib/domain/money/money";
import { couponReasonWords } from "@/lib/format/coupon-reason";
import { formatMoney } from "@/lib/format/money";
import { Field } from "../ui/field";
import { type FormAction, FormDialog } from "../ui/form-dialog";
import { SubmitButton } from "../ui/submit-button";
import { Textarea } from "../ui/textarea";

export type CouponAction = FormAction<CouponReason>;

type WithdrawCouponProps = {
  readonly couponId: string;
  readonly remaining: Money;
  readonly currency: string;
  readonly action: CouponAction;
};

export function WithdrawCoupon({ couponId, remaining, currency, action }: WithdrawCouponProps) {
  const t = useTranslations("coupon");
  const locale = useLocale();
  const left = { remaining: formatMoney(remaining, locale), currency };
  return (
    <FormDialog
      trigger={t("withdraw.open")}
      triggerVariant="quiet"
      title={t("withdraw.title")}
      description={t("withdraw.description", left)}
      action={action}
      refused={t("withdraw.refused")}
      invalid={t("invalid.form")}
      wordsOf={couponReasonWords}
      // The row itself says that it is withdrawn.
      onDone={() => {}}
    >
      {() => (
        <>
          <input type="hidden" name="couponId" value={couponId} />
          <Field id={`withdraw-${couponId}`} label={t("withdraw.reason")} hint={t("withdraw.reasonHint")} required>
            {(control) => <Textarea {...control} name="reason" maxLength={REASON_MAX} rows={2} />}
          </Field>
          <div>
            <SubmitButton variant="danger">{t("withdraw.submit", left)}</SubmitButton>
          </div>
        </>
      )}
    </FormDialog>
  );
}
