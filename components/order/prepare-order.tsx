"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import type { FormState } from "@/lib/contracts/form-state";
import { REASON_MAX } from "@/lib/domain/decision";
import { PAYMENT_DAYS } from "@/lib/domain/order/status";
import { type AnyOrderReason, orderReasonWords } from "@/lib/format/order-reason";
import { Field } from "../ui/field";
import { FormAnswer } from "../ui/form-answer";
import { keepInput } from "../ui/keep-input";
import { SubmitButton } from "../ui/submit-button";
import { Textarea } from "../ui/textarea";
import type { OrderAct } from "./order-acts";

type PrepareOrderProps = {
  /** What is sent: the customer, the offer, how much, and the amount that was shown. Null: it would be refused. */
  readonly wish: Readonly<Record<string, string>> | null;
  readonly customer: string;
  readonly amount: string;
  readonly currency: string;
  readonly prepare: OrderAct;
};

const IDLE = { status: "idle" } as const;

/** Sends what the page shows to the customer, with a word to it. */
export function PrepareOrder({ wish, customer, amount, currency, prepare }: PrepareOrderProps) {
  const t = useTranslations("order.prepare");
  const [state, submit, pending] = useActionState<FormState<AnyOrderReason>, FormData>(prepare, IDLE);
  return (
    <form action={submit} onReset={keepInput} aria-busy={pending} className="flex max-w-xl flex-col gap-4">
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
          <Field id="note" label={t("note")} hint={t("noteHint", { customer })}>
            {({ required: _, ...control }) => <Textarea {...control} name="note" maxLength={REASON_MAX} />}
          </Field>
          <SubmitButton className="self-start">{t("send", { amount, currency })}</SubmitButton>
          <p className="text-sm text-ink-2">{t("how", { customer, days: PAYMENT_DAYS })}</p>
        </>
      )}
    </form>
  );
}
