"use client";

import { useTranslations } from "next-intl";
import type { WebhookRow } from "@/lib/contracts/webhook";
import type { Topic } from "@/lib/domain/notification/topic";
import type { WebhookReason } from "@/lib/domain/webhook/decide-webhook";
import type { WebhookError } from "@/lib/domain/webhook/delivery";
import { webhookReasonWords } from "@/lib/format/webhook-reason";
import { worded } from "@/lib/format/wording";
import { type EndActions, EndActs } from "../ui/end-acts";
import { type FormAction, FormDialog } from "../ui/form-dialog";
import { SubmitButton } from "../ui/submit-button";
import { WebhookFields } from "./webhook-fields";

type Change = {
  readonly webhook: WebhookRow;
  readonly topics: readonly Topic[];
  readonly change: FormAction<WebhookReason>;
};

export function WebhookActs({ webhook, topics, change, ...acts }: Change & EndActions<WebhookReason, WebhookError>) {
  const t = useTranslations("webhook");
  const { id, name, state, waiting } = webhook;
  const isActive = state === "active";
  return (
    <EndActs
      {...acts}
      field={{ name: "webhookId", value: id }}
      name={name}
      isActive={isActive}
      wordsOf={webhookReasonWords}
      failureWords={(error) => worded(`webhook.error.${error}`)}
      removal={{
        description: t("removeDescription"),
        open: { count: waiting, label: t("removeOpen", { count: waiting }) },
        submit: t("removeSubmit"),
      }}
      more={<ChangeWebhook webhook={webhook} topics={topics} change={change} />}
      note={isActive && waiting > 0 ? t("pauseNote") : undefined}
    />
  );
}

function ChangeWebhook({ webhook, topics, change }: Change) {
  const [t, end] = [useTranslations("webhook"), useTranslations("end")];
  return (
    <FormDialog
      refused={end("refused")}
      invalid={end("invalid")}
      wordsOf={webhookReasonWords}
      trigger={t("change")}
      triggerVariant="secondary"
      title={t("changeTitle", { name: webhook.name })}
      description={t("changeDescription")}
      action={change}
      onDone={() => {}}
    >
      {(errors) => (
        <>
          <input type="hidden" name="webhookId" value={webhook.id} />
          <WebhookFields webhook={webhook} topics={topics} language={webhook.language} errors={errors} />
          <div>
            <SubmitButton>{t("changeSubmit")}</SubmitButton>
          </div>
        </>
      )}
    </FormDialog>
  );
}
