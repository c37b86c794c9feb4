import type { CompanyKind } from "@/lib/domain/access/actor";
import { noticeLinkOf } from "@/lib/domain/notification/notice-link";
import type { Topic } from "@/lib/domain/notification/topic";
import { TEST_KIND } from "@/lib/domain/webhook/delivery";
import type { WebhookFormat } from "@/lib/domain/webhook/webhook";
import { noticeText, type SaidNotice } from "./notice-text";
import { webhookBody } from "./webhook-body";
import type { Say } from "./wording";

/** What a webhook is posted, as it is kept. */
export type Delivery = {
  readonly webhookId: string;
  readonly format: WebhookFormat;
  /** A locale. */
  readonly language: string;
  readonly company: { readonly kind: CompanyKind; readonly id: string };
  readonly noticeId: string | null;
  readonly kind: string;
  readonly topic: Topic | null;
  readonly facts: unknown;
  readonly customer: { readonly id: string; readonly name: string } | null;
  readonly currency: string;
  readonly createdAt: Date;
};

/** The body that is posted; `origin` is the installation's own address, `say` has every word in the webhook's language. */
export function deliveryBody(delivery: Delivery, say: Say, origin: string): string {
  const { webhookId, format, company, customer, createdAt } = delivery;
  const isTest = delivery.kind === TEST_KIND;
  const path = isTest
    ? `/organization/webhooks/${webhookId}`
    : noticeLinkOf(delivery, customer?.id ?? null, company.kind);
  return webhookBody(format, {
    ...delivery,
    at: createdAt,
    text: isTest ? testText(say) : noticeText({ ...delivery, company: company.kind }, say),
    url: new URL(path, origin).href,
    open: say("webhook.body.open", {}),
  });
}

function testText(say: Say): SaidNotice {
  return { title: say("webhook.body.test", {}), detail: say("webhook.body.testDetail", {}), quote: null };
}
