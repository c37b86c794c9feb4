import type { TermOwnReason, TermReason } from "@/lib/domain/term/reason";
import { purchaseTitleWords } from "./purchase-reason";
import { type ArgsByCode, noArgs, type Wording, wordedByCode } from "./wording";

const ARGS: ArgsByCode<TermOwnReason> = {
  "term.resource-unknown": noArgs,
  "term.paid-by-use": noArgs,
  "term.not-pay-per-use": noArgs,
  "term.closed": noArgs,
  "term.commitment": noArgs,
  "term.expired": ({ expiredAt }) => ({ expiredAt }),
  "term.not-offered": noArgs,
  "term.offer-unfit": noArgs,
  "term.unchanged": noArgs,
  "term.price-changed": ({ agreed, needed }) => ({ agreed, needed }),
  "term.quote-expired": noArgs,
  "term.account-lost": noArgs,
  "term.key-used": noArgs,
};

export function isTermOwn(reason: TermReason): reason is TermOwnReason {
  return reason.code in ARGS;
}

/** A term's own reason in the customer's words. */
export function termOwnWords(reason: TermOwnReason, currency: string): Wording {
  const { key, args } = wordedByCode(reason.code.replace("term.", "term.reason."), reason, ARGS);
  return { key, args: { ...args, currency } };
}

/** Why nothing was ordered, in a sentence each; the page beside it tells a purchase's reasons at length. */
export function termReasonWords(reason: TermReason, currency: string): Wording {
  return isTermOwn(reason) ? termOwnWords(reason, currency) : purchaseTitleWords(reason.code);
}
