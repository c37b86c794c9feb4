"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import type { FormState } from "@/lib/contracts/form-state";
import type { RequestReason } from "@/lib/domain/request/decide-request";
import { requestReasonWords } from "@/lib/format/request-reason";
import type { ButtonStyle } from "../ui/button-style";
import { Field } from "../ui/field";
import { FormAnswer } from "../ui/form-answer";
import { keepInput } from "../ui/keep-input";
import { SubmitButton } from "../ui/submit-button";
import { Textarea } from "../ui/textarea";

export type TextState = FormState<RequestReason>;
export type TextAction = (previous: TextState, form: FormData) => Promise<TextState>;

type TextActProps = {
  readonly requestId: string;
  readonly act: "comment" | "reject" | "withdraw";
  /** Longest text; null: the act asks for none. */
  readonly max: number | null;
  readonly variant: ButtonStyle["variant"];
  readonly action: TextAction;
};

const FIELDS = { comment: "text", reject: "note", withdraw: "" };

/** A comment, a rejection or a withdrawal: one text at most, one button. */
export function TextAct({ requestId, act, max, variant, action }: TextActProps) {
  const t = useTranslations("request");
  const [state, submit, pending] = useActionState(action, { status: "idle" });
  return (
    <form
      action={submit}
      onReset={state.status === "saved" ? undefined : keepInput}
      aria-busy={pending}
      className="flex flex-col gap-3"
    >
      <input type="hidden" name="requestId" value={requestId} />
      {max !== null && (
        <Field id={`${act}-text`} label={t(`${act}.label`)} hint={t(`${act}.hint`)} required>
          {(control) => <Textarea {...control} name={FIELDS[act]} maxLength={max} rows={2} />}
        </Field>
      )}
      <FormAnswer state={state} refused={t("refused")} invalid={t("invalid")} wordsOf={requestReasonWords} />
      <div>
        <SubmitButton size="sm" variant={variant}>
          {t(`${act}.submit`)}
        </SubmitButton>
      </div>
    </form>
  );
}
