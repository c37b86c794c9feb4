import type { Period, Price } from "../catalogue/offer";
import { endOfTerm, priceOfTerm } from "../catalogue/price";
import type { Money } from "../money/money";

/** What one order may ask for at most, so that a slip of the finger is refused and a term stays a date. */
export const PERIODS_MAX = 36;
export const QUANTITY_MAX = 1000;

/** What an order would be at an instant. */
export type Quote = {
  /** Of one period and unit. */
  readonly price: Money;
  readonly priceValidFrom: Date;
  /** For all periods and units. */
  readonly amount: Money;
  readonly effectiveAt: Date;
  readonly expiresAt: Date;
};

export type Asked = { readonly periods: number; readonly quantity: number };

/** Null: there is no price at that instant. `price` is the version in force then; `period` is one of months or years. */
export function quoteOf(price: Price | null, period: Period, { periods, quantity }: Asked, at: Date): Quote | null {
  if (price === null || price.amount === null) return null;
  return {
    price: price.amount,
    priceValidFrom: price.validFrom,
    amount: priceOfTerm(price.amount, periods, quantity),
    effectiveAt: at,
    expiresAt: endOfTerm(at, period, periods),
  };
}
