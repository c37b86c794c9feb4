import type { BillingDay } from "@/lib/domain/calendar/billing-month";
import type { Driver } from "@/lib/domain/forecast/anomaly";
import type { Forecast } from "@/lib/domain/forecast/forecast";
import type { Money } from "@/lib/domain/money/money";
import type { CustomerStanding } from "./customer-view";
import type { Page } from "./page";

export type OutlookRow = {
  readonly customer: CustomerStanding;
  /** Null: nothing was charged to learn from. */
  readonly forecast: Forecast | null;
};

export type OutlookPage = Page<OutlookRow> & {
  readonly counts: { readonly matched: number; readonly willRunOut: number; readonly usedUp: number };
  /** When the oldest of the shown forecasts was made; null: none was. */
  readonly asOf: Date | null;
};

/** A customer's day that does not fit its past. */
export type Anomaly = {
  readonly customer: { readonly id: string; readonly name: string };
  readonly day: BillingDay;
  readonly amount: Money;
  readonly expected: Money;
  readonly drivers: readonly Driver[];
  /** Null: nobody has explained it. */
  readonly dismissed: { readonly reason: string; readonly at: Date; readonly by: string } | null;
};
