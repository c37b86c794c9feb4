import type { PortalNotice } from "@/lib/contracts/portal-notice";
import { parseMoney } from "@/lib/domain/money/money";
import type { FreezeLevel } from "@/lib/domain/restriction/freeze";
import { type Wording, worded } from "./wording";

export type NoticeWords = {
  readonly title: Wording;
  /** Key of portal.messages.action; null: nothing ran by itself. */
  readonly action: string | null;
  readonly quote: string | null;
  readonly tone: "neutral" | "warn" | "danger" | "frozen";
};

/** A notice in the customer's words; null stands for a kind this page does not know. */
export function customerNoticeWords(notice: PortalNotice | null, currency: string): NoticeWords {
  if (notice === null) return plain("other", "neutral", null);
  switch (notice.kind) {
    case "budget-threshold":
      return thresholdWords(notice.facts, currency);
    case "partner-suspended":
    case "partner-reinstated":
      return suspensionWords(notice);
    case "order-prepared":
      return preparedWords(notice.facts, currency);
    case "question-answered":
    case "question-closed":
      return answeredWords(notice);
    case "deletion-due":
      return deletionWords(notice.facts);
    case "resources-released":
      return { ...plain("released", "danger", null), title: titled("released", notice.facts) };
    default:
      return restrictionWords(notice);
  }
}

type Prepared = Extract<PortalNotice, { kind: "order-prepared" }>["facts"];

function preparedWords({ partner, what, amount, payBefore, text }: Prepared, currency: string): NoticeWords {
  const args = { partner, what, amount: parseMoney(amount) ?? amount, currency, payBefore: new Date(payBefore) };
  return { title: titled("orderPrepared", args), action: null, quote: text, tone: "warn" };
}

type Answered = Extract<PortalNotice, { kind: "question-answered" | "question-closed" }>;

function answeredWords({ kind, facts: { partner, text } }: Answered): NoticeWords {
  const key = kind === "question-answered" ? "questionAnswered" : "questionClosed";
  return { ...plain(key, "neutral", text), title: titled(key, { partner }) };
}

type Suspension = Extract<PortalNotice, { kind: "partner-suspended" | "partner-reinstated" }>;

function suspensionWords({ kind, facts }: Suspension): NoticeWords {
  if (kind === "partner-reinstated") return plain("partnerReinstated", "neutral", null);
  return plain(facts.state === "frozen" ? "partnerFrozen" : "partnerRestricted", "frozen", null);
}

type Deletion = Extract<PortalNotice, { kind: "deletion-due" }>["facts"];

function deletionWords({ count, name, cause, dueAt: date, isDue }: Deletion): NoticeWords {
  const key = `${cause === "frozen" ? "deletionFrozen" : "deletionExpired"}${isDue ? "Since" : ""}`;
  return { title: titled(key, { count, name, date }), action: null, quote: null, tone: "danger" };
}

type OfResources = "deletion-due" | "resources-released";
type Restriction = Exclude<
  PortalNotice,
  Suspension | Answered | { kind: "budget-threshold" | "order-prepared" | OfResources }
>;

function restrictionWords(notice: Restriction): NoticeWords {
  switch (notice.kind) {
    case "frozen": {
      const { level, messageToCustomer } = notice.facts;
      return plain(level === "account-and-resources" ? "frozenResources" : "frozen", "frozen", messageToCustomer);
    }
    case "freeze-lifted":
      return liftedWords(notice.facts);
    case "pay-per-use-blocked":
      return plain("blocked", "frozen", notice.facts.messageToCustomer);
    case "association-started":
      return joinedWords(notice.facts);
    case "pay-per-use-allowed":
      return allowedWords(notice.facts);
    case "renewal-refused":
    case "renewal-given-up":
      return renewalWords(notice);
    case "customer-moved":
      return { ...plain("moved", "neutral", null), title: titled("moved", notice.facts) };
    default:
      return leavingWords(notice);
  }
}

function joinedWords(args: { readonly partner: string }): NoticeWords {
  return { ...plain("joined", "neutral", null), title: titled("joined", args) };
}

type Renewal = Extract<PortalNotice, { kind: "renewal-refused" | "renewal-given-up" }>;

function renewalWords({ kind, facts: { resource, graceEndsAt, reasons } }: Renewal): NoticeWords {
  const known = reasons.map((code) => worded(code.replace(".", ".reason.")));
  const args = { resource, graceEndsAt };
  return kind === "renewal-refused"
    ? { ...plain("renewalRefused", "warn", null), title: titled("renewalRefused", { ...args, reasons: known }) }
    : { ...plain("renewalGivenUp", "danger", null), title: titled("renewalGivenUp", args) };
}

type Allowed = { readonly blocked: boolean; readonly messageToCustomer: string | null };

function allowedWords({ blocked, messageToCustomer }: Allowed): NoticeWords {
  return plain(blocked ? "stillBlocked" : "allowed", "neutral", messageToCustomer);
}

const LEAVING = {
  "disassociation-asked": "leavingAsked",
  "disassociation-approved": "leavingApproved",
  "disassociation-rejected": "leavingRejected",
  "disassociation-withdrawn": "leavingWithdrawn",
  "disassociation-superseded": "leavingSuperseded",
} as const;
type Leaving = Extract<PortalNotice, { kind: keyof typeof LEAVING }>;

function leavingWords({ kind, facts: { partner, text } }: Leaving): NoticeWords {
  const tone = kind === "disassociation-asked" || kind === "disassociation-approved" ? "warn" : "neutral";
  return { title: titled(LEAVING[kind], { partner }), action: null, quote: text, tone };
}

function liftedWords({ level, messageToCustomer }: Lifted): NoticeWords {
  return level === null
    ? plain("lifted", "neutral", messageToCustomer)
    : plain("partlyLifted", "frozen", messageToCustomer);
}

type Lifted = { readonly level: FreezeLevel | null; readonly messageToCustomer: string | null };
type Threshold = Extract<PortalNotice, { kind: "budget-threshold" }>["facts"];

function thresholdWords({ threshold, amount, used, action }: Threshold, currency: string): NoticeWords {
  const money = (text: string) => parseMoney(text) ?? text;
  const args = { threshold: String(threshold), used: money(used), amount: money(amount), currency };
  const isUsedUp = threshold >= 100;
  return {
    title: titled(isUsedUp ? "usedUp" : "threshold", args),
    action,
    quote: null,
    tone: isUsedUp ? "danger" : "warn",
  };
}

function plain(key: string, tone: NoticeWords["tone"], quote: string | null): NoticeWords {
  return { title: titled(key), action: null, quote, tone };
}

function titled(key: string, args: Wording["args"] = {}): Wording {
  return worded(`portal.messages.kind.${key}`, args);
}
