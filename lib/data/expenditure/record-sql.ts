import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { orders } from "@/db/schema";
import { wholeOf } from "@/lib/contracts/expenditure";
import type { OffsetPage } from "@/lib/contracts/page";
import type { Actor } from "@/lib/domain/access/actor";
import type { BillingMonth } from "@/lib/domain/calendar/billing-month";
import type { BillType } from "@/lib/domain/expenditure/bill-type";
import type { ChargingMode } from "@/lib/domain/expenditure/charge";
import type { DayRange } from "@/lib/domain/expenditure/range";
import { ordersOf } from "../scope";
import { BILL_TYPE, CHARGES, chargeWhere } from "./charge-sql";

type Billed = { readonly type: BillType; readonly isNegative: boolean; readonly mode: ChargingMode };

/** Which charges of one month; null: not narrowed. */
export type RecordFilter = {
  readonly month: BillingMonth;
  /** Within the month. */
  readonly days: DayRange;
  /** Any of these, as charges call them. */
  readonly services: readonly string[] | null;
  readonly region: string | null;
  readonly modes: readonly ChargingMode[] | null;
  /** Any of these, each with all that it says. */
  readonly billed: readonly Partial<Billed>[] | null;
  readonly resourceId: string | null;
  /** An order's id, or that of a charge that is of none. */
  readonly tradeId: string | null;
  /** Those that count nothing too. */
  readonly withZero: boolean;
};

const BILLED = {
  type: BILL_TYPE,
  isNegative: sql.raw("(u.list_cost < 0)"),
  mode: sql.raw("u.charging_mode"),
} as const satisfies Record<keyof Billed, SQL>;

/** The order a charge is of, if the actor may read it. */
const orderOf = (actor: Actor) => sql`case when ${ordersOf(actor)} then ${orders.id} end`;

/** The actor's own charges that are wanted, out of CHARGES. */
export function recordWhere(actor: Actor, filter: RecordFilter): SQL {
  const { month, days, services, region, modes, billed, resourceId, tradeId, withZero } = filter;
  const asked = {
    month,
    expenditure: { ...wholeOf(days, "expenditure"), region },
    amount: withZero ? "all" : "hide-zero",
    billType: null,
    transactionId: null,
    resourceName: null,
    resourceId,
    payment: null,
  } as const;
  const parts = [
    chargeWhere(actor, asked, false),
    sql`u.day >= ${days.from} and u.day <= ${days.to}`,
    services && anyOf(services.map((service) => sql`u.service = ${service}`)),
    modes && anyOf(modes.map((mode) => sql`u.charging_mode = ${mode}`)),
    billed && anyOf(billed.map(allOf)),
    tradeId === null ? null : sql`coalesce(${orderOf(actor)}, u.id)::text = ${tradeId.toLowerCase()}`,
  ];
  return sql.join(
    parts.filter((part) => part !== null),
    sql` and `,
  );
}

function anyOf(conditions: readonly SQL[]): SQL {
  return conditions.length === 0 ? sql`false` : sql`(${sql.join([...conditions], sql` or `)})`;
}

function allOf(when: Partial<Billed>): SQL {
  const parts = Object.entries(when).map(([name, value]) => sql`${BILLED[name as keyof Billed]} = ${value}`);
  return sql`(${sql.join(parts, sql` and `)})`;
}

const given = (column: string) => sql.raw(`u.details ->> '${column}'`);
/** A line that pays for a term has a unit price and periods; what gives back or makes up a difference has none. */
const ofTerm = (what: string) => sql.raw(`case when l.kind = 'term' then ${what} end`);
const IN_UTC = `at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;
const utc = (column: string) => sql.raw(`to_char(${column} ${IN_UTC})`);

/** One page of them with all that is told of each, the newest day first. */
export function pickRecords(actor: Actor, where: SQL, { offset, limit }: OffsetPage): SQL {
  return sql`
    select u.id, u.day::text, u.service, u.region, u.charging_mode, u.resource_id, u.resource_name,
      u.list_cost::text, u.spent::text, ${BILL_TYPE} as bill_type,
      ${utc("u.charge_start")} as started, ${utc("u.charge_end")} as ended,
      coalesce(${given("RegionName")}, l.region_name) as region_name, l.resource_type,
      ${given("ResourceType")} as resource_type_name, ${given("Tags")} as tags, ${given("SkuId")} as sku,
      coalesce(l.specification, ${given("ChargeDescription")}, ${given("Product")}, ${given("SkuMeter")}) as description,
      l.offer_id, l.product, ${given("ConsumedQuantity")} as consumed,
      coalesce(${ofTerm("l.price::text")}, ${given("ListUnitPrice")}) as unit_price,
      coalesce(${ofTerm("l.unit")}, ${given("PricingUnit")}) as unit,
      ${ofTerm("l.period_unit")} as period_unit, ${ofTerm("l.period_count * l.periods")} as period_count,
      ${orderOf(actor)} as order_id,
      case when ${ordersOf(actor)} then to_char(${orders.acceptedAt} ${sql.raw(IN_UTC)}) end as paid,
      (select r.order_id from order_lines r
        where r.distributor_id = l.distributor_id and r.id = l.refunds_line_id) as given_back
    from ${CHARGES}
    where ${where}
    order by u.day desc, u.id desc
    limit ${limit} offset ${offset}`;
}

export function countRecords(where: SQL): SQL {
  return sql`select count(*)::int as count from ${CHARGES} where ${where}`;
}
