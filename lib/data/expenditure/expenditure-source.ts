import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { ExpenditureFilter } from "@/lib/contracts/expenditure";
import type { Actor } from "@/lib/domain/access/actor";
import { ATTRIBUTION_DAYS, type ExpenditureDimension } from "@/lib/domain/expenditure/dimension";
import { type DayRange, type MonthRange, splitRange } from "@/lib/domain/expenditure/range";
import { containing } from "../containing";
import { expenditureOf } from "../scope";

/** Column of the source by dimension; all text, "" where there is none. */
export const SOURCE_COLUMNS = {
  day: sql.raw("day"),
  month: sql.raw("month"),
  customer: sql.raw("customer"),
  reseller: sql.raw("reseller"),
  "account-manager": sql.raw("account_manager"),
  "association-type": sql.raw("association_type"),
  product: sql.raw("product"),
  region: sql.raw("region"),
  "charging-mode": sql.raw("charging_mode"),
} as const satisfies Record<ExpenditureDimension, SQL>;

/**
 * The rows every figure of expenditure is summed from: what the actor may read and the filter asks for, out of the
 * roll-ups by month where a month is whole and by day else, so that the cost follows the groups and never the charges.
 * A subquery `f` with SOURCE_COLUMNS and spent, refunded, listed, rows. Only with the dimension "day" is `day` set.
 */
export function expenditureSource(
  actor: Actor,
  filter: ExpenditureFilter,
  dimensions: readonly ExpenditureDimension[],
): SQL {
  const wanted = new Set(dimensions);
  const ofManagers = wanted.has("account-manager") || filter.accountManager !== null;
  const { months, days } = wanted.has("day") ? { months: null, days: [filter.range] } : splitRange(filter.range);
  const parts = [
    ...(months === null ? [] : monthParts(actor, filter, months, ofManagers)),
    ...days.map((range) => dayPart(actor, filter, range)),
  ];
  const rows = parts.length === 0 ? sql`(${NO_ROWS}) u` : sql`(${sql.join(parts, sql` union all `)}) u`;
  const { accountManager } = filter;
  return sql`(
    select * from (select ${wanted.has("day") ? sql`u.day::text` : sql`''`} as day, u.month, u.customer_id::text as customer,
      coalesce(a.reseller_id::text, '') as reseller,
      case when a.reseller_id is null then 'direct' else 'through-reseller' end as association_type,
      ${ofManagers ? sql.raw("coalesce(sc.member_id::text, sr.member_id::text, '')") : sql`''`} as account_manager,
      u.service as product, u.region, u.charging_mode, u.spent, u.refunded, u.listed, u.rows
    from ${rows}
    join associations a on a.distributor_id = ${actor.distributorId}::uuid and a.id = u.association_id
    ${ofManagers ? joinManagers(actor, filter) : sql``}
    where ${withPartner(filter)}) f
    where ${accountManager === null ? sql`true` : sql`f.account_manager = ${accountManager}`}) f`;
}

const ROLLED = sql.raw(
  "u.customer_id, u.association_id, u.service, u.region, u.charging_mode, u.spent, u.refunded, u.listed, u.rows",
);
const NO_ROWS = sql`select ''::text as month, u.day, ${ROLLED} from day_rollups u where false`;

function monthParts(actor: Actor, filter: ExpenditureFilter, { first, last }: MonthRange, ofManagers: boolean): SQL[] {
  const whole = sql`
    select u.month, (u.month || '-01')::date as day, ${ROLLED} from month_rollups u
    where ${narrowed(actor, filter)} and u.month >= ${first} and u.month <= ${last}`;
  if (!ofManagers) return [whole];
  // A month in which a customer's account manager changed is read by its days.
  const split = splitMonths(actor, filter);
  const parted = sql`
    select to_char(u.day, 'YYYY-MM') as month, u.day, ${ROLLED}
    from (select distinct customer_id, month from ${split} where month >= ${first} and month <= ${last}) s
    join day_rollups u on u.distributor_id = ${actor.distributorId}::uuid and u.customer_id = s.customer_id
      and u.day >= (s.month || '-01')::date and u.day < (s.month || '-01')::date + interval '1 month'
    where ${narrowed(actor, filter)}`;
  return [sql`${whole} and (u.customer_id, u.month) not in (select customer_id, month from ${split})`, parted];
}

function dayPart(actor: Actor, filter: ExpenditureFilter, { from, to }: DayRange): SQL {
  return sql`
    select to_char(u.day, 'YYYY-MM') as month, u.day, ${ROLLED} from day_rollups u
    where ${narrowed(actor, filter)} and u.day >= ${from} and u.day <= ${to}`;
}

/** Of a roll-up or charge `u`: the tenant's, the actor's, and what the filter says of itself, its days aside. */
export function narrowed(actor: Actor, filter: ExpenditureFilter): SQL {
  const { customerId, customerIds, customerPart, product, region, chargingMode } = filter;
  const columns = { customerId: sql.raw("u.customer_id"), associationId: sql.raw("u.association_id") };
  const parts = [
    sql`u.distributor_id = ${actor.distributorId}::uuid`,
    expenditureOf(actor, columns),
    customerId === null ? undefined : sql`u.customer_id = ${customerId}::uuid`,
    customerIds === null ? undefined : sql`u.customer_id = any(${arrayOf(customerIds)}::uuid[])`,
    customerPart === null ? undefined : sql`u.customer_id in (${namedCustomers(actor, customerPart)})`,
    product === null ? undefined : sql`u.service = ${product}`,
    region === null ? undefined : sql`u.region = ${region}`,
    chargingMode === null ? undefined : sql`u.charging_mode = ${chargingMode}`,
  ];
  return sql.join(
    parts.filter((part) => part !== undefined),
    sql` and `,
  );
}

/** An array's text; of values without commas or quotes. */
export function arrayOf(values: readonly string[]): string {
  return `{${values.join(",")}}`;
}

function namedCustomers({ distributorId }: Actor, part: string): SQL {
  const pattern = containing(part);
  return sql`select k.id from customers k
    where k.distributor_id = ${distributorId}::uuid and (k.name ilike ${pattern} or k.account_name ilike ${pattern})`;
}

/** Of its association `a`: with whom the customer was. */
export function withPartner({ resellerId, associationType }: ExpenditureFilter): SQL {
  const type = associationType === "direct" ? sql`a.reseller_id is null` : sql`a.reseller_id is not null`;
  return sql`${resellerId === null ? sql`true` : sql`a.reseller_id = ${resellerId}::uuid`}
    and ${associationType === null ? sql`true` : type}`;
}

const dayOf = (instant: string, shift: number) =>
  sql.raw(`((${instant} at time zone interval '8 hours')::date + ${shift})`);

/** Months in which the account manager of a customer changes on another day than the first, each as it is attributed. */
function splitMonths({ distributorId, company }: Actor, { attribution }: ExpenditureFilter): SQL {
  const shift = ATTRIBUTION_DAYS[attribution];
  return sql`(
    select e.customer_id, to_char(e.day, 'YYYY-MM') as month
    from (
      select coalesce(s.customer_id, c.customer_id) as customer_id,
        unnest(array[${dayOf("s.since", shift)}, ${dayOf("s.ended_at", shift)}]) as day
      from assignments s
      left join associations c on c.distributor_id = s.distributor_id and c.reseller_id = s.reseller_id
      where s.distributor_id = ${distributorId}::uuid and s.company_id = ${company.id}::uuid
    ) e
    where e.day is not null and e.customer_id is not null and extract(day from e.day) <> 1) split`;
}

/** Which days are whose, of the account managers of the actor's company: each moved by what R-9.8 says. */
function managerSpans({ distributorId, company }: Actor, { attribution }: ExpenditureFilter): SQL {
  const shift = ATTRIBUTION_DAYS[attribution];
  return sql`(
    select s.member_id, s.customer_id, s.reseller_id, ${dayOf("s.since", shift)} as first,
      coalesce(${dayOf("s.ended_at", shift)}, 'infinity'::date) as before
    from assignments s
    where s.distributor_id = ${distributorId}::uuid and s.company_id = ${company.id}::uuid)`;
}

const duringSpan = (span: string) => sql.raw(`u.day >= ${span}.first and u.day < ${span}.before`);

/** Joins who looks after the customer of `u` on its day (`sc`), and after its reseller (`sr`). */
function joinManagers(actor: Actor, filter: ExpenditureFilter): SQL {
  const spans = managerSpans(actor, filter);
  return sql`
    left join ${spans} sc on sc.customer_id = u.customer_id and ${duringSpan("sc")}
    left join ${spans} sr on sr.reseller_id = a.reseller_id and ${duringSpan("sr")}`;
}

/** The same for few rows: whose the day of `u`, in association `a`, is; the customer's before its reseller's. */
export function managerOf(actor: Actor, filter: ExpenditureFilter): SQL {
  const of = (who: string) => sql`(
    select m.member_id::text from ${managerSpans(actor, filter)} m where ${sql.raw(who)} and ${duringSpan("m")} limit 1)`;
  return sql`coalesce(${of("m.customer_id = u.customer_id")}, ${of("m.reseller_id = a.reseller_id")}, '')`;
}
