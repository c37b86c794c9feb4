import type { CompanyKind } from "../access/actor";
import type { Action } from "../access/permit";
import { ALERTS } from "../alert/alert";
import type { CompanyNotice } from "../alert/company-notice";
import type { NOTICE_KINDS } from "../alert/notice";

/** What people choose to hear of. */
export const TOPICS = [
  "budget",
  "pace",
  "restriction",
  "deletion",
  "renewal",
  "order",
  "question",
  "request",
  "act",
  "delegation",
  "development",
  "association",
  "assignment",
  "delivery",
  "company",
  "webhook",
] as const;
export type Topic = (typeof TOPICS)[number];

export type NoticeKind = (typeof NOTICE_KINDS)[number] | CompanyNotice["kind"];

/** Told to customers alone, in their own words. */
export const CUSTOMER_KINDS = [
  "association-started",
  "order-prepared",
  "question-answered",
  "question-closed",
  "renewal-refused",
  "renewal-given-up",
] as const satisfies readonly NoticeKind[];

/** Told to partners, beside those of alerts. */
export type PartnerKind = Exclude<NoticeKind, (typeof CUSTOMER_KINDS)[number] | Alerting>;

type Alerting = "alert-raised" | "alert-resolved";

/** Of every notice but those of alerts, whose kind says it. */
export const TOPIC_OF: { readonly [Kind in Exclude<NoticeKind, Alerting>]: Topic } = {
  "budget-threshold": "budget",
  "budget-pace": "pace",
  frozen: "restriction",
  "freeze-lifted": "restriction",
  "pay-per-use-blocked": "restriction",
  "pay-per-use-allowed": "restriction",
  "place-failed": "restriction",
  "spent-after-freeze": "restriction",
  "deletion-due": "deletion",
  "resources-released": "deletion",
  "renewal-refused": "renewal",
  "renewal-given-up": "renewal",
  "order-prepared": "order",
  "question-answered": "question",
  "question-closed": "question",
  "request-asked": "request",
  "request-commented": "request",
  "request-approved": "request",
  "request-failed": "request",
  "request-rejected": "request",
  "request-withdrawn": "request",
  "request-superseded": "request",
  "act-ordered": "act",
  "act-awaits-second-person": "act",
  "act-confirmed": "act",
  "act-called-off": "act",
  "act-declined": "act",
  "act-expired": "act",
  "act-refused": "act",
  "delegation-granted": "delegation",
  "delegation-changed": "delegation",
  "delegation-revoked": "delegation",
  "delegation-lapsed": "delegation",
  "delegation-ends": "delegation",
  "permissions-recalled": "delegation",
  "permissions-returned": "delegation",
  "quota-threshold": "delegation",
  "customer-joined": "development",
  "association-failed": "development",
  "starting-policy-refused": "development",
  "association-started": "association",
  "customer-moved": "association",
  "disassociation-asked": "association",
  "disassociation-approved": "association",
  "disassociation-rejected": "association",
  "disassociation-withdrawn": "association",
  "disassociation-superseded": "association",
  "account-manager-assigned": "assignment",
  "account-manager-unassigned": "assignment",
  "company-suspended": "company",
  "company-reinstated": "company",
  "partner-suspended": "company",
  "partner-reinstated": "company",
  "purchases-stopped": "company",
  "purchases-resumed": "company",
  "webhook-disabled": "webhook",
};

/** Kind and facts as a notice keeps them; null: no kind that there is. */
export function topicOf(kind: string, facts: unknown): Topic | null {
  if (kind === "alert-raised" || kind === "alert-resolved") {
    const alert = typeof facts === "object" && facts !== null ? Reflect.get(facts, "alert") : undefined;
    return Object.entries(ALERTS).find(([name]) => name === alert)?.[1].topic ?? null;
  }
  return Object.entries(TOPIC_OF).find(([name]) => name === kind)?.[1] ?? null;
}

/** The notices of some topics by kind, and those of alerts by the alert they tell of. */
export function kindsOf(topics: readonly Topic[]): {
  readonly kinds: readonly string[];
  readonly alerts: readonly string[];
} {
  const kinds = Object.entries(TOPIC_OF).filter(([, topic]) => topics.includes(topic));
  const alerts = Object.entries(ALERTS).filter(([, { topic }]) => topics.includes(topic));
  return { kinds: kinds.map(([kind]) => kind), alerts: alerts.map(([alert]) => alert) };
}

type TopicEntry = {
  /** What a member must be allowed, to be told of it. */
  readonly needs: Action;
  /** Which companies ever hear of it. */
  readonly companies: readonly CompanyKind[];
};

const PARTNERS: readonly CompanyKind[] = ["distributor", "reseller"];
const ALL: readonly CompanyKind[] = ["distributor", "reseller", "customer"];

export const TOPIC_TABLE: { readonly [Name in Topic]: TopicEntry } = {
  budget: { needs: "message.read", companies: ALL },
  pace: { needs: "message.read", companies: PARTNERS },
  restriction: { needs: "message.read", companies: ALL },
  deletion: { needs: "message.read", companies: ALL },
  renewal: { needs: "message.read", companies: ALL },
  order: { needs: "order.read", companies: ["customer"] },
  question: { needs: "message.read", companies: ["customer"] },
  request: { needs: "request.read", companies: PARTNERS },
  act: { needs: "restriction.read", companies: PARTNERS },
  delegation: { needs: "delegation.read", companies: PARTNERS },
  development: { needs: "development.read", companies: PARTNERS },
  association: { needs: "message.read", companies: ALL },
  assignment: { needs: "assignment.read", companies: PARTNERS },
  delivery: { needs: "delivery.read", companies: ["distributor"] },
  company: { needs: "message.read", companies: ALL },
  webhook: { needs: "webhook.manage", companies: ALL },
};
