import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { moneyOfDriver } from "@/db/schema/columns";
import { type ExpenditureFilter, wholeOf } from "@/lib/contracts/expenditure";
import type { ResourceChange, ResourceChanges } from "@/lib/contracts/statistics-view";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { monthOfDay } from "@/lib/domain/calendar/billing-month";
import type { DayRange } from "@/lib/domain/expenditure/range";
import { isCustomerId } from "../customer/is-customer-id";
import { expenditureSource, withPartner } from "../expenditure/expenditure-source";
import { expenditureOf } from "../scope";
import { inTenant } from "../tenant";

/** Charges of one customer that are read for one answer; beyond that it is for the details to tell. */
const CHARGES_READ_MAX = 20_000;

const RESOURCES_SHOWN = 10;

/** The resources of one customer whose spending moved most between two periods. */
export async function listResourceChanges(
  { actor }: Permit<"expenditure.read">,
  filter: ExpenditureFilter,
  former: DayRange,
): Promise<ResourceChanges> {
  const { customerId } = filter;
  if (customerId === null || !isCustomerId(customerId)) return [];
  return inTenant(actor, (tx) =>
    selectResourceChanges(tx, actor, { ...filter, customerId }, { former, limit: RESOURCES_SHOWN }),
  );
}

type Row = Record<"resourceId" | "product" | "region" | "spent" | "former", string> & { readonly name: string | null };

/** Which way they must have moved; null: either. */
type Direction = "up" | "down" | null;

/** One pass over the customer's charges of both periods by their index, and none if there are too many. */
export async function selectResourceChanges(
  tx: Transaction,
  actor: Actor,
  filter: ExpenditureFilter & { readonly customerId: string },
  { former, limit, direction = null }: { former: DayRange; limit: number; direction?: Direction },
): Promise<readonly ResourceChange[] | null> {
  // Whose a day is, is told by the roll-ups alone.
  if (filter.accountManager !== null || (await isTooMuch(tx, actor, filter, former))) return null;
  const { customerId, range } = filter;
  const columns = { customerId: sql.raw("c.customer_id"), associationId: sql.raw("c.association_id") };
  const within = ({ from, to }: DayRange) => sql`(c.day >= ${from} and c.day <= ${to})`;
  const change = sql`sum(c.spent * (case when ${within(range)} then 1 else 0 end - case when ${within(former)} then 1 else 0 end))`;
  const months = [range, former].map(
    ({ from, to }) => sql`(c.month >= ${monthOfDay(from)} and c.month <= ${monthOfDay(to)})`,
  );
  const rows = await tx.execute<Row>(sql`
    select coalesce(c.resource_id, '') as "resourceId", max(c.resource_name) as name, c.service as product, c.region,
      coalesce(sum(c.spent) filter (where ${within(range)}), 0)::text as spent,
      coalesce(sum(c.spent) filter (where ${within(former)}), 0)::text as former
    from charges c
    join associations a on a.distributor_id = c.distributor_id and a.id = c.association_id
    where c.distributor_id = ${actor.distributorId}::uuid and c.customer_id = ${customerId}::uuid
      and (${sql.join(months, sql` or `)}) and (${within(range)} or ${within(former)})
      and c.removed_in is null
      and ${expenditureOf(actor, columns) ?? sql`true`}
      and ${askedOf(filter)}
      and ${withPartner(filter)}
    group by 1, 3, 4
    having ${change} ${direction === null ? sql`<>` : direction === "up" ? sql`>` : sql`<`} 0
    order by abs(${change}) desc, 1, 3, 4
    limit ${limit}`);
  return rows.map(({ spent, former: before, ...row }) => ({
    ...row,
    spent: moneyOfDriver(spent),
    former: moneyOfDriver(before),
  }));
}

/** Of a charge `c`. */
function askedOf({ product, region, chargingMode }: ExpenditureFilter): SQL {
  const parts = [
    sql`true`,
    ...(product === null ? [] : [sql`c.service = ${product}`]),
    ...(region === null ? [] : [sql`c.region = ${region}`]),
    ...(chargingMode === null ? [] : [sql`c.charging_mode = ${chargingMode}`]),
  ];
  return sql.join(parts, sql` and `);
}

/** The index leads to all of the customer's charges of the days, whatever else is asked. */
async function isTooMuch(
  tx: Transaction,
  actor: Actor,
  { customerId, range, attribution }: ExpenditureFilter & { readonly customerId: string },
  former: DayRange,
): Promise<boolean> {
  const whole = { ...wholeOf(range, attribution), customerId };
  const rowsOf = (of: DayRange) =>
    sql`(select sum(rows) from ${expenditureSource(actor, { ...whole, range: of }, [])})`;
  const [row] = await tx.execute<{ rows: string }>(
    sql`select (coalesce(${rowsOf(range)}, 0) + coalesce(${rowsOf(former)}, 0))::text as rows`,
  );
  return Number(row?.rows ?? 0) > CHARGES_READ_MAX;
}
