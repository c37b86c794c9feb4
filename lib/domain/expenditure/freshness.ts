import {
  addDays,
  addMonths,
  type BillingMonth,
  billingDayOf,
  isProvisional,
  monthOfDay,
} from "../calendar/billing-month";
import type { DayRange } from "./range";

/** Whether the months of a range are closed: all, none, or some (G14). */
export const FINALITIES = ["open", "closed", "mixed"] as const;
export type Finality = (typeof FINALITIES)[number];

export type Freshness = {
  readonly asOf: Date;
  /** How many of the days that have begun may still change with what comes late. */
  readonly provisionalDays: number;
  readonly finality: Finality;
};

/** How final what is shown of these days is, read at `asOf`. */
export function freshnessOf({ from, to }: DayRange, closed: ReadonlySet<BillingMonth>, asOf: Date): Freshness {
  const today = billingDayOf(asOf);
  let provisionalDays = 0;
  for (let day = to < today ? to : today; day >= from && isProvisional(day, asOf); day = addDays(day, -1))
    provisionalDays++;
  let months = 0;
  let closedMonths = 0;
  for (let month = monthOfDay(from); month <= monthOfDay(to); month = addMonths(month, 1)) {
    months++;
    if (closed.has(month)) closedMonths++;
  }
  const finality = closedMonths === 0 ? "open" : closedMonths === months ? "closed" : "mixed";
  return { asOf, provisionalDays, finality };
}
