import { stringify } from "csv-stringify/sync";
import { billingMonthOf } from "@/lib/domain/calendar/billing-month";

/** An account and its list cost on the first day of the running month. */
export type Bill = { readonly account: string; readonly name: string; readonly cost: string };

const PROVIDER = "Stories Cloud";

/** A small FOCUS file: one row an account, in the running month of GMT+08:00. */
export function billingFile(billingAccount: string, bills: readonly Bill[]): Buffer {
  const month = billingMonthOf(new Date());
  const rows = bills.map(({ account, name, cost }) => ({
    BilledCost: cost,
    BillingAccountId: billingAccount,
    BillingCurrency: "USD",
    BillingPeriodStart: `${month}-01T00:00:00Z`,
    BillingPeriodEnd: `${nextMonth(month)}-01T00:00:00Z`,
    ChargeCategory: "Usage",
    ChargePeriodStart: `${month}-01T04:00:00Z`,
    ChargePeriodEnd: `${month}-01T05:00:00Z`,
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
