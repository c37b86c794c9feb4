"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import type { FormState } from "@/lib/contracts/form-state";
import { REASON_MAX } from "@/lib/domain/decision";
import type { RequestReason } from "@/lib/domain/request/decide-request";
import { requestReasonWords } from "@/lib/format/request-reason";
import { AppLink, TEXT_LINK } from "../ui/app-link";
import { Field } from "../ui/field";
import { FormAnswer } from "../ui/form-answer";
import { keepInput } from "../ui/keep-input";
import { Notice } from "../ui/notice";
import { SubmitButton } from "../ui/submit-button";
import { Textarea } from "../ui/textarea";
import type { RequestDraft } from "./draft";
import { RequestFields } from "./request-fields";

export type AskState = FormState<RequestReason, never, { readonly requestId: string }>;
export type Ask = (previous: AskState, form: FormData) => Promise<AskState>;

export type AskFormProps = {
  /** Null: about the reseller itself. */
  readonly customerId: string | null;
  readonly draft: RequestDraft;
  readonly currency: string;
  readonly origins: RequestDraft["origins"];
  readonly ask: Ask;
  readonly onAsked?: () => void;
};

/** Proposed values and a reason; what the distributor will read. */
export function AskForm({ customerId, draft, currency, origins, ask, onAsked }: AskFormProps) {
  const t = useTranslations("request");
  // Not in an effect: asking may take this very form off the page.
  const asking: Ask = async (previous, form) => {
    const next = await ask(previous, form);
    if (next.status === "saved") onAsked?.();
    return next;
  };
  const [state, submit, pending] = useActionState(asking, { status: "idle" });
  const id = `ask-${draft.kind}`;
  if (state.status === "saved") {
    return (
      <Notice kind="done" live="status">
        {t("ask.done")}{" "}
        <AppLink href={`/requests/${state.saved?.requestId}`} className={TEXT_LINK}>
          {t("ask.open")}
        </AppLink>
      </Notice>
    );
  }
  return (
    <form action={submit} onReset={keepInput} aria-busy={pending} className="flex flex-col gap-5">
      <FormAnswer state={state} refused={t("ask.refused")} invalid={t("ask.invalid")} wordsOf={requestReasonWords} />
      <input type="hidden" name="customerId" value={customerId ?? ""} />
      <RequestFields
        id={id}
        draft={draft}
        currency={currency}
        origins={origins}
        errors={state.status === "invalid" ? state.fieldErrors : {}}
      />
      <Field id={`${id}-reason`} label={t("field.reason")} hint={t("ask.reasonHint")} required>
        {(control) => <Textarea {...control} name="reason" maxLength={REASON_MAX} rows={3} />}
      </Field>
      <div>
        <SubmitButton>{t("ask.submit")}</SubmitButton>
      </div>
    </form>
  );
}
