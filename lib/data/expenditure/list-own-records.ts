import "server-only";
import { moneyOfDriver } from "@/db/schema/columns";
import type { OffsetPage } from "@/lib/contracts/page";
import type { Permit } from "@/lib/domain/access/permit";
import { type BillingDay, billingMonthOf } from "@/lib/domain/calendar/billing-month";
import type { BillType } from "@/lib/domain/expenditure/bill-type";
import type { ChargingMode } from "@/lib/domain/expenditure/charge";
import { detailMonthsOf } from "@/lib/domain/expenditure/summary";
import { type Money, parseMoney } from "@/lib/domain/money/money";
import { loadServiceTypes, type ServiceTypes, serviceCodeOf, servicesCalled } from "../catalogue/service-types";
import { instantOf } from "../instant";
import { inTenant } from "../tenant";
import { countRecords, pickRecords, type RecordFilter, recordWhere } from "./record-sql";

export type RecordQuery = Omit<RecordFilter, "services"> & {
  /** What a service goes by; null: any. */
  readonly serviceType: string | null;
};

type Row = {
  readonly id: string;
  readonly day: string;
  readonly service: string;
  readonly region: string;
  readonly charging_mode: ChargingMode;
  readonly resource_id: string | null;
  readonly resource_name: string | null;
  readonly list_cost: string;
  readonly spent: string;
  readonly bill_type: BillType;
  readonly started: string;
  readonly ended: string;
  readonly region_name: string | null;
  readonly resource_type: string | null;
  readonly resource_type_name: string | null;
  readonly tags: string | null;
  readonly sku: string | null;
  readonly description: string | null;
  readonly offer_id: string | null;
  readonly product: string | null;
  readonly consumed: string | null;
  readonly unit_price: string | null;
  readonly unit: string | null;
  readonly period_unit: "month" | "year" | null;
  readonly period_count: number | null;
  readonly order_id: string | null;
  readonly paid: string | null;
  readonly given_back: string | null;
};

export type FeeRecord = ReturnType<typeof recordOf>;
export type FeeRecords = {
  readonly records: readonly FeeRecord[];
  readonly count: number;
};

/**
 * Charges of a month of the actor's own customer with what they are of, the newest day first; pages by offset cost what
 * they pass over. "too-early": earlier than details reach back.
 */
export async function listOwnRecords(
  { actor }: Permit<"portal.read">,
  { serviceType, ...query }: RecordQuery,
  page: OffsetPage,
): Promise<FeeRecords | "too-early"> {
  return inTenant(actor, async (tx) => {
    const months = detailMonthsOf(billingMonthOf(await instantOf(tx)));
    if (query.month < (months.at(-1) ?? query.month)) return "too-early";
    const types = await loadServiceTypes(tx);
    const services = serviceType === null ? null : servicesCalled(types, serviceType);
    const where = recordWhere(actor, { ...query, services });
    const rows = await tx.execute<Row>(pickRecords(actor, where, page));
    const [counted] = await tx.execute<{ count: number }>(countRecords(where));
    return {
      records: rows.map((row) => recordOf(row, types)),
      count: counted?.count ?? 0,
    };
  });
}

function recordOf(row: Row, types: ReadonlyMap<string, ServiceTypes>) {
  const { id, service, region, charging_mode: mode, bill_type: billType, period_unit: unit } = row;
  return {
    id,
    day: row.day as BillingDay,
    service,
    serviceType: serviceCodeOf(types, service),
    resourceType: row.resource_type ?? types.get(service)?.resourceType ?? null,
    resourceTypeName: row.resource_type_name,
    region,
    regionName: row.region_name,
    mode,
    billType,
    resource: row.resource_id === null ? null : { id: row.resource_id, name: row.resource_name },
    tags: row.tags,
    sku: row.sku,
    offerId: row.offer_id,
    product: row.product,
    description: row.description,
    startedAt: new Date(row.started),
    endedAt: new Date(row.ended),
    orderId: row.order_id,
    paidAt: row.paid === null ? null : new Date(row.paid),
    givenBackOrderId: row.given_back,
    term: unit === null || row.period_count === null ? null : { unit, count: row.period_count },
    consumed: amountOf(row.consumed),
    unitPrice: amountOf(row.unit_price),
    unit: row.unit,
    listed: moneyOfDriver(row.list_cost),
    spent: moneyOfDriver(row.spent),
  };
}

/** A number of a bill; null where there is none, or it is more than twelve decimals keep. */
function amountOf(text: string | null): Money | null {
  return text === null ? null : parseMoney(text);
}
