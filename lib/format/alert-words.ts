import type { AlertFacts, AlertFactsOf } from "@/lib/domain/alert/alert-facts";
import type { BudgetType } from "@/lib/domain/budget/budget";
import { parseMoney } from "@/lib/domain/money/money";
import { PURCHASE_REASON_CODES } from "@/lib/domain/purchase/eligibility";
import { type Argument, type Wording, worded } from "./wording";

export type AlertWords = { readonly title: Wording; readonly detail: Wording | null };

type Kind = AlertFacts["kind"];
type WordsOf = { readonly [K in Kind]: (facts: AlertFactsOf[K], currency: string) => AlertWords };

/** Facts that the sentences say as they are, with the key of the title and of the detail. */
function said(kind: Kind, title: string, detail: string, args: Wording["args"]): AlertWords {
  return { title: worded(`alert.kind.${kind}.${title}`, args), detail: worded(`alert.kind.${kind}.${detail}`, args) };
}

const money = (text: string): Argument => parseMoney(text) ?? text;
const at = (text: string) => new Date(text);
const typeOf = (type: BudgetType) => worded(`alert.type.${type}`);
const usedOf = (facts: { readonly amount: string; readonly used: string }) => ({
  amount: money(facts.amount),
  used: money(facts.used),
});

const WORDS: WordsOf = {
  "budget-threshold": ({ customer, threshold, type, action, ...of }, currency) => {
    const isUsedUp = threshold >= 100;
    const detail = action ?? (isUsedUp ? "detailUsedUp" : "detail");
    const args = { customer, threshold: String(threshold), type: typeOf(type), currency, ...usedOf(of) };
    return said("budget-threshold", threshold === 100 ? "titleUsedUp" : "title", detail, args);
  },
  "budget-pace": paceWords,
  "quota-used": ({ reseller, quota, threshold, ...of }, currency) => {
    const args = { reseller, type: typeOf(quota), threshold: String(threshold), currency, ...usedOf(of) };
    return threshold >= 100
      ? said("quota-used", "titleUsedUp", "detailUsedUp", args)
      : said("quota-used", "title", "detail", args);
  },
  "customer-not-started": ({ customer, since, hasBudget }) =>
    said("customer-not-started", "title", hasBudget ? "detail" : "detailNoBudget", { customer, since: at(since) }),
  "frozen-automatically": ({ customer, level, since }) => {
    const args = { customer, since: at(since) };
    if (level === null) return said("frozen-automatically", "titleBlocked", "detail", args);
    return level === "account"
      ? said("frozen-automatically", "title", "detail", args)
      : said("frozen-automatically", "titleResources", "detailResources", args);
  },
  "cause-gone": ({ customer, what, origin, since }) => {
    const args = { customer, origin: worded(`sign.restriction.origin.${origin}`), since: at(since) };
    return said("cause-gone", what === "block" ? "titleBlock" : "title", "detail", args);
  },
  "spent-since-freeze": ({ customer, amount, since }, currency) =>
    said("spent-since-freeze", "title", "detail", { customer, amount: money(amount), currency, since: at(since) }),
  "freeze-unconfirmed": unconfirmedWords,
  "deletion-due": ({ customer, count, name, cause, dueAt, days }) => {
    const title = `${count > 1 ? "titleMany" : "title"}${days < 1 ? "Now" : ""}`;
    return said("deletion-due", title, cause, { customer, count, name, dueAt: at(dueAt), days });
  },
  "renewal-at-risk": ({ customer, resource, expiresAt, reasons }) =>
    said("renewal-at-risk", "title", "detail", { customer, resource, expiresAt: at(expiresAt), reasons: why(reasons) }),
  "renewal-failed": ({ customer, resource, graceEndsAt, reasons }) => {
    const args = { customer, resource, graceEndsAt: at(graceEndsAt), reasons: why(reasons) };
    return said("renewal-failed", "title", "detail", args);
  },
  "accounts-parked": ({ accounts, rows, amount }, currency) =>
    said("accounts-parked", "title", "detail", { accounts, rows, amount: money(amount), currency }),
  "delivery-late": ({ source, billingAccount, lastAt, days }) =>
    said("delivery-late", "title", "detail", { source, billingAccount, lastAt: at(lastAt), days }),
  "delivery-held": ({ source, billingAccount, month, since }) =>
    said("delivery-held", "title", "detail", { source, billingAccount, month: { month }, since: at(since) }),
  "closed-month-changed": ({ month, customers, difference }, currency) =>
    said("closed-month-changed", "title", "detail", {
      month: { month },
      customers,
      difference: money(difference),
      currency,
    }),
  "delegation-ending": ({ reseller, until, days }) =>
    said("delegation-ending", days < 1 ? "titleEnded" : "title", "detail", { reseller, until: at(until), days }),
  "request-waiting": ({ request, reseller, customer, since }) => {
    const args = { request: worded(`request.kind.${request}`), reseller, since: at(since) };
    return customer === null
      ? said("request-waiting", "titleOwn", "detail", args)
      : said("request-waiting", "title", "detail", { ...args, customer });
  },
  "partner-suspended": ({ company, state, since }) =>
    said("partner-suspended", "title", "detail", {
      company,
      state: worded(`alert.suspended.${state}`),
      since: at(since),
    }),
};

function paceWords(facts: AlertFactsOf["budget-pace"], currency: string): AlertWords {
  const { customer, type, usedUpOn, usedUpEarliest, usedUpLatest } = facts;
  const args = { customer, type: typeOf(type), currency, expectedEnd: money(facts.expectedEnd), ...usedOf(facts) };
  if (usedUpOn === null) return said("budget-pace", "titleOver", "detailOpen", args);
  if (usedUpEarliest === null || usedUpLatest === null) {
    return said("budget-pace", "title", "detailOpen", { ...args, day: { day: usedUpOn } });
  }
  const days = { day: { day: usedUpOn }, earliest: { day: usedUpEarliest }, latest: { day: usedUpLatest } };
  return said("budget-pace", "title", "detail", { ...args, ...days });
}

function unconfirmedWords(facts: AlertFactsOf["freeze-unconfirmed"]): AlertWords {
  const { customer, connector, level, since, failed, error } = facts;
  const order = level === null ? "lift" : level === "account" ? "freeze" : "freezeResources";
  const args = { customer, connector, since: at(since), order: worded(`alert.kind.freeze-unconfirmed.${order}`) };
  if (!failed) return said("freeze-unconfirmed", "title", "detail", args);
  const told = { ...args, error: worded(`connector.error.${error ?? "provider-failed"}`) };
  return said("freeze-unconfirmed", "titleFailed", "detailFailed", told);
}

const KNOWN: ReadonlySet<string> = new Set([...PURCHASE_REASON_CODES, "term.not-offered"]);

/** Why a renewal does not go, said to a partner. */
function why(codes: readonly string[]): readonly Wording[] {
  const keys = codes.map((code) => (KNOWN.has(code) ? code.slice(code.indexOf(".") + 1) : "other"));
  return [...new Set(keys.length > 0 ? keys : ["other"])].map((key) => worded(`alert.why.${key}`));
}

/** What an alert says: what is so, with its figures, and what it means or who can act. */
export function alertWords({ kind, facts }: AlertFacts, currency: string): AlertWords {
  // The table's type holds each kind to its own facts; their pairing is lost in the union.
  return (WORDS[kind] as (facts: unknown, currency: string) => AlertWords)(facts, currency);
}
