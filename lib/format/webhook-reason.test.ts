import type { WebhookReason } from "@/lib/domain/webhook/decide-webhook";
import { type Facts, none, tellEvery, wordsOf } from "./reason.fixture";
import { webhookReasonWords } from "./webhook-reason";

const webhook: Facts<WebhookReason> = {
  "company.suspended": { companies: ["distributor"] },
  "webhook.unknown": none,
  "webhook.too-many": { max: 20 },
  "webhook.name-taken": { name: "Ops" },
  "webhook.not-https": none,
  "webhook.address-with-password": none,
  "webhook.private-address": none,
  "webhook.no-topic": none,
  "webhook.topic-not-heard": { topic: "delivery" },
  "webhook.not-active": none,
  "webhook.delivery-waits": none,
  "webhook.nothing-to-replay": none,
};

tellEvery({ webhook: wordsOf(webhook, webhookReasonWords) });
