import { stringify } from "csv-stringify/sync";
import { type BillingDay, billingMonthOf, firstDayOf, monthOfDay } from "@/lib/domain/calendar/billing-month";

/** An account and its list cost on a day, by default the first of the running month. */
export type Bill = {
  readonly account: string;
  readonly name: string;
  readonly cost: string;
  readonly day?: BillingDay;
};

const PROVIDER = "Stories Cloud";

/** A small FOCUS file: one row a bill, in the month of the first one's day, GMT+08:00. */
export function billingFile(billingAccount: string, bills: readonly Bill[]): Buffer {
  const first = firstDayOf(billingMonthOf(new Date()));
  const month = monthOfDay(bills[0]?.day ?? first);
  const rows = bills.map(({ account, name, cost, day = first }) => ({
    BilledCost: cost,
    BillingAccountId: billingAccount,
    BillingCurrency: "USD",
    BillingPeriodStart: `${month}-01T00:00:00Z`,
    BillingPeriodEnd: `${nextMonth(month)}-01T00:00:00Z`,
    ChargeCategory: "Usage",
    ChargePeriodStart: `${day}T04:00:00Z`,
    ChargePeriodEnd: `${day}T05:00:00Z`,
    ListCost: cost,
    PricingCategory: "Standard",
    ProviderName: PROVIDER,
    ServiceName: "Story Compute",
    SubAccountId: account,
    SubAccountName: name,
  }));
  return Buffer.from(stringify(rows, { header: true }));
}

function nextMonth(month: string): string {
  return new Date(Date.parse(`${month}-28T00:00:00Z`) + 5 * 86_400_000).toISOString().slice(0, 7);
}
