"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import type { FormState } from "@/lib/contracts/form-state";
import type { Topic } from "@/lib/domain/notification/topic";
import type { WebhookReason } from "@/lib/domain/webhook/decide-webhook";
import { WEBHOOK_FORMATS } from "@/lib/domain/webhook/webhook";
import { webhookReasonWords } from "@/lib/format/webhook-reason";
import { FormAnswer } from "../ui/form-answer";
import { keepInput } from "../ui/keep-input";
import { LinkButton } from "../ui/link-button";
import { RadioCards } from "../ui/radio-cards";
import { SecretOnce } from "../ui/secret-once";
import { SubmitButton } from "../ui/submit-button";
import { WebhookFields } from "./webhook-fields";

type State = FormState<WebhookReason, never, { readonly webhookId: string; readonly secret: string }>;
type WebhookFormProps = {
  readonly topics: readonly Topic[];
  /** Offered first. */
  readonly language: string;
  readonly action: (previous: State, form: FormData) => Promise<State>;
};

/** Adds an end and shows its secret, once. */
export function WebhookForm({ topics, language, action }: WebhookFormProps) {
  const [t, end] = [useTranslations("webhook"), useTranslations("end")];
  const [state, submit, pending] = useActionState(action, { status: "idle" });
  const saved = state.status === "saved" ? state.saved : undefined;
  const errors = state.status === "invalid" ? state.fieldErrors : {};
  return (
    <form
      action={submit}
      onReset={saved ? undefined : keepInput}
      aria-busy={pending}
      className="flex max-w-xl flex-col gap-4"
    >
      {saved && (
        <>
          <SecretOnce title={t("added")} note={t("secretOnce")} value={saved.secret} label={end("secret")} />
          <div>
            <LinkButton href={`/organization/webhooks/${saved.webhookId}`}>{t("open")}</LinkButton>
          </div>
        </>
      )}
      <FormAnswer state={state} refused={end("refused")} invalid={end("invalid")} wordsOf={webhookReasonWords} />
      <RadioCards
        name="format"
        legend={t("format.title")}
        defaultValue="standard"
        error={errors["format"] && t("format.invalid")}
        columns={2}
        options={WEBHOOK_FORMATS.map((value) => ({
          value,
          label: t(`format.${value}`),
          detail: t(value === "standard" ? "formatDetail.standard" : "formatDetail.chat"),
        }))}
      />
      <WebhookFields webhook={null} topics={topics} language={language} errors={errors} />
      <div>
        <SubmitButton>{t("add")}</SubmitButton>
      </div>
    </form>
  );
}
