"use client";

import { useTranslations } from "next-intl";
import { useActionState, useState } from "react";
import type { FormState } from "@/lib/contracts/form-state";
import { PAYMENT_DAYS } from "@/lib/domain/order/status";
import { type AnyOrderReason, orderReasonWords, orderWays } from "@/lib/format/order-reason";
import { FormAnswer } from "../ui/form-answer";
import { SubmitButton } from "../ui/submit-button";
import type { OrderAct } from "./order-acts";

export type PlaceOrderProps = {
  readonly offerId: string;
  /** What is sent: the offer, how much, and the amount that was shown. Null: it could not even be kept. */
  readonly wish: Readonly<Record<string, string>> | null;
  /** Names the order, so that sent twice it is one. */
  readonly orderKey: string;
  /** It would be accepted now. */
  readonly mayPay: boolean;
  readonly amount: string;
  readonly currency: string;
  readonly place: OrderAct;
};

const IDLE = { status: "idle" } as const;

/** Orders what the page shows, paid now or later; a refusal stays to be read, also when there is no button any more. */
export function PlaceOrder({ offerId, wish, orderKey, mayPay, amount, currency, place }: PlaceOrderProps) {
  const t = useTranslations("order.place");
  // The page is read anew while it stays open; what may have been sent already keeps its name.
  const [key] = useState(orderKey);
  const root = useTranslations();
  const [state, submit, pending] = useActionState<FormState<AnyOrderReason>, FormData>(place, IDLE);
  const ways = state.status === "refused" ? state.reasons.flatMap((reason) => orderWays(reason, offerId)) : [];
  return (
    <form action={submit} aria-busy={pending} className="flex flex-col items-start gap-3">
      <FormAnswer
        state={state}
        refused={t("refused")}
        invalid={t("invalid")}
        wordsOf={(reason) => orderReasonWords(reason, currency)}
        ways={ways.map(({ href, label }) => ({ href, label: root(label) }))}
      />
      {wish && (
        <>
          {Object.entries({ ...wish, key }).map(([name, value]) => (
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
