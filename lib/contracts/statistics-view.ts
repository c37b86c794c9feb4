import type { BillingMonth } from "@/lib/domain/calendar/billing-month";
import type { ChargingMode } from "@/lib/domain/expenditure/charge";
import type { Freshness } from "@/lib/domain/expenditure/freshness";
import type { Money } from "@/lib/domain/money/money";
import type { ExpenditureAmounts } from "./expenditure";

/** A value of what is grouped by; "" where there is none. The name is that of a company or a person, else null. */
export type GroupKey = { readonly key: string; readonly name: string | null };

export type Overview = {
  readonly amounts: ExpenditureAmounts;
  readonly former: ExpenditureAmounts;
  /** Customers whose spending is not zero. */
  readonly customers: number;
  readonly formerCustomers: number;
  /**
   * What coupons paid: of orders paid on these days, and of usage of the months that lie wholly in them. Null: asked
   * for a part of spending that coupons are not known by.
   */
  readonly coupons: Money | null;
  readonly freshness: Freshness;
  readonly currency: string;
};

/** One line of a chart; "other": all that is not among the greatest. */
export type TrendSeries = {
  readonly kind: "group" | "other";
  readonly group: GroupKey;
  readonly amounts: readonly Money[];
};

export type TrendStep = {
  /** A day or a month. */
  readonly key: string;
  readonly total: Money;
  /** The monthly budgets in force in it, a day's part of them; null: none, or not comparable. */
  readonly budget: Money | null;
  readonly provisional: boolean;
};

export type Trend = { readonly steps: readonly TrendStep[]; readonly series: readonly TrendSeries[] };

export type GroupRow = GroupKey & { readonly spent: Money; readonly former: Money };

/** The greatest groups of a period and what all others have together. */
export type Distribution = {
  readonly rows: readonly GroupRow[];
  readonly others: { readonly count: number; readonly spent: Money; readonly former: Money };
  readonly total: Money;
  readonly formerTotal: Money;
};

/** A part of a customer's spending. */
export type Slice = { readonly product: string; readonly region: string; readonly chargingMode: ChargingMode };

export type ResourceChange = {
  /** "": charges that name no resource. */
  readonly resourceId: string;
  readonly name: string | null;
  readonly product: string;
  readonly region: string;
  readonly spent: Money;
  readonly former: Money;
};

/** Null: so many charges that they are not read for it. */
export type ResourceChanges = readonly ResourceChange[] | null;

export type Mover = {
  readonly customerId: string;
  readonly name: string;
  readonly spent: Money;
  readonly former: Money;
  /** What moved most in the same direction, and by how much. */
  readonly reason: (Slice & { readonly change: Money; readonly resource: ResourceChange | null }) | null;
};

export type Movers = { readonly risen: readonly Mover[]; readonly fallen: readonly Mover[] };

/** A month of a customer's budget: what was in force at its end, or is now, and what counted towards it. */
export type BudgetMonth = {
  readonly month: BillingMonth;
  readonly budget: { readonly type: "monthly" | "one-time"; readonly amount: Money } | null;
  /** In the month, of a one-time budget since it began. */
  readonly used: Money;
  readonly spent: Money;
};

export type ComparedCustomer = {
  readonly id: string;
  readonly name: string;
  readonly spent: Money;
  readonly former: Money;
  readonly reseller: string | null;
  /** As it stands now; null: none, or no longer the reader's customer. */
  readonly budget: { readonly amount: Money; readonly used: Money } | null;
  /** Spending of twelve months, oldest first. */
  readonly months: readonly Money[];
};
