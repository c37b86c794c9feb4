"use client";

import { useTranslations } from "next-intl";
import type { FormState } from "@/lib/contracts/form-state";
import type { CouponReason } from "@/lib/domain/coupon/decide-coupon";
import { SETTLEMENT_DAY_MAX } from "@/lib/domain/coupon/settlement";
import { couponReasonWords } from "@/lib/format/coupon-reason";
import { Field } from "../ui/field";
import { FormAnswer } from "../ui/form-answer";
import { Select } from "../ui/select";
import { SubmitButton } from "../ui/submit-button";
import { useFormAnswer } from "../ui/use-form-answer";

type State = FormState<CouponReason>;
type SettlementDayFormProps = {
  readonly day: number;
  readonly action: (previous: State, form: FormData) => Promise<State>;
};

const DAYS = Array.from({ length: SETTLEMENT_DAY_MAX }, (_, index) => String(index + 1));

export function SettlementDayForm({ day, action }: SettlementDayFormProps) {
  const t = useTranslations("coupon");
  const { answer, form } = useFormAnswer(action);
  return (
    <form {...form} className="flex flex-col gap-5">
      <input type="hidden" name="shown" value={day} />
      <Field id="settlement-day" label={t("settlement.day")} hint={t("settlement.dayHint")} required>
        {({ required: _, ...control }) => (
          <span className="block max-w-32">
            <Select
              {...control}
              key={day}
              name="day"
              defaultValue={String(day)}
              options={DAYS.map((value) => ({ value, label: value }))}
            />
          </span>
        )}
      </Field>
      <FormAnswer
        state={answer}
        refused={t("settlement.refused")}
        invalid={t("invalid.number")}
        wordsOf={couponReasonWords}
      />
      <div className="flex flex-wrap items-center gap-4">
        <SubmitButton>{t("settlement.save")}</SubmitButton>
        <p role="status" className="text-accent">
          {answer.status === "saved" && t("settlement.saved")}
        </p>
      </div>
    </form>
  );
}
