import type { ChargingMode } from "@/lib/domain/expenditure/charge";
import type { AssociationType, Attribution } from "@/lib/domain/expenditure/dimension";
import type { DayRange } from "@/lib/domain/expenditure/range";
import type { Money } from "@/lib/domain/money/money";

/** What expenditure is narrowed to; null: not. Days are GMT+08:00. */
export type ExpenditureFilter = {
  readonly range: DayRange;
  readonly customerId: string | null;
  /** Any of these. */
  readonly customerIds: readonly string[] | null;
  /** Part of the customer's name or account name, in any case. */
  readonly customerPart: string | null;
  /** Of a distributor's: the reseller the customer was with then. */
  readonly resellerId: string | null;
  /** A member's id; "": of nobody. */
  readonly accountManager: string | null;
  readonly attribution: Attribution;
  readonly associationType: AssociationType | null;
  readonly product: string | null;
  /** "": without a region. */
  readonly region: string | null;
  readonly chargingMode: ChargingMode | null;
};

/** Nothing narrowed but the days. */
export function wholeOf(range: DayRange, attribution: Attribution): ExpenditureFilter {
  return {
    range,
    attribution,
    customerId: null,
    customerIds: null,
    customerPart: null,
    resellerId: null,
    accountManager: null,
    associationType: null,
    product: null,
    region: null,
    chargingMode: null,
  };
}

/** Sums at list price, tax excluded. `spent` = expenditure + refunds; `refunded` is zero or below. */
export type ExpenditureAmounts = {
  readonly spent: Money;
  readonly refunded: Money;
  /** Plain list cost of the same rows, counted or not. */
  readonly listed: Money;
  readonly rows: number;
};
