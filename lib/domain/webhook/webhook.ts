import type { Topic } from "../notification/topic";

/** `standard` is ours, after Standard Webhooks; the others are what chat tools' incoming webhooks take. */
export const WEBHOOK_FORMATS = ["standard", "slack", "teams", "dingtalk", "feishu", "wecom"] as const;
export type WebhookFormat = (typeof WEBHOOK_FORMATS)[number];

/** paused by a person; disabled by itself after days of failure. */
export const WEBHOOK_STATES = ["active", "paused", "disabled"] as const;
export type WebhookState = (typeof WEBHOOK_STATES)[number];

export const WEBHOOK_DELIVERY_STATES = ["waiting", "delivered", "dead"] as const;
export type WebhookDeliveryState = (typeof WEBHOOK_DELIVERY_STATES)[number];

/** Null: every topic. */
export function hearsTopic(topics: readonly Topic[] | null, topic: Topic): boolean {
  return topics === null || topics.includes(topic);
}
