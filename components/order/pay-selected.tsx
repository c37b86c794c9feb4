"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useActionState, useState } from "react";
import type { OrderLine } from "@/lib/contracts/order-view";
import { sumOf } from "@/lib/domain/money/money";
import { PAY_TOGETHER_MAX } from "@/lib/domain/order/decide-waiting";
import { type AnyOrderReason, orderReasonWords } from "@/lib/format/order-reason";
import { Dialog } from "../ui/dialog";
import { MoneyText } from "../ui/money-text";
import { Notice } from "../ui/notice";
import { ResultList } from "../ui/result-list";
import type { PieceAction, PieceState } from "../ui/run-pieces";
import { useSelection } from "../ui/selection";
import { SubmitButton } from "../ui/submit-button";
import { useWording } from "../ui/use-wording";

/** What became of one of them; no reasons: it was paid. */
export type PaymentAnswer = { readonly orderId: string; readonly reasons: readonly AnyOrderReason[] };

type PaySelectedProps = {
  /** Of this page. */
  readonly orders: readonly OrderLine[];
  readonly currency: string;
  readonly pay: PieceAction<PaymentAnswer>;
};

const IDLE: PieceState<PaymentAnswer> = { status: "idle" };

/** The act of the selection bar: pays the chosen orders, each by itself, and says a result a row. */
export function PaySelected({ orders, currency, pay }: PaySelectedProps) {
  const t = useTranslations("order.pay");
  const say = useWording();
  const { ids, clear } = useSelection();
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [state, submit, pending] = useActionState(pay, IDLE);
  const chosen = orders.filter(({ id }) => ids.has(id));
  const answers = state.status === "saved" ? (state.saved?.rows ?? []) : [];
  // The list behind it stays as it was chosen from until the answers were read.
  const turn = (next: boolean) => {
    setOpen(next);
    if (next || answers.length === 0) return;
    clear();
    router.refresh();
  };
  const nameOf = (orderId: string) => orders.find(({ id }) => id === orderId)?.thing.specification ?? orderId;
  return (
    <Dialog
      width="lg"
      open={open}
      onOpenChange={turn}
      trigger={t("act")}
      triggerVariant="primary"
      triggerSize="sm"
      title={t("title", { count: chosen.length })}
      description={t("description")}
    >
      <form action={submit} aria-busy={pending} className="flex flex-col gap-4">
        {state.status === "invalid" && (
          <Notice kind="danger" live="alert">
            {t("invalid", { max: PAY_TOGETHER_MAX })}
          </Notice>
        )}
        {answers.length > 0 ? (
          <div role="status">
            <ResultList
              label={t("results")}
              rows={answers.map(({ orderId, reasons }) => ({
                id: orderId,
                name: nameOf(orderId),
                outcome: reasons.length === 0 ? ("done" as const) : ("refused" as const),
                detail: reasons.map((reason) => say(orderReasonWords(reason, currency))).join(" ") || t("paid"),
                href: `/portal/orders/${orderId}`,
              }))}
            />
          </div>
        ) : (
          <>
            <ul aria-label={t("chosen")} className="flex flex-col border-t border-line text-sm">
              {chosen.map(({ id, thing, amount }) => (
                <li key={id} className="flex justify-between gap-4 border-b border-line py-2">
                  <input type="hidden" name="orderIds[]" value={id} />
                  <span className="min-w-0 truncate">{thing.specification}</span>
                  <MoneyText value={amount} currency={currency} />
                </li>
              ))}
            </ul>
            <p className="flex justify-between gap-4 font-semibold">
              {t("together")}
              <MoneyText value={sumOf(chosen.map(({ amount }) => amount))} currency={currency} />
            </p>
            <SubmitButton className="self-start">{t("confirm", { count: chosen.length })}</SubmitButton>
          </>
        )}
      </form>
    </Dialog>
  );
}
