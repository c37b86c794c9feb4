"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import type { FormState } from "@/lib/contracts/form-state";
import { type AnyOrderReason, orderReasonWords } from "@/lib/format/order-reason";
import { FormAnswer } from "../ui/form-answer";
import { FormDialog } from "../ui/form-dialog";
import { SubmitButton } from "../ui/submit-button";

export type OrderAct = (previous: FormState<AnyOrderReason>, form: FormData) => Promise<FormState<AnyOrderReason>>;

type OrderActsProps = {
  readonly orderId: string;
  readonly amount: string;
  readonly currency: string;
  /** Prepared by the partner: paying is confirming, cancelling declining. */
  readonly isPrepared: boolean;
  /** Null: not the reader's to do. */
  readonly pay: OrderAct | null;
  readonly cancel: OrderAct | null;
};

const IDLE = { status: "idle" } as const;

/** What can be done to an order that waits; a refused payment says every reason, and it goes on waiting. */
export function OrderActs({ orderId, amount, currency, isPrepared, pay, cancel }: OrderActsProps) {
  const t = useTranslations("order.act");
  const words = isPrepared && pay !== null ? "prepared" : "own";
  const wordsOf = (reason: AnyOrderReason) => orderReasonWords(reason, currency);
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-start gap-2">
        {pay && <Pay {...{ orderId, amount, currency, pay, words, wordsOf }} />}
        {cancel && (
          <FormDialog
            trigger={t(`${words}.cancel`)}
            title={t(`${words}.cancelTitle`)}
            description={t("forGood")}
            action={cancel}
            onDone={() => {}}
            refused={t("notCancelled")}
            invalid={t("invalid")}
            wordsOf={wordsOf}
          >
            {() => (
              <>
                <input type="hidden" name="orderId" value={orderId} />
                <SubmitButton variant="danger" className="self-start">
                  {t(`${words}.cancelConfirm`)}
                </SubmitButton>
              </>
            )}
          </FormDialog>
        )}
      </div>
    </div>
  );
}

type PayProps = Pick<OrderActsProps, "orderId" | "amount" | "currency"> & {
  readonly pay: OrderAct;
  readonly words: "own" | "prepared";
  readonly wordsOf: Parameters<typeof FormAnswer<AnyOrderReason>>[0]["wordsOf"];
};

function Pay({ orderId, amount, currency, pay, words, wordsOf }: PayProps) {
  const t = useTranslations("order.act");
  const [state, submit, pending] = useActionState<FormState<AnyOrderReason>, FormData>(pay, IDLE);
  return (
    <form action={submit} aria-busy={pending} className="flex flex-col items-start gap-3">
      <FormAnswer state={state} refused={t("notPaid")} invalid={t("invalid")} wordsOf={wordsOf} />
      <input type="hidden" name="orderId" value={orderId} />
      <SubmitButton>{t(`${words}.pay`, { amount, currency })}</SubmitButton>
    </form>
  );
}
