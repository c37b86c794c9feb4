"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import type { MoveState } from "@/lib/contracts/association";
import { REASON_MAX } from "@/lib/domain/decision";
import { associationReasonWords } from "@/lib/format/association-reason";
import { CodeStep } from "../ui/code-step";
import { ConfirmConsequence } from "../ui/confirm-consequence";
import { Field } from "../ui/field";
import { keepInput } from "../ui/keep-input";
import { Notice } from "../ui/notice";
import { Textarea } from "../ui/textarea";
import { useWording } from "../ui/use-wording";

export type MoveAction = (previous: MoveState, form: FormData) => Promise<MoveState>;

type MoveFormProps = {
  readonly customers: readonly { readonly id: string; readonly name: string }[];
  /** How many of them can be moved. */
  readonly fits: number;
  /** Null: the distributor itself. */
  readonly resellerId: string | null;
  readonly move: MoveAction;
};

/** Why, and the confirmation; afterwards what became of each row. */
export function MoveForm({ customers, fits, resellerId, move }: MoveFormProps) {
  const t = useTranslations("association.move");
  const common = useTranslations("association");
  const say = useWording();
  const [state, submit, pending] = useActionState(move, { status: "idle" });
  const results = state.status === "saved" ? (state.saved?.rows ?? []) : [];
  // Afterwards nobody fits any more, yet what became of them is told.
  if (fits === 0 && results.length === 0) return <Notice>{t("nobodyFits")}</Notice>;
  const nameOf = (id: string) => customers.find((one) => one.id === id)?.name ?? id;
  return (
    <form action={submit} onReset={keepInput} aria-busy={pending} className="flex max-w-3xl flex-col gap-5">
      {customers.map(({ id }) => (
        <input key={id} type="hidden" name="customerIds[]" value={id} />
      ))}
      <input type="hidden" name="resellerId" value={resellerId ?? ""} />
      {results.length > 0 ? (
        <section aria-label={t("results")} aria-live="polite" className="flex flex-col gap-2">
          {results.map(({ customerId, decision }) => (
            <Notice
              key={customerId}
              kind={decision.allowed ? "done" : "danger"}
              title={t(decision.allowed ? "moved" : "notMoved", { name: nameOf(customerId) })}
            >
              {!decision.allowed && decision.reasons.map((reason) => say(associationReasonWords(reason))).join(" ")}
            </Notice>
          ))}
        </section>
      ) : (
        <>
          <Field id="move-reason" label={t("reason")} hint={t("reasonHint")} required>
            {(control) => <Textarea {...control} name="reason" maxLength={REASON_MAX} rows={2} />}
          </Field>
          {state.status === "invalid" && (
            <Notice kind="danger" live="alert">
              {common("invalid")}
            </Notice>
          )}
          <ConfirmConsequence
            title={t("consequence")}
            consequences={[{ figure: String(fits), label: t("kept", { count: fits }) }]}
            acknowledgement={t("read")}
            confirmLabel={t("submit")}
          />
          <CodeStep state={state} />
        </>
      )}
    </form>
  );
}
