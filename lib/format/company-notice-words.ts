import type { Permission } from "@/lib/domain/delegation/authority";
import type { PartnerKind } from "@/lib/domain/notification/topic";
import { alertWords } from "./alert-words";
import { moneyArgument, optional, type Parts, type PartsBy } from "./notice-parts";
import type { restrictionNoticeParts } from "./restriction-notice-words";
import { type Argument, type Wording, worded } from "./wording";

type CompanyKinds = Exclude<PartnerKind, keyof typeof restrictionNoticeParts>;

/** What companies are told about each other and themselves. */
export const companyNoticeParts: PartsBy<CompanyKinds> = {
  "webhook-disabled": ({ webhook, failingSince }) => ({
    args: { webhook, failingSince: new Date(failingSince) },
    detail: worded("notice.webhook"),
  }),
  "delegation-granted": granted,
  "delegation-changed": granted,
  "delegation-revoked": ({ reseller }) => ({ args: { reseller } }),
  "delegation-lapsed": ({ reseller }) => ({ args: { reseller } }),
  "delegation-ends": (facts, currency) => alertWords({ kind: "delegation-ending", facts }, currency),
  "permissions-recalled": recalled,
  "permissions-returned": recalled,
  "quota-threshold": ({ kind: quota, quota: amount, ...facts }, currency) =>
    alertWords({ kind: "quota-used", facts: { ...facts, quota, amount } }, currency),
  "company-suspended": suspended,
  "company-reinstated": suspended,
  "partner-suspended": ({ partner, state }) => ({ args: { partner, state } }),
  "partner-reinstated": ({ partner }) => ({ args: { partner } }),
  "purchases-stopped": ({ reseller, reason }) => ({ args: { reseller }, quote: reason }),
  "purchases-resumed": ({ reseller, reason }) => ({ args: { reseller }, quote: reason }),
  "request-asked": request,
  "request-commented": request,
  "request-approved": request,
  "request-failed": request,
  "request-rejected": request,
  "request-withdrawn": request,
  "request-superseded": request,
  "disassociation-asked": (facts) => ({ ...leaving(facts), key: `disassociation-asked-by-${facts.side}` }),
  "disassociation-approved": leaving,
  "disassociation-rejected": leaving,
  "disassociation-withdrawn": leaving,
  "disassociation-superseded": leaving,
  "customer-moved": ({ customer, from, to, text }) => ({ args: { customer, from, to }, quote: text }),
  "account-manager-assigned": assigned,
  "account-manager-unassigned": assigned,
  "customer-joined": ({ customer, partner, start }) => ({
    args: { customer, partner },
    detail: worded(`notice.start.${start}`),
  }),
  "association-failed": ({ customer, partner, causes }) => ({
    args: { customer, partner },
    detail: causes.length === 0 ? null : worded("notice.because", { why: causes.map((code) => whyOf(code, CAUSES)) }),
  }),
  "starting-policy-refused": ({ customer, partner, reasons }) => ({
    args: { customer, partner },
    detail: worded("notice.startRefused", { why: reasons.map((code) => whyOf(code, START_REASONS)) }),
  }),
};

type Granted = {
  readonly reseller: string;
  readonly permissions: readonly Permission[];
  readonly monthlyQuota: string | null;
  readonly oneTimeQuota: string | null;
  readonly until: string | null;
};

function granted({ reseller, permissions, monthlyQuota, oneTimeQuota, until }: Granted, currency: string): Parts {
  const amountOf = (quota: string | null): Argument =>
    quota === null ? worded("notice.none") : worded("notice.amount", { amount: moneyArgument(quota), currency });
  return {
    args: { reseller },
    detail: worded("notice.granted", {
      permissions: permissions.length === 0 ? worded("notice.none") : permissions.map(permissionOf),
      monthly: amountOf(monthlyQuota),
      oneTime: amountOf(oneTimeQuota),
      until: optional(until, (text) => new Date(text)) ?? worded("notice.noEnd"),
    }),
  };
}

const permissionOf = (permission: Permission): Wording => worded(`sign.authority.permission.${permission}`);

type Recalled = {
  readonly reseller: string;
  readonly customer: string;
  readonly customers: number;
  readonly permissions: readonly Permission[];
  readonly reason: string | null;
};

function recalled({ reseller, customer, customers, permissions, reason }: Recalled): Parts {
  return {
    args: { reseller, customer, customers },
    detail: worded("notice.permissions", { permissions: permissions.map(permissionOf) }),
    quote: reason,
  };
}

type Suspended = {
  readonly company: string;
  readonly state: string;
  readonly reason: string;
  readonly customers: number;
  readonly frozen: number;
  readonly budgetUsedUp: number;
  readonly deletionDue: number;
};

function suspended({ company, state, reason, ...below }: Suspended): Parts {
  return { args: { company, state }, detail: worded("notice.below", below), quote: reason };
}

type Request = {
  readonly request: string;
  readonly reseller: string;
  readonly customer: string | null;
  readonly text: string | null;
};

function request({ request: kind, reseller, customer, text }: Request): Parts {
  const what = worded(`request.kind.${kind}`);
  return { args: { what, reseller, subject: customer ?? reseller }, quote: text };
}

type Leaving = {
  readonly customer: string;
  readonly partner: string;
  readonly text: string | null;
};

function leaving({ customer, partner, text }: Leaving): Parts {
  return { args: { customer, partner }, quote: text };
}

type Assigned = { readonly manager: string; readonly about: string; readonly name: string; readonly count: number };

function assigned({ manager, about, name, count }: Assigned): Parts {
  return { args: { manager, about, name, count } };
}

/** Why nobody could join, and why a starting policy did not fit; others are told as such. */
const CAUSES = [
  "link-unknown",
  "link-expired",
  "link-used",
  "link-withdrawn",
  "partner-suspended",
  "is-partner",
  "registered-elsewhere",
  "already-yours",
  "with-another",
  "not-administrator",
  "declared",
] as const;
const START_REASONS = [
  "company-suspended",
  "not-holder",
  "type-not-granted",
  "above-quota",
  "action-not-held",
] as const;

function whyOf(code: string, known: readonly string[]): Wording {
  const name = code.split(".").at(-1) ?? "";
  return worded(`notice.why.${known.includes(name) ? name : "other"}`);
}
