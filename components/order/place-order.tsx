"use client";

import { useTranslations } from "next-intl";
import { useActionState, useState } from "react";
import type { FormState } from "@/lib/contracts/form-state";
import type { OrderReason } from "@/lib/domain/order/decide-order";
import { orderReasonWords, orderWays } from "@/lib/format/order-reason";
import { FormAnswer } from "../ui/form-answer";
import { SubmitButton } from "../ui/submit-button";

export type PlaceOrderProps = {
  readonly offerId: string;
  /** What is sent: the offer, how much, and the amount that was shown. Null: it would be refused now. */
  readonly wish: Readonly<Record<string, string>> | null;
  /** Names the order, so that sent twice it is one. */
  readonly orderKey: string;
  readonly amount: string;
  readonly currency: string;
  readonly place: (previous: FormState<OrderReason>, form: FormData) => Promise<FormState<OrderReason>>;
};

const IDLE = { status: "idle" } as const;

/** Orders what the page shows; a refusal stays to be read, also when there is no button any more. */
export function PlaceOrder({ offerId, wish, orderKey, amount, currency, place }: PlaceOrderProps) {
  const t = useTranslations("order.place");
  // The page is read anew while it stays open; what may have been sent already keeps its name.
  const [key] = useState(orderKey);
  const root = useTranslations();
  const [state, submit, pending] = useActionState<FormState<OrderReason>, FormData>(place, IDLE);
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
          <SubmitButton>{t("buy", { amount, currency })}</SubmitButton>
          <p className="max-w-[60ch] text-sm text-ink-2">{t("how")}</p>
        </>
      )}
    </form>
  );
}
