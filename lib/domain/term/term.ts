import type { Period } from "../catalogue/offer";
import { endOfTerm, priceOfTerm } from "../catalogue/price";
import { type Money, minus, plus, portionOf, sumOf, ZERO } from "../money/money";
import type { LineKind } from "../order/status";

/** A paid line of a resource, as it stands on its order. */
export type HistoryLine = {
  readonly id: string;
  readonly kind: LineKind;
  /** When its order was paid. */
  readonly paidAt: Date;
  readonly effectiveAt: Date;
  readonly expiresAt: Date;
  readonly price: Money;
  readonly periods: number;
  readonly quantity: number;
  readonly amount: Money;
  /** The line whose money it gives back; null: it takes money. */
  readonly refundsLineId: string | null;
};

export type PaidTerm = {
  readonly effectiveAt: Date;
  readonly expiresAt: Date;
  readonly periods: number;
  /** Of all of it, at the specification the resource has since its last change. */
  readonly worth: Money;
};

/** What a line took, less what was given back of it. */
export type PaidLine = { readonly id: string; readonly paidAt: Date; readonly left: Money };

/** The terms paid for, in their order. A change revalues those that were paid by then. */
export function termsOf(history: readonly HistoryLine[]): readonly PaidTerm[] {
  let terms: readonly PaidTerm[] = [];
  for (const { kind, effectiveAt, expiresAt, periods, amount, price, quantity } of history.toSorted(byPayment)) {
    if (kind === "term") terms = [...terms, { effectiveAt, expiresAt, periods, worth: amount }];
    if (kind === "difference") {
      terms = terms.map((term) => ({ ...term, worth: priceOfTerm(price, term.periods, quantity) }));
    }
  }
  return terms;
}

/** The lines that took money, the latest paid first. */
export function paidLinesOf(history: readonly HistoryLine[]): readonly PaidLine[] {
  return history
    .filter(({ refundsLineId }) => refundsLineId === null)
    .toSorted((left, right) => byPayment(right, left))
    .map(({ id, paidAt, amount }) => ({
      id,
      paidAt,
      left: plus(amount, sumOf(history.flatMap((line) => (line.refundsLineId === id ? [line.amount] : [])))),
    }));
}

/** Text order of ids is the order in which they were made. */
function byPayment(left: HistoryLine, right: HistoryLine): number {
  return left.paidAt.getTime() - right.paidAt.getTime() || (left.id < right.id ? -1 : 1);
}

/** When the terms paid for end; null: none was. */
export function endOf(terms: readonly PaidTerm[]): Date | null {
  return terms.at(-1)?.expiresAt ?? null;
}

export type Asked = { readonly terms: readonly PaidTerm[]; readonly period: Period; readonly periods: number };

/**
 * The term that begins at `start`. Where it follows another without a gap, its end is counted from where the first of
 * them began, so that no short month shifts it: 31 January, and one month, and one more, is 31 March.
 */
export function termFrom(start: Date, { terms, period, periods }: Asked): { effectiveAt: Date; expiresAt: Date } {
  let [anchor, counted] = [start, periods];
  for (const term of terms.toReversed()) {
    if (term.expiresAt.getTime() !== anchor.getTime()) break;
    anchor = term.effectiveAt;
    counted += term.periods;
  }
  return { effectiveAt: start, expiresAt: endOfTerm(anchor, period, counted) };
}

/** What of a term's amount is not used up yet at an instant: all of it before it begins, nothing once it is over. */
export function unusedOf(
  { effectiveAt, expiresAt }: Pick<PaidTerm, "effectiveAt" | "expiresAt">,
  amount: Money,
  at: Date,
) {
  const length = expiresAt.getTime() - effectiveAt.getTime();
  const left = Math.min(length, Math.max(0, expiresAt.getTime() - at.getTime()));
  return portionOf(amount, left, length);
}

/** What is unused of every term; one at most is under way, so that this is rounded once. */
export function unusedOfAll(terms: readonly PaidTerm[], at: Date): Money {
  return sumOf(terms.map((term) => unusedOf(term, term.worth, at)));
}

export type Refund = { readonly lineId: string; readonly amount: Money };

/** Gives an amount back, the latest paid first, of each line at most what is left of it. */
export function refundsOf(lines: readonly PaidLine[], amount: Money): readonly Refund[] {
  const refunds: Refund[] = [];
  let open = amount;
  for (const { id, left } of lines) {
    const back = left < open ? left : open;
    if (back <= ZERO) continue;
    refunds.push({ lineId: id, amount: back });
    open = minus(open, back);
  }
  return refunds;
}
