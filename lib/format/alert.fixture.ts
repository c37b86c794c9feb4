import type { AlertKind } from "@/lib/domain/alert/alert";
import type { AlertFactsOf } from "@/lib/domain/alert/alert-facts";
import { ATTEMPT_ERRORS } from "@/lib/domain/connector/attempt";
import { REQUEST_KINDS } from "@/lib/domain/request/request";
import { BLOCK_ORIGINS, STORED_FREEZE_ORIGINS } from "@/lib/domain/restriction/freeze";

const since = "2026-11-29T04:00:00.000Z";
const customer = "Acme";
const used = { amount: "1000", used: "912.5" };
const budget = { customer, type: "monthly", period: "2026-11", ...used } as const;
const pace = { ...budget, expectedEnd: "1250", usedUpOn: "2026-11-28" } as const;
const days = { usedUpEarliest: "2026-11-26", usedUpLatest: "2026-11-30" };
const due = { customer, count: 1, name: "web-01", cause: "frozen", dueAt: since, days: 3 } as const;
const place = { customer, connector: "Cloud", level: "account", since, failed: false, error: null } as const;

/** Every way in which an alert of each kind may read; a kind without any does not compile. */
export const EVERY_ALERT: { readonly [K in AlertKind]: readonly AlertFactsOf[K][] } = {
  "budget-threshold": [
    { ...budget, threshold: 90, action: null },
    { ...budget, threshold: 100, action: null, used: "1000" },
    { ...budget, threshold: 150, type: "one-time", action: null, used: "1500" },
    ...(["block-pay-per-use", "freeze-account", "freeze-account-and-resources"] as const).map((action) => ({
      ...budget,
      threshold: 100,
      action,
    })),
  ],
  "budget-pace": [
    { ...pace, ...days },
    { ...pace, usedUpEarliest: null, usedUpLatest: null },
    { ...pace, ...days, usedUpOn: null },
  ],
  "quota-used": [
    { reseller: "Bright", quota: "monthly", threshold: 75, ...used },
    { reseller: "Bright", quota: "one-time", threshold: 100, ...used },
  ],
  "customer-not-started": [
    { customer, since, hasBudget: true },
    { customer, since, hasBudget: false },
  ],
  "frozen-automatically": ([null, "account", "account-and-resources"] as const).map((level) => ({
    customer,
    since,
    level,
  })),
  "cause-gone": [
    ...STORED_FREEZE_ORIGINS.map((origin) => ({ customer, what: "freeze" as const, origin, since })),
    ...BLOCK_ORIGINS.map((origin) => ({ customer, what: "block" as const, origin, since })),
  ],
  "spent-since-freeze": [{ customer, amount: "12.3", since }],
  "freeze-unconfirmed": [
    place,
    { ...place, level: "account-and-resources" },
    { ...place, level: null },
    ...[null, ...ATTEMPT_ERRORS].map((error) => ({ ...place, failed: true, error })),
  ],
  "deletion-due": [
    due,
    { ...due, count: 4, days: 1 },
    { ...due, cause: "expired", days: 0 },
    { ...due, count: 4, days: 0 },
  ],
  "renewal-at-risk": [
    { customer, resource: "web-01", expiresAt: since, reasons: ["purchase.budget-insufficient", "term.not-offered"] },
  ],
  "renewal-failed": [
    { customer, resource: "web-01", graceEndsAt: since, reasons: ["purchase.no-budget", "term.closed", "never.heard"] },
    { customer, resource: "web-01", graceEndsAt: since, reasons: [] },
  ],
  "accounts-parked": [{ accounts: 1, rows: 12, amount: "99.5" }],
  "delivery-late": [{ source: "aws", billingAccount: "1234", lastAt: since, days: 4 }],
  "delivery-held": [{ source: "aws", billingAccount: "1234", month: "2026-11", since }],
  "closed-month-changed": [{ month: "2026-10", customers: 3, difference: "-12.34" }],
  "delegation-ending": [
    { reseller: "Bright", until: since, days: 7 },
    { reseller: "Bright", until: since, days: 0 },
  ],
  "request-waiting": REQUEST_KINDS.flatMap((request) =>
    [customer, null].map((about) => ({ request, reseller: "Bright", customer: about, since })),
  ),
  "partner-suspended": (["restricted", "frozen"] as const).map((state) => ({
    company: "Bright",
    companyKind: "reseller" as const,
    state,
    since,
  })),
};
