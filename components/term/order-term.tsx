"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import type { FormState } from "@/lib/contracts/form-state";
import type { TermReason } from "@/lib/domain/term/reason";
import { termReasonWords } from "@/lib/format/term-reason";
import { ConfirmConsequence } from "../ui/confirm-consequence";
import { FormAnswer } from "../ui/form-answer";
import { SubmitButton } from "../ui/submit-button";

export type OrderTermProps = {
  readonly kind: "renew" | "change" | "unsubscribe" | "convert";
  /** What is sent: the resource, how much, and the amount that was shown. Null: it would be refused now. */
  readonly wish: Readonly<Record<string, string>> | null;
  /** "Renew for 10.00 USD". */
  readonly label: string;
  /** What comes back by unsubscribing, which closes for good; null elsewhere. */
  readonly back: string | null;
  readonly currency: string;
  readonly order: (previous: FormState<TermReason>, form: FormData) => Promise<FormState<TermReason>>;
};

const IDLE = { status: "idle" } as const;

/** Orders what the page shows; a refusal stays to be read, also when there is no button any more. */
export function OrderTerm({ kind, wish, label, back, currency, order }: OrderTermProps) {
  const t = useTranslations("term");
  const [state, submit, pending] = useActionState<FormState<TermReason>, FormData>(order, IDLE);
  return (
    <form action={submit} aria-busy={pending} className="flex flex-col items-start gap-3">
      <FormAnswer
        state={state}
        refused={t(`${kind}.refused`)}
        invalid={t("invalid")}
        wordsOf={(reason) => termReasonWords(reason, currency)}
      />
      {wish && (
        <>
          {Object.entries(wish).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          {back === null ? (
            <>
              <SubmitButton>{label}</SubmitButton>
              <p className="max-w-[60ch] text-sm text-ink-2">{t(`${kind}.how`)}</p>
            </>
          ) : (
            <ConfirmConsequence
              title={t("unsubscribe.confirmTitle")}
              consequences={[
                { figure: back, label: t("unsubscribe.back") },
                { figure: null, label: t("unsubscribe.how") },
              ]}
              acknowledgement={t("unsubscribe.understood")}
              confirmLabel={label}
            />
          )}
        </>
      )}
    </form>
  );
}
