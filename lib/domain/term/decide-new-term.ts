import { isPaidByUse } from "../catalogue/offer";
import { priceOfTerm } from "../catalogue/price";
import { ALLOWED, type Decision, decide, type NonEmpty, type Rule } from "../decision";
import type { Money } from "../money/money";
import type { Quote } from "../order/quote";
import { decidePurchase } from "../purchase/eligibility";
import { standingOf } from "../resource/status";
import { priceOf, RESOURCE_RULES, reasonsOf, type TermFacts, type TermOffer, type TermResource } from "./facts";
import type { TermOwnReason, TermReason } from "./reason";
import { endOf, termFrom } from "./term";

export type NewTermFacts = TermFacts & {
  readonly periods: number;
  /** The amount agreed to; null: not asked, as in a preview or by an automatic renewal. */
  readonly agreed: Money | null;
};

export type NewTermDecision =
  | { readonly allowed: true; readonly quote: Quote }
  | { readonly allowed: false; readonly quote: Quote | null; readonly reasons: NonEmpty<TermReason> };

type Judged = NewTermFacts & { readonly quote: Quote | null };
type OwnRule = Rule<Judged, TermOwnReason>;

const ofPrice: readonly OwnRule[] = [
  ({ resource, quote, offer }) =>
    resource !== null && quote === null && priceOf(offer) === null ? { code: "term.not-offered" } : null,
  ({ quote, agreed }) =>
    quote !== null && agreed !== null && agreed !== quote.amount
      ? { code: "term.price-changed", agreed, needed: quote.amount }
      : null,
];

const RENEWAL: readonly OwnRule[] = [
  ...RESOURCE_RULES,
  ({ resource }) => (resource !== null && isPaidByUse(resource.mode) ? { code: "term.paid-by-use" } : null),
  ...ofPrice,
];

const CONVERSION: readonly OwnRule[] = [
  ...RESOURCE_RULES,
  ({ resource }) => (resource !== null && resource.mode !== "pay-per-use" ? { code: "term.not-pay-per-use" } : null),
  ({ resource, offer }) =>
    resource !== null && offer !== null && !isConversion(resource, offer) ? { code: "term.offer-unfit" } : null,
  ...ofPrice,
];

/**
 * One term more of what the resource is of, at the list price of now. In use and in grace it begins where the last one
 * ends, in retention now (R-3.17, G5, G16).
 */
export function decideRenewal(facts: NewTermFacts): NewTermDecision {
  const { resource } = facts;
  const quote = resource === null || isPaidByUse(resource.mode) ? null : quoteOf(facts, renewalStartOf(facts));
  return answerOf(decide(RENEWAL, { ...facts, quote }), bought(facts, "renew", quote), quote);
}

/** The first term of what was paid by use, from now on (R-5.2: a switch is refused while restricted). */
export function decideConversion(facts: NewTermFacts): NewTermDecision {
  const { resource, offer } = facts;
  const fits = resource !== null && offer !== null && isConversion(resource, offer);
  const quote = fits ? quoteOf(facts, facts.at) : null;
  return answerOf(decide(CONVERSION, { ...facts, quote }), bought(facts, "switch-to-yearly-monthly", quote), quote);
}

export function isConversion(from: TermResource, to: TermOffer): boolean {
  return (
    to.mode === "yearly-monthly" && to.product === from.product && to.region === from.region && to.unit === from.unit
  );
}

function renewalStartOf({ resource, terms, at }: NewTermFacts): Date {
  const end = endOf(terms);
  if (resource === null || end === null) return at;
  return standingOf(resource, null, at).status === "retention" ? at : end;
}

function quoteOf({ resource, offer, terms, periods }: NewTermFacts, start: Date): Quote | null {
  const price = priceOf(offer);
  if (resource === null || offer === null || price === null) return null;
  return {
    price: price.amount,
    priceValidFrom: price.validFrom,
    amount: priceOfTerm(price.amount, periods, resource.quantity),
    ...termFrom(start, { terms, period: offer.period, periods }),
  };
}

function bought(
  { resource, purchase }: NewTermFacts,
  operation: "renew" | "switch-to-yearly-monthly",
  quote: Quote | null,
): Decision<TermReason> {
  // What is nobody's would only tell of the customer.
  return resource === null ? ALLOWED : decidePurchase({ ...purchase, operation, needed: quote?.amount ?? null });
}

function answerOf(own: Decision<TermOwnReason>, purchase: Decision<TermReason>, quote: Quote | null): NewTermDecision {
  const [first, ...rest] = reasonsOf(own, purchase);
  if (first !== undefined) return { allowed: false, quote, reasons: [first, ...rest] };
  if (quote === null) throw new Error("a term without a quote has a reason against it");
  return { allowed: true, quote };
}
