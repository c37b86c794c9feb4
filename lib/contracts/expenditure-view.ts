import type { BillingDay, BillingMonth } from "@/lib/domain/calendar/billing-month";
import type { Money } from "@/lib/domain/money/money";

export type DaySpending = { readonly day: BillingDay; readonly spent: Money; readonly listed: Money };

export type ProductSpending = { readonly service: string; readonly spent: Money; readonly listed: Money };

export type MonthSpending = {
  readonly month: BillingMonth;
  /** Expenditure, list price. */
  readonly spent: Money;
  /** What of it counts towards budgets. */
  readonly counted: Money;
};
