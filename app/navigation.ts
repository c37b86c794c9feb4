import type { NavGroup, NavItem } from "@/components/shell/nav";
import type { Actor } from "@/lib/domain/access/actor";
import { type Action, issuePermit } from "@/lib/domain/access/permit";
import { env } from "@/lib/env";

type Entry = { readonly action: Action; readonly item: NavItem };
type Table = readonly { readonly labelKey: string | null; readonly items: readonly Entry[] }[];

/** What answers how many messages are unread. */
export const UNREAD = "/api/view/messages";

const COMPANY: Table[number] = {
  labelKey: "organization",
  items: [
    { action: "member.read", item: { href: "/organization/members", labelKey: "members", icon: "members" } },
    {
      action: "assignment.read",
      item: { href: "/organization/assignment", labelKey: "assignment", icon: "assignment" },
    },
    {
      action: "notification.set",
      item: { href: "/organization/notifications", labelKey: "notifications", icon: "recipients" },
    },
    { action: "member.read", item: { href: "/organization/roles", labelKey: "roles", icon: "roles" } },
    { action: "api-key.manage", item: { href: "/organization/api-keys", labelKey: "apiKeys", icon: "keys" } },
    {
      action: "connector.manage",
      item: { href: "/organization/connectors", labelKey: "connectors", icon: "connectors" },
    },
    { action: "webhook.manage", item: { href: "/organization/webhooks", labelKey: "webhooks", icon: "webhooks" } },
    {
      action: "coupon-settlement.set",
      item: { href: "/organization/coupons", labelKey: "coupons", icon: "coupons" },
    },
    { action: "credit.read", item: { href: "/organization/credit", labelKey: "credit", icon: "credit" } },
    { action: "verification.manage", item: { href: "/organization/security", labelKey: "security", icon: "security" } },
    { action: "base.bring-over", item: { href: "/organization/bring-over", labelKey: "bringOver", icon: "base" } },
    { action: "export.create", item: { href: "/exports", labelKey: "exports", icon: "exports" } },
    {
      action: "notification.read",
      item: { href: "/organization/undelivered", labelKey: "undelivered", icon: "undelivered" },
    },
    { action: "operation-log.read", item: { href: "/operation-log", labelKey: "operationLog", icon: "log" } },
  ],
};

/** Where the demo shows what would leave as e-mail. */
const DEMO: Table[number] = {
  labelKey: "demo",
  items: [{ action: "demo-mail.read", item: { href: "/demo/mail", labelKey: "demoMail", icon: "outbox" } }],
};

const MINE: Table[number] = {
  labelKey: "mine",
  items: [{ action: "profile.manage", item: { href: "/profile", labelKey: "profile", icon: "profile" } }],
};

const PARTNER: Table = [
  {
    labelKey: null,
    items: [
      { action: "home.read", item: { href: "/", labelKey: "home", icon: "home", main: true } },
      { action: "customer.read", item: { href: "/customers", labelKey: "customers", icon: "customers", main: true } },
      { action: "reseller.read", item: { href: "/resellers", labelKey: "resellers", icon: "resellers", main: true } },
      { action: "request.read", item: { href: "/requests", labelKey: "requests", icon: "requests", main: true } },
      { action: "question.read", item: { href: "/questions", labelKey: "questions", icon: "questions" } },
      {
        action: "message.read",
        item: { href: "/messages", labelKey: "messages", icon: "messages", live: UNREAD },
      },
      {
        action: "association.read",
        item: { href: "/associations", labelKey: "associations", icon: "associations" },
      },
      {
        action: "development.read",
        item: { href: "/customer-development", labelKey: "customerDevelopment", icon: "development" },
      },
      { action: "budget.read", item: { href: "/customers/what-if", labelKey: "whatIf", icon: "what-if" } },
      { action: "delegation.read", item: { href: "/quotas", labelKey: "quotas", icon: "quotas" } },
      { action: "product.read", item: { href: "/products", labelKey: "products", icon: "products" } },
      { action: "order.read", item: { href: "/orders", labelKey: "orders", icon: "orders" } },
      { action: "resource.read", item: { href: "/resources", labelKey: "resources", icon: "resources" } },
      {
        action: "expenditure.read",
        item: { href: "/expenditure", labelKey: "expenditure", icon: "expenditure", main: true },
      },
    ],
  },
  {
    labelKey: "data",
    items: [
      {
        action: "delivery.read",
        item: { href: "/deliveries", labelKey: "deliveries", icon: "deliveries", main: true },
      },
      { action: "account.read", item: { href: "/deliveries/accounts", labelKey: "parkedAccounts", icon: "parked" } },
    ],
  },
  COMPANY,
  MINE,
];

const CUSTOMER: Table = [
  {
    labelKey: null,
    items: [
      { action: "portal.read", item: { href: "/portal", labelKey: "eligibility", icon: "eligibility", main: true } },
      { action: "product.read", item: { href: "/portal/products", labelKey: "products", icon: "products" } },
      { action: "order.read", item: { href: "/portal/orders", labelKey: "orders", icon: "orders" } },
      { action: "resource.read", item: { href: "/portal/resources", labelKey: "resources", icon: "resources" } },
      {
        action: "portal.read",
        item: { href: "/portal/expenditure", labelKey: "expenditure", icon: "expenditure", main: true },
      },
      { action: "coupon.read", item: { href: "/portal/coupons", labelKey: "coupons", icon: "coupons" } },
      { action: "portal.read", item: { href: "/portal/partner", labelKey: "partner", icon: "partner", main: true } },
      {
        action: "portal.read",
        item: { href: "/portal/messages", labelKey: "messages", icon: "messages", main: true, live: UNREAD },
      },
    ],
  },
  COMPANY,
  MINE,
];

/** What this person may open, in the order of their work. */
export function navigationOf(actor: Actor): readonly NavGroup[] {
  const table = actor.company.kind === "customer" ? CUSTOMER : PARTNER;
  return [...table, ...(env().PARTNER_CENTER_DEMO ? [DEMO] : [])]
    .map(({ labelKey, items }) => ({
      labelKey,
      items: items.filter(({ action }) => issuePermit(actor, action) !== null).map(({ item }) => item),
    }))
    .filter(({ items }) => items.length > 0);
}
