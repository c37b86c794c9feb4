import type { BillingDay } from "../calendar/billing-month";
import type { Money } from "../money/money";
import type { MethodName } from "./method";

/** Whose month is forecast. */
export const FORECAST_SUBJECTS = ["customer", "reseller", "distributor"] as const;
export type ForecastSubject = (typeof FORECAST_SUBJECTS)[number];

/** What a day cost: by use, and paid in advance (yearly/monthly, reserved, savings plan). */
export type DaySum = { readonly day: BillingDay; readonly usage: Money; readonly prepaid: Money };

/** What is known to be charged on a day that is not over. */
export type KnownCharge = {
  readonly day: BillingDay;
  readonly amount: Money;
  readonly what: "renewal" | "commitment";
};

/** The budget that may be used up: `used` counts in its period. */
export type BudgetLeft = { readonly amount: Money; readonly used: Money };

export type ForecastDay = {
  readonly day: BillingDay;
  /** Of the month up to and with this day. */
  readonly expected: Money;
  readonly low: Money;
  readonly high: Money;
};

export type BackTest = {
  /** Half of the forecasts made at about this day of earlier months missed the month's end by less. */
  readonly medianErrorPercent: number;
  /** The same of the straight line through the days so far. */
  readonly runRateErrorPercent: number;
  readonly months: number;
};

/** Where a month ends. The band holds four of five of the errors made before. */
export type Forecast = {
  readonly asOf: Date;
  readonly spentSoFar: Money;
  readonly expectedEnd: Money;
  readonly low: Money;
  readonly high: Money;
  /** The days that are not complete. */
  readonly byDay: readonly ForecastDay[];
  /** The day on which the budget is expected to be used up; null: not in this month, used up already, or there is none. */
  readonly usedUpOn: BillingDay | null;
  /** The same at the upper and at the lower end of the band. */
  readonly usedUpEarliest: BillingDay | null;
  readonly usedUpLatest: BillingDay | null;
  /** "complete": nothing is left to expect; "none": there is no day to learn from. */
  readonly method: MethodName | "complete" | "none";
  /** Complete days it was learnt from. */
  readonly basis: number;
  /** Null: no whole month was there to try it on. */
  readonly backtest: BackTest | null;
  readonly known: readonly KnownCharge[];
};
