import "server-only";
import { moneyOfDriver } from "@/db/schema/columns";
import type { ExpenditureCharge } from "@/lib/contracts/expenditure-view";
import type { BillingDay } from "@/lib/domain/calendar/billing-month";
import { paymentStatusOf } from "@/lib/domain/expenditure/payment-status";

/** What `pickCharges` reads. */
export type ChargeRow = {
  readonly id: string;
  readonly day: string;
  readonly account_id: string;
  readonly service: string;
  readonly region: string;
  readonly charging_mode: ExpenditureCharge["mode"];
  readonly resource_id: string | null;
  readonly resource_name: string | null;
  readonly list_cost: string;
  readonly spent: string;
  readonly origin: Parameters<typeof paymentStatusOf>[0];
  readonly bill_type: ExpenditureCharge["billType"];
  readonly description: string | null;
  readonly customer_id: string;
  readonly customer_name: string;
  readonly customer_account: string;
  readonly is_present: boolean;
  readonly reseller: string | null;
  readonly manager: string | null;
  readonly order_id: string | null;
};

export function toCharge(row: ChargeRow, isClosed: boolean): ExpenditureCharge {
  return {
    id: row.id,
    day: row.day as BillingDay,
    customer: {
      id: row.customer_id,
      name: row.customer_name,
      accountName: row.customer_account,
      isPresent: row.is_present,
    },
    associationType: row.reseller === null ? "direct" : "through-reseller",
    reseller: row.reseller,
    manager: row.manager,
    accountId: row.account_id,
    product: row.service,
    description: row.description,
    region: row.region,
    mode: row.charging_mode,
    billType: row.bill_type,
    resource: row.resource_id === null ? null : { id: row.resource_id, name: row.resource_name },
    orderId: row.order_id,
    listed: moneyOfDriver(row.list_cost),
    spent: moneyOfDriver(row.spent),
    payment: paymentStatusOf(row.origin, isClosed),
  };
}
