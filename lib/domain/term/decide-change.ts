import { isPaidByUse } from "../catalogue/offer";
import { priceOfTerm } from "../catalogue/price";
import { ALLOWED, decide, type NonEmpty, type Rule } from "../decision";
import { type Money, minus, sumOf, toMoney, ZERO } from "../money/money";
import { decidePurchase } from "../purchase/eligibility";
import { standingOf } from "../resource/status";

import { countedAtOf, type GivingBackFacts, QUOTE_RULES } from "./decide-unsubscription";
import { isClosed, isCommitment, priceOf, RESOURCE_RULES, reasonsOf, type TermOffer, type TermResource } from "./facts";
import type { TermOwnReason, TermReason } from "./reason";
import { endOf, type PaidTerm, type Refund, refundsOf, unusedOf } from "./term";

export type ChangeFacts = GivingBackFacts & {
  readonly quantity: number;
};

export type ChangeQuote = {
  /** Of one period and unit, from now on. */
  readonly price: Money;
  readonly priceValidFrom: Date;
  /** To pay; below zero: given back. */
  readonly amount: Money;
  readonly refunds: readonly Refund[];
  readonly effectiveAt: Date;
  /** Unmoved by the change. */
  readonly expiresAt: Date;
};

export type ChangeDecision =
  | { readonly allowed: true; readonly quote: ChangeQuote }
  | { readonly allowed: false; readonly quote: ChangeQuote | null; readonly reasons: NonEmpty<TermReason> };

type Judged = ChangeFacts & { readonly amount: Money | null };

const RULES: readonly Rule<Judged, TermOwnReason>[] = [
  ...RESOURCE_RULES,
  ({ resource }) => (resource !== null && isPaidByUse(resource.mode) ? { code: "term.paid-by-use" } : null),
  ({ resource }) => (resource !== null && isCommitment(resource) ? { code: "term.commitment" } : null),
  ({ resource, at }) => {
    const expiredAt = resource?.expiresAt ?? null;
    if (resource === null || expiredAt === null || isClosed(resource, at)) return null;
    return standingOf(resource, null, at).status === "in-use" ? null : { code: "term.expired", expiredAt };
  },
  ({ resource, offer }) => (resource !== null && priceOf(offer) === null ? { code: "term.not-offered" } : null),
  ({ resource, offer }) =>
    resource !== null && offer !== null && !isChange(resource, offer) ? { code: "term.offer-unfit" } : null,
  ({ resource, offer, quantity }) =>
    resource !== null && offer?.offerId === resource.offerId && quantity === resource.quantity
      ? { code: "term.unchanged" }
      : null,
  ...QUOTE_RULES,
];

/**
 * Another specification, or another quantity, for what is left of every term: up is paid at once, down is given back.
 * Exhaustion refuses only what is to be paid; a freeze refuses both (G5, R-5.2).
 */
export function decideChange(facts: ChangeFacts): ChangeDecision {
  const quote = changeQuoteOf(facts);
  const amount = quote?.amount ?? null;
  const purchase =
    facts.resource === null
      ? ALLOWED
      : decidePurchase({ ...facts.purchase, operation: "change-yearly-monthly", needed: amount ?? ZERO });
  const [first, ...rest] = reasonsOf(decide(RULES, { ...facts, amount }), purchase);
  if (first !== undefined) return { allowed: false, quote, reasons: [first, ...rest] };
  if (quote === null) throw new Error("a change without a quote has a reason against it");
  return { allowed: true, quote };
}

function changeQuoteOf(facts: ChangeFacts): ChangeQuote | null {
  const { resource, offer, terms, lines, quantity, at } = facts;
  const expiresAt = endOf(terms);
  const price = priceOf(offer);
  if (resource === null || resource.mode !== "yearly-monthly" || offer === null || !isChange(resource, offer)) {
    return null;
  }
  if (price === null || expiresAt === null || expiresAt <= at) return null;
  const difference = differenceOf(terms, { price: price.amount, quantity }, countedAtOf(facts));
  const refunds = difference < ZERO ? refundsOf(lines, toMoney(-difference)) : [];
  return {
    price: price.amount,
    priceValidFrom: price.validFrom,
    amount: difference < ZERO ? toMoney(-sumOf(refunds.map(({ amount }) => amount))) : difference,
    refunds,
    effectiveAt: at,
    expiresAt,
  };
}

type Specification = { readonly price: Money; readonly quantity: number };

/** The remaining share of each term, times what it costs anew less what it is worth. */
export function differenceOf(terms: readonly PaidTerm[], { price, quantity }: Specification, at: Date): Money {
  return sumOf(terms.map((term) => unusedOf(term, minus(priceOfTerm(price, term.periods, quantity), term.worth), at)));
}

// Prices compare for the same period and unit only.
export function isChange(from: TermResource, to: TermOffer): boolean {
  return (
    to.mode === from.mode &&
    to.service === from.service &&
    to.region === from.region &&
    to.unit === from.unit &&
    to.period.unit === from.period.unit &&
    to.period.count === from.period.count
  );
}
