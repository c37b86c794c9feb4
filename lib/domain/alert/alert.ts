import type { Action } from "../access/permit";
import type { Permission } from "../delegation/authority";
import type { Topic } from "../notification/topic";
import type { AlertFacts, AlertFactsOf } from "./alert-facts";

export const ALERT_KINDS = [
  "budget-threshold",
  "budget-pace",
  "quota-used",
  "customer-not-started",
  "frozen-automatically",
  "cause-gone",
  "spent-since-freeze",
  "freeze-unconfirmed",
  "deletion-due",
  "renewal-at-risk",
  "renewal-failed",
  "accounts-parked",
  "delivery-late",
  "delivery-held",
  "closed-month-changed",
  "delegation-ending",
  "request-waiting",
  "partner-suspended",
] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];

/** Whether what it tells of is so; what a company does about it is its handling. */
export const ALERT_STATES = ["open", "resolved"] as const;
export type AlertState = (typeof ALERT_STATES)[number];

/** The gravest first. */
export const SEVERITIES = ["critical", "warning", "info"] as const;
export type Severity = (typeof SEVERITIES)[number];

export const OUTBOX_STATES = ["waiting", "delivered", "dead"] as const;

/** Who is to deal with it: both partners of the customer or reseller, whoever holds a permission over it, or one. */
export type Audience = "both" | "distributor" | "distributor-and-itself" | { readonly holderOf: Permission };

export type AlertEntry<Kind extends AlertKind> = {
  readonly severity: (facts: AlertFactsOf[Kind]) => Severity;
  readonly audience: Audience;
  readonly topic: Topic;
  /** What a member must be allowed to see it. */
  readonly needs: Action;
  /** Raising it sends a message of its own; otherwise what caused it has told already. */
  readonly tells: boolean;
  /** What is beside the customer or the company: where its facts and its action are. */
  readonly leadsTo: "customer" | "restriction" | "resources" | "renewals" | "subject";
};

const at = (severity: Severity) => () => severity;
const byThreshold = ({ threshold }: { readonly threshold: number }): Severity =>
  threshold >= 100 ? "critical" : threshold >= 90 ? "warning" : "info";
const byDays = ({ days }: { readonly days: number }): Severity =>
  days <= 1 ? "critical" : days <= 3 ? "warning" : "info";

/** Every kind of alert: one entry says all that the product does with it. */
export const ALERTS: { readonly [Kind in AlertKind]: AlertEntry<Kind> } = {
  "budget-threshold": {
    severity: byThreshold,
    audience: "both",
    topic: "budget",
    needs: "budget.read",
    tells: false,
    leadsTo: "customer",
  },
  "budget-pace": {
    severity: at("info"),
    audience: "both",
    topic: "pace",
    needs: "budget.read",
    tells: false,
    leadsTo: "customer",
  },
  "quota-used": {
    severity: byThreshold,
    audience: "both",
    topic: "delegation",
    needs: "delegation.read",
    tells: false,
    leadsTo: "subject",
  },
  "customer-not-started": {
    severity: at("info"),
    audience: { holderOf: "freeze-account" },
    topic: "development",
    needs: "customer.read",
    tells: false,
    leadsTo: "customer",
  },
  "frozen-automatically": {
    severity: at("warning"),
    audience: "both",
    topic: "restriction",
    needs: "restriction.read",
    tells: false,
    leadsTo: "restriction",
  },
  "cause-gone": {
    severity: at("critical"),
    audience: { holderOf: "freeze-account" },
    topic: "restriction",
    needs: "restriction.read",
    tells: true,
    leadsTo: "restriction",
  },
  "spent-since-freeze": {
    severity: at("warning"),
    audience: "both",
    topic: "restriction",
    needs: "restriction.read",
    tells: false,
    leadsTo: "restriction",
  },
  "freeze-unconfirmed": {
    severity: ({ failed }) => (failed ? "critical" : "warning"),
    audience: "both",
    topic: "restriction",
    needs: "restriction.read",
    tells: true,
    leadsTo: "restriction",
  },
  "deletion-due": {
    severity: byDays,
    audience: { holderOf: "freeze-resources" },
    topic: "deletion",
    needs: "resource.read",
    tells: false,
    leadsTo: "resources",
  },
  "renewal-at-risk": {
    severity: at("warning"),
    audience: "both",
    topic: "renewal",
    needs: "resource.read",
    tells: true,
    leadsTo: "renewals",
  },
  "renewal-failed": {
    severity: at("critical"),
    audience: "both",
    topic: "renewal",
    needs: "resource.read",
    tells: true,
    leadsTo: "renewals",
  },
  "accounts-parked": {
    severity: at("warning"),
    audience: "distributor",
    topic: "delivery",
    needs: "account.read",
    tells: true,
    leadsTo: "subject",
  },
  "delivery-late": {
    severity: at("warning"),
    audience: "distributor",
    topic: "delivery",
    needs: "delivery.read",
    tells: true,
    leadsTo: "subject",
  },
  "delivery-held": {
    severity: at("critical"),
    audience: "distributor",
    topic: "delivery",
    needs: "delivery.read",
    tells: true,
    leadsTo: "subject",
  },
  "closed-month-changed": {
    severity: at("warning"),
    audience: "distributor",
    topic: "delivery",
    needs: "expenditure.read",
    tells: true,
    leadsTo: "subject",
  },
  "delegation-ending": {
    severity: byDays,
    audience: "both",
    topic: "delegation",
    needs: "delegation.read",
    tells: false,
    leadsTo: "subject",
  },
  "request-waiting": {
    severity: at("warning"),
    audience: "distributor",
    topic: "request",
    needs: "request.read",
    tells: true,
    leadsTo: "subject",
  },
  "partner-suspended": {
    severity: at("critical"),
    audience: "distributor-and-itself",
    topic: "company",
    needs: "home.read",
    tells: false,
    leadsTo: "subject",
  },
};

/** Of kind and facts that belong together. */
export function severityOf({ kind, facts }: AlertFacts): Severity {
  // The table's type holds each kind to its own facts; their pairing is lost in the union.
  return (ALERTS[kind].severity as (facts: unknown) => Severity)(facts);
}
