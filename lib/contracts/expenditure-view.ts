import type { Budget } from "@/lib/domain/budget/budget";
import type { BillingDay, BillingMonth } from "@/lib/domain/calendar/billing-month";
import type { BillType } from "@/lib/domain/expenditure/bill-type";
import type { Bridge } from "@/lib/domain/expenditure/bridge";
import type { ChargingMode } from "@/lib/domain/expenditure/charge";
import type { AssociationType } from "@/lib/domain/expenditure/dimension";
import type { Freshness } from "@/lib/domain/expenditure/freshness";
import type { PaymentStatus } from "@/lib/domain/expenditure/payment-status";
import type { MonthRange } from "@/lib/domain/expenditure/range";
import type { Money } from "@/lib/domain/money/money";
import type { Page } from "./page";

export type DaySpending = { readonly day: BillingDay; readonly spent: Money; readonly listed: Money };

export type ProductSpending = { readonly service: string; readonly spent: Money; readonly listed: Money };

export type MonthSpending = {
  readonly month: BillingMonth;
  /** Expenditure, list price. */
  readonly spent: Money;
  /** What of it counts towards budgets. */
  readonly counted: Money;
};

/** A customer as a list of the past names it. */
type NamedCustomer = {
  readonly id: string;
  readonly name: string;
  readonly accountName: string;
  /** Whether it is the reader's now, so that its page opens. */
  readonly isPresent: boolean;
};

/** Sums of a summary; `spent` = `expenditure` + `refunded`. */
type SummaryAmounts = {
  /** Of charges that are no refunds. */
  readonly expenditure: Money;
  /** Zero or below. */
  readonly refunded: Money;
  readonly spent: Money;
  /**
   * What coupons paid of these months, and what that leaves to pay; null: not known, since coupons pay a customer's
   * month and not the days of an account manager.
   */
  readonly coupons: Money | null;
  readonly paid: Money | null;
};

export type CustomerSummary = SummaryAmounts & {
  readonly customer: NamedCustomer;
  /** Names of the resellers it was with then; none: with the distributor itself. */
  readonly resellers: readonly string[];
};

/** One month of all that the reader may read. */
export type MonthSummary = SummaryAmounts & { readonly month: BillingMonth };

export type ExpenditureSummary = {
  readonly months: MonthRange;
  readonly freshness: Freshness;
  readonly totals: SummaryAmounts & {
    readonly customers: number;
    readonly withRefunds: number;
  };
  readonly page: Page<CustomerSummary>;
};

/** One charge as the details show it. */
export type ExpenditureCharge = {
  readonly id: string;
  readonly day: BillingDay;
  readonly customer: NamedCustomer;
  readonly associationType: AssociationType;
  /** The reseller the customer was with then; null: the distributor itself. */
  readonly reseller: string | null;
  /** Of the reader's company; null: nobody. */
  readonly manager: string | null;
  readonly accountId: string;
  readonly product: string;
  /** What the bill or the order says it is; null: nothing. */
  readonly description: string | null;
  readonly region: string;
  readonly mode: ChargingMode;
  readonly billType: BillType;
  readonly resource: { readonly id: string; readonly name: string | null } | null;
  /** The order it is of, if the reader may open it. */
  readonly orderId: string | null;
  /** List cost, and what of it is expenditure: all, or nothing where a commitment covers it. */
  readonly listed: Money;
  readonly spent: Money;
  readonly payment: PaymentStatus;
};

export type ExpenditureDetails = {
  readonly month: BillingMonth;
  readonly freshness: Freshness;
  /** Of all charges that are wanted, not of the page; null where only the charges themselves would tell. */
  readonly total: Money | null;
  readonly page: Page<ExpenditureCharge>;
};

/** What charges of a month can be narrowed to, each in order; "" among the regions: some are without one. */
export type ChargeChoices = { readonly products: readonly string[]; readonly regions: readonly string[] };
/** How a customer's expenditure of a month leads to what its budget has used. */
export type BridgeView = {
  readonly month: BillingMonth;
  readonly freshness: Freshness;
  /** Null: it has none; what counts in the month is shown all the same. */
  readonly budget: Pick<Budget, "type" | "countsFrom"> | null;
  readonly bridge: Bridge;
};
