import type { CompanyKind } from "../access/actor";
import type { SuspendedReason } from "../access/suspension";
import { type Decision, decide, type Rule } from "../decision";
import { type AddressFacts, addressRules } from "../end/address";
import { TOPIC_TABLE, type Topic } from "../notification/topic";
import { WEBHOOKS_MAX } from "./webhook";

export type WebhookReason =
  | SuspendedReason
  | { readonly code: "webhook.unknown" }
  | { readonly code: "webhook.too-many"; readonly max: number }
  | { readonly code: "webhook.name-taken"; readonly name: string }
  | { readonly code: "webhook.not-https" }
  | { readonly code: "webhook.address-with-password" }
  | { readonly code: "webhook.private-address" }
  | { readonly code: "webhook.no-topic" }
  | { readonly code: "webhook.topic-not-heard"; readonly topic: Topic }
  /** Paused or disabled: nothing is sent there. */
  | { readonly code: "webhook.not-active" }
  /** It still waits for its next attempt. */
  | { readonly code: "webhook.delivery-waits" }
  | { readonly code: "webhook.nothing-to-replay" };

export type WebhookFacts = AddressFacts & {
  readonly company: CompanyKind;
  readonly name: string;
  /** Of the company's other webhooks. */
  readonly names: readonly string[];
  /** Null: every topic. */
  readonly topics: readonly Topic[] | null;
};

const RULES: readonly Rule<WebhookFacts, WebhookReason>[] = [
  ({ names }) => (names.length >= WEBHOOKS_MAX ? { code: "webhook.too-many", max: WEBHOOKS_MAX } : null),
  ({ name, names }) => (names.includes(name) ? { code: "webhook.name-taken", name } : null),
  ...addressRules("webhook"),
  ({ topics }) => (topics?.length === 0 ? { code: "webhook.no-topic" } : null),
  ({ topics, company }) => {
    const topic = topics?.find((one) => !TOPIC_TABLE[one].companies.includes(company));
    return topic === undefined ? null : { code: "webhook.topic-not-heard", topic };
  },
];

/** Whether a company's webhook may be as wished; of a new one and of one that changes. */
export function decideWebhook(facts: WebhookFacts): Decision<WebhookReason> {
  return decide(RULES, facts);
}
