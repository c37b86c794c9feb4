import type { Budget } from "../budget/budget";
import type { BillingMonth } from "../calendar/billing-month";
import { type Money, minus, plus, sumOf, toMoney, ZERO } from "../money/money";

/** What a charge of the month is to the two figures: each charge is one of these. */
export const BRIDGE_CLASSES = [
  /** Spent, and counts for the budget. */
  "counts",
  /** Used commitment that a purchase covers, and commitment nobody used: list cost that is not spent (G10). */
  "covered",
  "unused",
  /** Neither is spending. */
  "tax",
  "coupons",
  /** An order, an hour or an event whose day a bill covers (G12). */
  "gave-way",
  /** Spent before the association from which on the budget counts, and in earlier ones (G9). */
  "before",
  "earlier",
  /** Counts for the budget, and fell into another partner's time from which the customer was moved (G20). */
  "carried",
] as const;
export type BridgeClass = (typeof BRIDGE_CLASSES)[number];

export type BridgeFacts = {
  readonly month: BillingMonth;
  /** By class; what is missing is nothing. */
  readonly parts: Readonly<Partial<Record<BridgeClass, { readonly listed: Money; readonly spent: Money }>>>;
  readonly budget: Pick<Budget, "type" | "countsFrom"> | null;
  /** What counts in the budget's stretch, as decisions read it: a month's, or a one-time budget's. */
  readonly counted: Money;
  /** Open reservations of the same stretch (G23). */
  readonly reserved: Money;
};

export type BridgeStep =
  | Exclude<BridgeClass, "counts">
  /** A one-time budget that began later than this month. */
  | "not-yet"
  /** The other months a one-time budget counts. */
  | "other-months"
  | "reserved";

export type BridgeLine = { readonly step: BridgeStep; readonly amount: Money };

/** From list cost over the month's expenditure to what the budget has used; each leg adds up to the next figure. */
export type Bridge = {
  readonly listed: Money;
  readonly toExpenditure: readonly BridgeLine[];
  readonly expenditure: Money;
  readonly toBudget: readonly BridgeLine[];
  /** Used and reserved, as decisions take it; may be below zero, which is shown as zero (G10). */
  readonly used: Money;
};

const NOT_SPENT = ["covered", "unused", "tax", "coupons", "gave-way"] as const;
const NOT_COUNTED = ["before", "earlier"] as const;
/** What the reader's list cost and expenditure are made of. */
const OWN = ["counts", ...NOT_SPENT, ...NOT_COUNTED] as const;

/** Why what a customer spent in a month and what its budget has used are two figures (G14). */
export function bridgeOf(facts: BridgeFacts): Bridge {
  const of = (one: BridgeClass) => facts.parts[one] ?? { listed: ZERO, spent: ZERO };
  const listed = sumOf(OWN.map((one) => of(one).listed));
  const expenditure = sumOf(OWN.map((one) => of(one).spent));
  const toExpenditure = NOT_SPENT.map((step) => ({ step, amount: minus(of(step).spent, of(step).listed) }));
  const toMonth: readonly BridgeLine[] = [
    ...NOT_COUNTED.map((step) => ({ step, amount: negated(of(step).spent) })),
    { step: "carried", amount: of("carried").spent },
  ];
  const monthCounted = plus(expenditure, amountOf(toMonth));
  const toBudget: readonly BridgeLine[] = [
    ...toMonth,
    ...otherMonths(facts, monthCounted),
    { step: "reserved", amount: facts.reserved },
  ];
  const bridge = {
    listed,
    toExpenditure: toExpenditure.filter(isSomething),
    expenditure,
    toBudget: toBudget.filter(isSomething),
    used: plus(facts.counted, facts.reserved),
  };
  if (plus(expenditure, amountOf(toBudget)) !== bridge.used || plus(listed, amountOf(toExpenditure)) !== expenditure) {
    throw new Error("the bridge does not reach its end");
  }
  return bridge;
}

function otherMonths({ month, budget, counted }: BridgeFacts, monthCounted: Money): readonly BridgeLine[] {
  if (budget?.type !== "one-time") return [];
  const isCounted = budget.countsFrom === null || month >= budget.countsFrom;
  const ofMonth = isCounted ? monthCounted : ZERO;
  return [
    { step: "not-yet", amount: isCounted ? ZERO : negated(monthCounted) },
    { step: "other-months", amount: minus(counted, ofMonth) },
  ];
}

function amountOf(lines: readonly BridgeLine[]): Money {
  return sumOf(lines.map(({ amount }) => amount));
}

function negated(amount: Money): Money {
  return toMoney(-amount);
}

function isSomething({ amount }: BridgeLine): boolean {
  return amount !== 0n;
}
