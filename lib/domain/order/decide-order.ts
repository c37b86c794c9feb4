import type { SuspendedReason } from "../access/suspension";
import { isPaidByUse, type Period, type Price } from "../catalogue/offer";
import { ALLOWED, type Decision, decide, type NonEmpty, type Rule } from "../decision";
import type { ChargingMode } from "../expenditure/charge";
import type { Money } from "../money/money";
import { decidePurchase, type PurchaseFacts, type PurchaseReason } from "../purchase/eligibility";
import { type Asked, type Quote, quoteOf } from "./quote";

/** Modes that are ordered: those paid in advance. */
export const ORDERED_MODES = ["yearly-monthly", "reserved-instance", "savings-plan"] as const;
export type OrderedMode = (typeof ORDERED_MODES)[number];

export function isOrdered(mode: ChargingMode): mode is OrderedMode {
  return !isPaidByUse(mode);
}

export type OrderFacts = {
  /** The acting company's own suspension; null: none. */
  readonly suspended: SuspendedReason | null;
  /** Null: no such offer in this currency. */
  readonly offer: { readonly mode: ChargingMode; readonly period: Period; readonly price: Price | null } | null;
  readonly asked: Asked;
  /** The amount the customer agreed to; null: not asked, as in a preview. */
  readonly agreed: Money | null;
  /** Cloud accounts of the customer now. */
  readonly accounts: readonly string[];
  /** The account named; null: none. */
  readonly account: string | null;
  /** What decides the purchase, but what and how much. */
  readonly purchase: Omit<PurchaseFacts, "operation" | "needed">;
  readonly at: Date;
};

export type OrderOwnReason =
  | { readonly code: "order.offer-unknown" }
  | { readonly code: "order.paid-by-use" }
  | { readonly code: "order.not-offered" }
  | { readonly code: "order.price-changed"; readonly agreed: Money; readonly needed: Money }
  | { readonly code: "order.account-unnamed" }
  | { readonly code: "order.account-unknown" }
  | { readonly code: "order.key-used" };
export type OrderReason = SuspendedReason | OrderOwnReason | PurchaseReason;

export type OrderDecision<Reason = OrderReason> =
  /** The account to order for; null: the customer has none and is given one. */
  | { readonly allowed: true; readonly mode: OrderedMode; readonly quote: Quote; readonly account: string | null }
  | { readonly allowed: false; readonly quote: Quote | null; readonly reasons: NonEmpty<Reason> };

type Judged = AskedFacts & { readonly quote: Quote | null };

const RULES: readonly Rule<Judged, SuspendedReason | OrderOwnReason>[] = [
  ({ suspended }) => suspended,
  ({ offer }) => (offer === null ? { code: "order.offer-unknown" } : null),
  ({ offer }) => (offer !== null && !isOrdered(offer.mode) ? { code: "order.paid-by-use" } : null),
  ({ offer, quote }) =>
    offer !== null && isOrdered(offer.mode) && quote === null ? { code: "order.not-offered" } : null,
  ({ quote, agreed }) =>
    quote !== null && agreed !== null && agreed !== quote.amount
      ? { code: "order.price-changed", agreed, needed: quote.amount }
      : null,
  ({ accounts, account }) => (account === null && accounts.length > 1 ? { code: "order.account-unnamed" } : null),
  ({ accounts, account }) =>
    account !== null && !accounts.includes(account) ? { code: "order.account-unknown" } : null,
];

/** Accepted at its quote, or every reason why not (R-3.17, G5, G16). */
export function decideOrder(facts: OrderFacts): OrderDecision {
  return answerOf<OrderReason>(facts, [purchaseOf(facts)]);
}

/** What an order is decided on beside its purchase: what is asked for, and for which account. */
export type AskedFacts = Omit<OrderFacts, "purchase">;

/** Its own reasons and those given beside them, its own first. */
export function answerOf<Reason>(
  facts: AskedFacts,
  beside: readonly Decision<Reason>[],
): OrderDecision<Reason | SuspendedReason | OrderOwnReason> {
  const { mode, quote } = orderedOf(facts);
  const answers: readonly Decision<Reason | SuspendedReason | OrderOwnReason>[] = [
    decide(RULES, { ...facts, quote }),
    ...beside,
  ];
  const [first, ...rest] = answers.flatMap((one) => (one.allowed ? [] : one.reasons));
  if (first !== undefined) return { allowed: false, quote, reasons: [first, ...rest] };
  if (mode === null || quote === null) throw new Error("an order without a quote has a reason against it");
  return { allowed: true, mode, quote, account: facts.account ?? facts.accounts[0] ?? null };
}

/** Mode null: nothing that is ordered. */
type Ordered = { readonly mode: OrderedMode | null; readonly quote: Quote | null };

function orderedOf({ offer, asked, at }: AskedFacts): Ordered {
  if (offer === null || !isOrdered(offer.mode)) return { mode: null, quote: null };
  return { mode: offer.mode, quote: quoteOf(offer.price, offer.period, asked, at) };
}

function purchaseOf(facts: OrderFacts): Decision<PurchaseReason> {
  const { mode, quote } = orderedOf(facts);
  if (mode === null) return ALLOWED;
  return decidePurchase({ ...facts.purchase, operation: `buy-${mode}`, needed: quote?.amount ?? null });
}
