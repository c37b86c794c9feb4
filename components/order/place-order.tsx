"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import type { FormState } from "@/lib/contracts/form-state";
import { PAYMENT_DAYS } from "@/lib/domain/order/status";
import { type AnyOrderReason, orderReasonWords } from "@/lib/format/order-reason";
import { FormAnswer } from "../ui/form-answer";
import { SubmitButton } from "../ui/submit-button";
import type { OrderAct } from "./order-acts";

export type PlaceOrderProps = {
  /** What is sent: the offer, how much, and the amount that was shown. Null: it could not even be kept. */
  readonly wish: Readonly<Record<string, string>> | null;
  /** It would be accepted now. */
  readonly mayPay: boolean;
  readonly amount: string;
  readonly currency: string;
  readonly place: OrderAct;
};

const IDLE = { status: "idle" } as const;

/** Orders what the page shows, paid now or later; a refusal stays to be read, also when there is no button any more. */
export function PlaceOrder({ wish, mayPay, amount, currency, place }: PlaceOrderProps) {
  const t = useTranslations("order.place");
  const [state, submit, pending] = useActionState<FormState<AnyOrderReason>, FormData>(place, IDLE);
  return (
    <form action={submit} aria-busy={pending} className="flex flex-col items-start gap-3">
      <FormAnswer
        state={state}
        refused={t("refused")}
        invalid={t("invalid")}
        wordsOf={(reason) => orderReasonWords(reason, currency)}
      />
      {wish && (
        <>
          {Object.entries(wish).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <div className="flex flex-wrap gap-2">
            {mayPay && <SubmitButton>{t("buy", { amount, currency })}</SubmitButton>}
            <SubmitButton name="when" value="later" variant="secondary">
              {t("later")}
            </SubmitButton>
          </div>
          {mayPay && <p className="max-w-[60ch] text-sm text-ink-2">{t("how")}</p>}
          <p className="max-w-[60ch] text-sm text-ink-2">{t("howLater", { days: PAYMENT_DAYS })}</p>
        </>
      )}
    </form>
  );
}
