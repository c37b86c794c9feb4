import type { SuspendedReason } from "@/lib/domain/access/suspension";
import type { WebhookReason } from "@/lib/domain/webhook/decide-webhook";
import { suspendedWords } from "./suspension-reason";
import { type ArgsByCode, noArgs, type Wording, worded, wordedByCode } from "./wording";

const ARGS: ArgsByCode<Exclude<WebhookReason, SuspendedReason>> = {
  "webhook.unknown": noArgs,
  "webhook.too-many": ({ max }) => ({ max }),
  "webhook.name-taken": ({ name }) => ({ name }),
  "webhook.not-https": noArgs,
  "webhook.address-with-password": noArgs,
  "webhook.private-address": noArgs,
  "webhook.no-topic": noArgs,
  "webhook.topic-not-heard": ({ topic }) => ({ topic: worded(`notification.topic.${topic}`) }),
  "webhook.not-active": noArgs,
  "webhook.delivery-waits": noArgs,
  "webhook.nothing-to-replay": noArgs,
};

/** Why nothing was changed about a webhook or its deliveries. */
export function webhookReasonWords(reason: WebhookReason): Wording {
  if (reason.code === "company.suspended") return suspendedWords(reason);
  return wordedByCode(reason.code.replace("webhook.", "webhook.reason."), reason, ARGS);
}
