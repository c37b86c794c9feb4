import type { Budget } from "@/lib/domain/budget/budget";
import type { BillingDay, BillingMonth } from "@/lib/domain/calendar/billing-month";
import type { Bridge } from "@/lib/domain/expenditure/bridge";
import type { Freshness } from "@/lib/domain/expenditure/freshness";
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

/** How a customer's expenditure of a month leads to what its budget has used. */
export type BridgeView = {
  readonly month: BillingMonth;
  readonly freshness: Freshness;
  /** Null: it has none; what counts in the month is shown all the same. */
  readonly budget: Pick<Budget, "type" | "countsFrom"> | null;
  readonly bridge: Bridge;
};
