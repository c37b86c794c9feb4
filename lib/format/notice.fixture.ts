import type { CompanyNotice } from "@/lib/domain/alert/company-notice";
import type { Notice } from "@/lib/domain/alert/notice";
import type { CUSTOMER_KINDS, PartnerKind } from "@/lib/domain/notification/topic";
import { REQUEST_KINDS } from "@/lib/domain/request/request";
import { AUTOMATIC_REASONS } from "@/lib/domain/restriction/cause";
import type { FactsOf } from "./notice-parts";

type Known = PartnerKind | (typeof CUSTOMER_KINDS)[number];

const since = "2026-11-29T04:00:00.000Z";
const customer = "Acme";
const partner = "Bright";
const reseller = "Bright";
const budget = { customer, type: "monthly", period: "2026-11", amount: "1000", used: "912.5" } as const;
const freeze = {
  customer,
  origins: ["manual"],
  level: "account",
  reason: "Inner reason",
  automatic: null,
  messageToCustomer: "Hello",
} as const;
const { origins, level, ...restriction } = freeze;
const block = { ...restriction, origins, blocked: true } as const;
const granted = {
  reseller,
  permissions: ["set-budget", "freeze-account"],
  monthlyQuota: "5000",
  oneTimeQuota: null,
  until: since,
} as const;
const recalled = { reseller, customer, customers: 3, permissions: ["set-budget"], reason: "Overdue" } as const;
const suspended = {
  company: partner,
  state: "frozen",
  reason: "Overdue",
  customers: 12,
  frozen: 2,
  budgetUsedUp: 1,
  deletionDue: 0,
} as const;
const request = REQUEST_KINDS.map((kind) => ({
  requestId: "01a22866-3326-78a5-b6a5-2030bd691f25",
  request: kind,
  reseller,
  customer: kind === "quota" ? null : customer,
  text: "As agreed.",
}));
const leaving = (["customer", "partner"] as const).map((side) => ({ customer, partner, side, text: "It ends." }));
const assigned = { memberId: "1", manager: "Ana", about: "customer", name: customer, count: 1 } as const;
const due = { customer, count: 1, name: "web-01", cause: "frozen", dueAt: since, isDue: false } as const;
const act = {
  actId: "1",
  act: "freeze",
  level: "account",
  customer,
  runsAt: since,
  text: "Overdue",
} as const;
const acts = [act, { ...act, act: "lift", runsAt: null, text: null } as const, { ...act, act: "release" } as const];
const renewal = { resourceId: "1", resource: "web-01", expiresAt: since, graceEndsAt: since };

/** Every way in which a notice of each kind may read; a kind without any does not compile. */
export const EVERY_NOTICE: { readonly [Kind in Known]: readonly FactsOf<Kind, Notice | CompanyNotice>[] } = {
  "budget-threshold": [
    { ...budget, threshold: 90, action: null },
    { ...budget, threshold: 100, action: "freeze-account" },
  ],
  "budget-pace": [
    {
      ...budget,
      expectedEnd: "1250",
      usedUpOn: "2026-11-28",
      usedUpEarliest: "2026-11-26",
      usedUpLatest: "2026-11-30",
    },
  ],
  frozen: [
    freeze,
    { ...freeze, level: "account-and-resources" },
    ...AUTOMATIC_REASONS.map((automatic) => ({ ...freeze, automatic, reason: null, messageToCustomer: null })),
  ],
  "freeze-lifted": [{ ...freeze, level: null }, freeze],
  "pay-per-use-blocked": [block],
  "pay-per-use-allowed": [block, { ...block, blocked: false }],
  "place-failed": [
    { customer, connector: "Cloud", level: "account", error: "status" },
    { customer, connector: "Cloud", level: "account-and-resources", error: null },
    { customer, connector: "Cloud", level: null, error: "timed-out" },
  ],
  "spent-after-freeze": [{ customer, amount: "12.3", since }],
  "deletion-due": [
    due,
    { ...due, count: 4, cause: "expired" },
    { ...due, isDue: true },
    { ...due, count: 4, isDue: true },
  ],
  "resources-released": [
    { customer, count: 1, name: "web-01" },
    { customer, count: 3, name: "web-01" },
  ],
  "act-ordered": acts,
  "act-awaits-second-person": acts,
  "act-confirmed": acts,
  "act-called-off": acts,
  "act-declined": acts,
  "act-expired": acts,
  "act-refused": acts,
  "webhook-disabled": [{ webhookId: "1", webhook: "Chat", failingSince: since }],
  "delegation-granted": [granted, { ...granted, permissions: [], monthlyQuota: null, oneTimeQuota: "1", until: null }],
  "delegation-changed": [granted],
  "delegation-revoked": [granted],
  "delegation-lapsed": [granted],
  "delegation-ends": [{ reseller, days: 7, until: since }],
  "permissions-recalled": [recalled, { ...recalled, customers: 1, reason: null }],
  "permissions-returned": [recalled],
  "quota-threshold": [
    { reseller, kind: "monthly", threshold: 90, quota: "1000", used: "912.5" },
    { reseller, kind: "one-time", threshold: 100, quota: "1000", used: "1000" },
  ],
  "company-suspended": [suspended, { ...suspended, state: "restricted" }],
  "company-reinstated": [{ ...suspended, state: "active" }],
  "partner-suspended": [
    { partner, state: "restricted" },
    { partner, state: "frozen" },
  ],
  "partner-reinstated": [{ partner, state: "active" }],
  "purchases-stopped": [{ reseller, reason: "Overdue" }],
  "purchases-resumed": [{ reseller, reason: "Paid" }],
  "request-asked": request,
  "request-commented": request,
  "request-approved": request,
  "request-failed": request,
  "request-rejected": request,
  "request-withdrawn": request,
  "request-superseded": request,
  "disassociation-asked": leaving,
  "disassociation-approved": leaving,
  "disassociation-rejected": leaving,
  "disassociation-withdrawn": leaving,
  "disassociation-superseded": leaving,
  "customer-moved": [{ customer, from: "Bright", to: "Calm", text: null }],
  "account-manager-assigned": [assigned, { ...assigned, about: "reseller", name: partner, count: 3 }],
  "account-manager-unassigned": [assigned, { ...assigned, count: 3 }],
  "customer-joined": (["waits", "started", "refused"] as const).map((start) => ({ customer, partner, start })),
  "association-failed": [
    { customer, partner, causes: ["association.link-expired", "association.never-heard"] },
    { customer, partner, causes: [] },
  ],
  "starting-policy-refused": [
    { customer, partner, start: "refused", reasons: ["budget.above-quota", "budget.not-holder", "budget.stale"] },
  ],
  "association-started": [{ partner }],
  "order-prepared": [
    {
      orderId: "01a22866-3326-78a5-b6a5-2030bd691f25",
      partner,
      what: "Ten qubits",
      amount: "10",
      payBefore: since,
      text: "As agreed.",
    },
  ],
  "question-answered": [{ partner, text: "Yes." }],
  "question-closed": [{ partner, text: null }],
  "renewal-refused": [{ ...renewal, reasons: ["purchase.budget-insufficient"] }],
  "renewal-given-up": [{ ...renewal, reasons: [] }],
};
