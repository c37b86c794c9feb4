import { MAIL_TEMPLATES } from "@/lib/domain/alert/mail";
import { END_ERRORS } from "@/lib/domain/end/attempt";
import type { UndeliveredReason } from "@/lib/domain/notification/undelivered";
import { WEBHOOK_ERRORS, WEBHOOK_PAUSED } from "@/lib/domain/webhook/delivery";
import { type Facts, none, tellEvery, wordsOf } from "./reason.fixture";
import { undeliveredReasonWords } from "./undelivered-reason";
import { undeliveredError, undeliveredTitle } from "./undelivered-words";

const REASONS: Facts<UndeliveredReason> = {
  "company.suspended": { companies: ["distributor"] },
  "undelivered.unknown": none,
  "undelivered.settled": none,
  "undelivered.secret-gone": { template: "customer-invitation" },
  "undelivered.webhook-not-active": { webhook: "Chat of operations" },
  "undelivered.nothing-to-retry": none,
};

const MAIL_ERRORS = [
  "mail.expired",
  "mail.no-answer",
  "no-answer",
  "EAUTH 535",
  "ETIMEDOUT",
  "EENVELOPE 550",
  "EENVELOPE 451",
  "EDNS",
  "ETLS",
  "ESOCKET",
];

const notice = {
  kind: "webhook-disabled",
  facts: { webhookId: "w", webhook: "Chat", failingSince: "2026-11-20T08:00:00.000Z" },
  reader: "reseller",
  currency: "USD",
} as const;

tellEvery({
  reasons: wordsOf(REASONS, undeliveredReasonWords),
  instead: MAIL_TEMPLATES.map((template) => undeliveredReasonWords({ code: "undelivered.secret-gone", template })),
  templates: MAIL_TEMPLATES.map((template) => undeliveredTitle({ kind: "template", template })),
  digests: [1, 2, 3].map((count) => undeliveredTitle({ kind: "notice", notice, count })),
  mails: MAIL_ERRORS.map((error) => undeliveredError({ way: "email", error })),
  webhooks: [...WEBHOOK_ERRORS, WEBHOOK_PAUSED, "never heard of"].map((error) =>
    undeliveredError({ way: "webhook", error }),
  ),
  "text messages": [...END_ERRORS, "no-answer"].map((error) => undeliveredError({ way: "sms", error })),
});
