import type { Topic } from "../notification/topic";

/** `standard` is ours, after Standard Webhooks; the others are what chat tools' incoming webhooks take. */
export const WEBHOOK_FORMATS = ["standard", "slack", "teams", "dingtalk", "feishu", "wecom"] as const;
export type WebhookFormat = (typeof WEBHOOK_FORMATS)[number];

/** paused by a person; disabled by itself after days of failure. */
export const WEBHOOK_STATES = ["active", "paused", "disabled"] as const;
export type WebhookState = (typeof WEBHOOK_STATES)[number];

/** A company's own. */
export const WEBHOOKS_MAX = 20;
export const WEBHOOK_NAME_MAX = 60;
export const WEBHOOK_URL_MAX = 1000;

/** Null: every topic. */
export function hearsTopic(topics: readonly Topic[] | null, topic: Topic): boolean {
  return topics === null || topics.includes(topic);
}

/** What may be shown of an address: that of a chat tool is its key, so only its host is. */
export function shownAddress(format: WebhookFormat, url: string): string {
  if (format === "standard") return url;
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}/…`;
}
