"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import type { WebhookReason } from "@/lib/domain/webhook/decide-webhook";
import { webhookReasonWords } from "@/lib/format/webhook-reason";
import { FormAnswer } from "../ui/form-answer";
import type { FormAction } from "../ui/form-dialog";
import { SubmitButton } from "../ui/submit-button";

type ReplayButtonProps = {
  readonly webhookId: string;
  readonly deliveryId: string;
  /** What is replayed, for whoever does not see where the button stands. */
  readonly about: string;
  readonly action: FormAction<WebhookReason>;
};

/** Posts a delivery again, under the same id. */
export function ReplayButton({ webhookId, deliveryId, about, action }: ReplayButtonProps) {
  const [t, end] = [useTranslations("webhook"), useTranslations("end")];
  const [state, submit] = useActionState(action, { status: "idle" });
  return (
    <form action={submit} className="flex flex-col items-start gap-2">
      <input type="hidden" name="webhookId" value={webhookId} />
      <input type="hidden" name="deliveryId" value={deliveryId} />
      <SubmitButton size="sm" variant="secondary" aria-label={t("replayNamed", { about })}>
        {t("replay")}
      </SubmitButton>
      <FormAnswer state={state} refused={end("refused")} invalid={end("invalid")} wordsOf={webhookReasonWords} />
    </form>
  );
}
