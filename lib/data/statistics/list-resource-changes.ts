import "server-only";
import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { moneyOfDriver } from "@/db/schema/columns";
import { type ExpenditureFilter, wholeOf } from "@/lib/contracts/expenditure";
import { isUuid } from "@/lib/contracts/is-uuid";
import type { ResourceChange, ResourceChanges } from "@/lib/contracts/statistics-view";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { monthOfDay } from "@/lib/domain/calendar/billing-month";
import type { DayRange } from "@/lib/domain/expenditure/range";
import { expenditureSource, narrowed, withPartner } from "../expenditure/expenditure-source";
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
  if (customerId === null || !isUuid(customerId)) return [];
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
  const { range } = filter;
  const within = ({ from, to }: DayRange) => sql`(u.day >= ${from} and u.day <= ${to})`;
  const change = sql`sum(u.spent * (case when ${within(range)} then 1 else 0 end - case when ${within(former)} then 1 else 0 end))`;
  const months = [range, former].map(
    ({ from, to }) => sql`(u.month >= ${monthOfDay(from)} and u.month <= ${monthOfDay(to)})`,
  );
  const rows = await tx.execute<Row>(sql`
    select coalesce(u.resource_id, '') as "resourceId", max(u.resource_name) as name, u.service as product, u.region,
      coalesce(sum(u.spent) filter (where ${within(range)}), 0)::text as spent,
      coalesce(sum(u.spent) filter (where ${within(former)}), 0)::text as former
    from charges u
    join associations a on a.distributor_id = u.distributor_id and a.id = u.association_id
    where ${narrowed(actor, filter)} and ${withPartner(filter)}
      and (${sql.join(months, sql` or `)}) and (${within(range)} or ${within(former)})
      and u.removed_in is null
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
