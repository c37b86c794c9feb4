import type { Actor, CompanyKind, KeyScope, MemberRole } from "./actor";

type Rule = {
  /** Which companies may try at all. */
  readonly companies: readonly CompanyKind[];
  readonly roles: readonly MemberRole[];
  /** Scope an API key needs; null: not by key. */
  readonly scope: KeyScope | null;
};

const PARTNERS: readonly CompanyKind[] = ["distributor", "reseller"];
const ALL: readonly CompanyKind[] = ["distributor", "reseller", "customer"];
const DISTRIBUTOR: readonly CompanyKind[] = ["distributor"];
const RESELLER: readonly CompanyKind[] = ["reseller"];

const ANYONE: readonly MemberRole[] = ["administrator", "director", "account-manager", "finance", "viewer"];
const GOVERNORS: readonly MemberRole[] = ["administrator", "director", "account-manager"];
const LEADERS: readonly MemberRole[] = ["administrator", "director"];
/** Of what is the company's whole and cannot be narrowed to some customers. */
const WHOLE: readonly MemberRole[] = ["administrator", "director", "finance", "viewer"];
const BOOKKEEPERS: readonly MemberRole[] = ["administrator", "director", "finance"];
const ADMINISTRATOR: readonly MemberRole[] = ["administrator"];

/** Who may try what (§14, G21). Whose rows is the scope, whether now is the decision. */
export const ACCESS = {
  "home.read": { companies: PARTNERS, roles: ANYONE, scope: null },
  "customer.read": { companies: PARTNERS, roles: ANYONE, scope: "customers" },
  "customer.assign": { companies: PARTNERS, roles: LEADERS, scope: null },
  "customer.create": { companies: DISTRIBUTOR, roles: LEADERS, scope: "customers" },
  "assignment.read": { companies: PARTNERS, roles: ANYONE, scope: null },
  "budget.read": { companies: PARTNERS, roles: ANYONE, scope: "customers" },
  "budget.set": { companies: PARTNERS, roles: GOVERNORS, scope: "customers" },
  "restriction.read": { companies: PARTNERS, roles: ANYONE, scope: "customers" },
  "restriction.freeze": { companies: PARTNERS, roles: GOVERNORS, scope: "customers" },
  "restriction.lift": { companies: PARTNERS, roles: GOVERNORS, scope: "customers" },
  "restriction.block-pay-per-use": { companies: PARTNERS, roles: GOVERNORS, scope: "customers" },
  "restriction.allow-pay-per-use": { companies: PARTNERS, roles: GOVERNORS, scope: "customers" },
  "restriction.batch": { companies: PARTNERS, roles: GOVERNORS, scope: null },
  "restriction.retry": { companies: PARTNERS, roles: GOVERNORS, scope: null },
  "restriction.call-off": { companies: PARTNERS, roles: GOVERNORS, scope: null },
  "restriction.confirm": { companies: PARTNERS, roles: LEADERS, scope: null },
  "restriction.protect": { companies: DISTRIBUTOR, roles: LEADERS, scope: null },
  "restriction.hold-deletion": { companies: PARTNERS, roles: LEADERS, scope: null },
  "expenditure.read": { companies: ALL, roles: ANYONE, scope: "expenditure" },
  "expenditure.close": { companies: DISTRIBUTOR, roles: BOOKKEEPERS, scope: null },
  "anomaly.dismiss": { companies: PARTNERS, roles: GOVERNORS, scope: null },
  /** When the company is alerted that budgets will be used up. */
  "pace-alert.set": { companies: PARTNERS, roles: LEADERS, scope: null },
  "export.create": { companies: ALL, roles: ANYONE, scope: null },
  /** The customer list as a file. */
  "export.customers": { companies: PARTNERS, roles: ADMINISTRATOR, scope: null },
  "view.save": { companies: ALL, roles: ANYONE, scope: null },
  /** The partner's own credit at the provider. */
  "credit.read": { companies: PARTNERS, roles: WHOLE, scope: "expenditure" },
  "credit.record": { companies: PARTNERS, roles: BOOKKEEPERS, scope: null },
  "credit-rule.set": { companies: PARTNERS, roles: LEADERS, scope: null },
  "alert.read": { companies: PARTNERS, roles: ANYONE, scope: null },
  "alert.handle": {
    companies: PARTNERS,
    roles: ["administrator", "director", "account-manager", "finance"],
    scope: null,
  },
  /** From when on what waits is an alert. */
  "alert-limit.set": { companies: DISTRIBUTOR, roles: LEADERS, scope: null },
  "message.read": { companies: ALL, roles: ANYONE, scope: null },
  /** What the company's members hear of while they have not chosen, and people beyond them. */
  "notification.set": { companies: ALL, roles: LEADERS, scope: null },
  /** Why somebody was told or not, and what could not be delivered. */
  "notification.read": { companies: ALL, roles: ADMINISTRATOR, scope: null },
  "webhook.manage": { companies: ALL, roles: ADMINISTRATOR, scope: null },
  "reseller.read": { companies: DISTRIBUTOR, roles: ANYONE, scope: "customers" },
  "reseller.assign": { companies: DISTRIBUTOR, roles: LEADERS, scope: null },
  "reseller.create": { companies: DISTRIBUTOR, roles: LEADERS, scope: null },
  "delegation.read": { companies: PARTNERS, roles: ANYONE, scope: null },
  "delegation.grant": { companies: DISTRIBUTOR, roles: LEADERS, scope: null },
  "delegation.recall": { companies: DISTRIBUTOR, roles: LEADERS, scope: null },
  "reseller.stop": { companies: DISTRIBUTOR, roles: LEADERS, scope: null },
  "request.read": { companies: PARTNERS, roles: ANYONE, scope: null },
  "request.create": { companies: RESELLER, roles: GOVERNORS, scope: null },
  "request.withdraw": { companies: RESELLER, roles: GOVERNORS, scope: null },
  "request.comment": { companies: PARTNERS, roles: GOVERNORS, scope: null },
  "request.decide": { companies: DISTRIBUTOR, roles: GOVERNORS, scope: null },
  "association.read": { companies: PARTNERS, roles: ANYONE, scope: null },
  "disassociation.ask": { companies: ALL, roles: ADMINISTRATOR, scope: null },
  "disassociation.decide": { companies: ALL, roles: ADMINISTRATOR, scope: null },
  "disassociation.withdraw": { companies: ALL, roles: ADMINISTRATOR, scope: null },
  "customer.move": { companies: DISTRIBUTOR, roles: LEADERS, scope: null },
  "delivery.read": { companies: DISTRIBUTOR, roles: WHOLE, scope: null },
  "development.read": { companies: PARTNERS, roles: ANYONE, scope: null },
  "development.manage": { companies: PARTNERS, roles: GOVERNORS, scope: null },
  "starting-policy.set": { companies: DISTRIBUTOR, roles: LEADERS, scope: null },
  "delivery.import": { companies: DISTRIBUTOR, roles: BOOKKEEPERS, scope: null },
  "delivery.accept": { companies: DISTRIBUTOR, roles: BOOKKEEPERS, scope: null },
  "account.read": { companies: DISTRIBUTOR, roles: WHOLE, scope: null },
  "account.map": { companies: DISTRIBUTOR, roles: BOOKKEEPERS, scope: null },
  "base.bring-over": { companies: DISTRIBUTOR, roles: ADMINISTRATOR, scope: null },
  "member.read": { companies: ALL, roles: ANYONE, scope: null },
  "member.manage": { companies: ALL, roles: ADMINISTRATOR, scope: null },
  "api-key.manage": { companies: ALL, roles: ADMINISTRATOR, scope: null },
  "connector.manage": { companies: DISTRIBUTOR, roles: ADMINISTRATOR, scope: null },
  "operation-log.read": { companies: ALL, roles: ADMINISTRATOR, scope: null },
  "verification.manage": { companies: ALL, roles: ADMINISTRATOR, scope: null },
  "operation-log.export": { companies: ALL, roles: ADMINISTRATOR, scope: null },
  "history.read": { companies: PARTNERS, roles: ANYONE, scope: null },
  "evidence.read": { companies: PARTNERS, roles: LEADERS, scope: null },
  "mail.read": { companies: DISTRIBUTOR, roles: ADMINISTRATOR, scope: null },
  /** The demo's e-mails, which leave by no server; outside the demo there are none to read. */
  "demo-mail.read": { companies: ALL, roles: ANYONE, scope: null },
  "profile.manage": { companies: ALL, roles: ANYONE, scope: null },
  "product.read": { companies: ALL, roles: ANYONE, scope: "orders" },
  "order.read": { companies: ALL, roles: ANYONE, scope: "orders" },
  "order.place": { companies: ["customer"], roles: ADMINISTRATOR, scope: null },
  /** For its customers, by a partner's own shop. */
  "order.sell": { companies: PARTNERS, roles: [], scope: "orders" },
  "resource.read": { companies: ALL, roles: ANYONE, scope: "orders" },
  "resource.rename": { companies: ["customer"], roles: ADMINISTRATOR, scope: null },
  "resource.delete": { companies: ["customer"], roles: ADMINISTRATOR, scope: null },
  "order.pay": { companies: ["customer"], roles: ADMINISTRATOR, scope: null },
  /** A customer's own orders that wait; a partner's what it prepared. */
  "order.cancel": { companies: ALL, roles: GOVERNORS, scope: null },
  "order.prepare": { companies: PARTNERS, roles: GOVERNORS, scope: null },
  "resource.enable": { companies: ["customer"], roles: ADMINISTRATOR, scope: null },
  "coupon.read": { companies: ALL, roles: ANYONE, scope: "expenditure" },
  "coupon.issue": { companies: DISTRIBUTOR, roles: BOOKKEEPERS, scope: null },
  "coupon.withdraw": { companies: DISTRIBUTOR, roles: BOOKKEEPERS, scope: null },
  "coupon-settlement.set": { companies: DISTRIBUTOR, roles: BOOKKEEPERS, scope: null },
  "resource.release": { companies: PARTNERS, roles: GOVERNORS, scope: null },
  "purchase.decide": { companies: ALL, roles: ANYONE, scope: "decisions" },
  /** By a partner's own shop, which is a program. */
  "purchase.reserve": { companies: PARTNERS, roles: [], scope: "decisions" },
  /** The installation's operator alone. */
  "company.suspend": { companies: PARTNERS, roles: [], scope: null },
  "usage.record": { companies: DISTRIBUTOR, roles: [], scope: "usage" },
  "partner.ask": { companies: ["customer"], roles: ANYONE, scope: null },
  "question.read": { companies: PARTNERS, roles: ANYONE, scope: null },
  "question.answer": { companies: PARTNERS, roles: GOVERNORS, scope: null },
  "portal.read": { companies: ["customer"], roles: ANYONE, scope: "expenditure" },
} as const satisfies Record<string, Rule>;

export type Action = keyof typeof ACCESS;
export const ACTIONS = Object.keys(ACCESS) as Action[];

declare const issued: unique symbol;

/** Proof that the table allowed `action`. Only `issuePermit` makes one. */
export type Permit<A extends Action> = {
  readonly actor: Actor;
  readonly action: A;
  readonly [issued]: true;
};

/** Null when the table does not let this actor try. Operator and system act for a company whole. */
export function issuePermit<A extends Action>(actor: Actor, action: A): Permit<A> | null {
  const rule: Rule = ACCESS[action];
  return rule.companies.includes(actor.company.kind) && isEntitled(actor, rule)
    ? ({ actor, action } as Permit<A>)
    : null;
}

/** Whether a member of such a company with these roles may try it. */
export function isEntitledRole(company: CompanyKind, roles: readonly MemberRole[], action: Action): boolean {
  const rule: Rule = ACCESS[action];
  return rule.companies.includes(company) && roles.some((role) => rule.roles.includes(role));
}

function isEntitled({ via }: Actor, rule: Rule): boolean {
  switch (via.kind) {
    case "person":
      return via.roles.some((role) => rule.roles.includes(role));
    case "key":
      return rule.scope !== null && via.scopes.includes(rule.scope);
    case "operator":
    case "system":
      return true;
  }
}
