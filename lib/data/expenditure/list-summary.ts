import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { customers } from "@/db/schema";
import { decodeCursor, encodeCursor } from "@/lib/contracts/cursor";
import type { ExpenditureFilter } from "@/lib/contracts/expenditure";
import { type ExpenditureSummaryQuery, summaryFilterOf } from "@/lib/contracts/expenditure-query";
import type { CustomerSummary, ExpenditureSummary } from "@/lib/contracts/expenditure-view";
import { type PagePlace, START } from "@/lib/contracts/page";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { billingMonthOf, monthOfDay } from "@/lib/domain/calendar/billing-month";
import { parseMoney } from "@/lib/domain/money/money";
import { instantOf } from "../instant";
import { isBackwards, pageOf } from "../page-of";
import { customersOf } from "../scope";
import { inTenant } from "../tenant";
import { expenditureSource } from "./expenditure-source";
import { loadFreshness } from "./load-freshness";
import { ownFilterOf } from "./own-filter";
import { couponsBy, type SummarySums, summaryAmountsOf } from "./summary-amounts";

const PAGE = 50;

type SummaryRow = SummarySums & {
  readonly id: string;
  readonly name: string;
  readonly account_name: string;
  readonly is_present: boolean;
  readonly resellers: readonly string[];
  readonly place: string;
};
type TotalRow = SummarySums & { readonly customers: string; readonly with_refunds: string };

/**
 * Expenditure and refunds of months, in total and by customer, one keyset page (R-9.4): out of the roll-ups alone, so
 * that it costs the same whatever the number of charges.
 */
export async function listExpenditureSummary(
  { actor }: Permit<"expenditure.read">,
  query: ExpenditureSummaryQuery,
  size = PAGE,
): Promise<ExpenditureSummary> {
  return inTenant(actor, async (tx) => {
    const filter = ownFilterOf(actor, summaryFilterOf(query, billingMonthOf(await instantOf(tx))));
    const sums = sumsOf(actor, filter);
    const [total] = await tx.execute<TotalRow>(sql`
      select ${TOTALS}, ${filter.accountManager === null ? sql`coalesce(sum(s.coupons), 0)::text` : sql`null`} as coupons,
        count(*)::text as customers, count(*) filter (where s.refunded <> 0)::text as with_refunds
      from ${sums} s`);
    if (!total) throw new Error("sums are one row");
    const { place, orderBy, beyond, key } = placing(query);
    const found = await tx.execute<SummaryRow>(sql`
      select ${customers.id} as id, ${customers.name} as name, ${customers.accountName} as account_name,
        (${customersOf(actor)}) as is_present, s.expenditure::text, s.refunded::text, s.spent::text, s.coupons::text,
        array(select r.name from resellers r where r.distributor_id = ${actor.distributorId}::uuid
          and r.id::text = any(s.resellers) order by r.name) as resellers, ${key}::text as place
      from ${sums} s
      join customers on ${customers.distributorId} = ${actor.distributorId}::uuid and ${customers.id} = s.customer::uuid
      where ${query.tab === "refunds" ? sql`s.refunded <> 0` : sql`true`} and ${beyond}
      ${orderBy} limit ${size + 1}`);
    const page = pageOf(found, size, place, (row) => encodeCursor([row.place, row.id]));
    const { customers: count, with_refunds: withRefunds, ...amounts } = total;
    return {
      months: { first: monthOfDay(filter.range.from), last: monthOfDay(filter.range.to) },
      freshness: await loadFreshness(tx, actor, filter.range),
      totals: { ...summaryAmountsOf(amounts), customers: Number(count), withRefunds: Number(withRefunds) },
      page: { ...page, rows: page.rows.map(toSummary) },
    };
  });
}

const TOTALS = sql`coalesce(sum(s.expenditure), 0)::text as expenditure, coalesce(sum(s.refunded), 0)::text as refunded,
  coalesce(sum(s.spent), 0)::text as spent`;

function sumsOf(actor: Actor, filter: ExpenditureFilter): SQL {
  const byCustomer = sql`(
    select f.customer, sum(f.spent) - sum(f.refunded) as expenditure, sum(f.refunded) as refunded, sum(f.spent) as spent,
      array_agg(distinct f.reseller) as resellers
    from ${expenditureSource(actor, filter, ["customer"])} group by f.customer)`;
  if (filter.accountManager !== null) return sql`(select b.*, null::numeric as coupons from ${byCustomer} b)`;
  return sql`(
    select b.*, coalesce(c.amount, 0) as coupons
    from ${byCustomer} b left join ${couponsBy("customer", actor, filter)} c on c.customer = b.customer)`;
}

function placing(query: ExpenditureSummaryQuery) {
  const { byName, key } = sortOf(query);
  const cursor = decodeCursor(query.after ?? query.before);
  const isOurs = cursor !== null && (byName || parseMoney(cursor[0]) !== null);
  const place: PagePlace = isOurs ? query : START;
  const upwards = query.order === null ? byName : query.order === "up";
  const [compare, direction] = upwards === isBackwards(place) ? [sql`<`, sql`desc`] : [sql`>`, sql`asc`];
  const beyond = isOurs
    ? sql`(${key}, ${customers.id}) ${compare} (${cursor[0]}::${sql.raw(byName ? "text" : "numeric")}, ${cursor[1]}::uuid)`
    : sql`true`;
  return { place, key, beyond, orderBy: sql`order by ${key} ${direction}, ${customers.id} ${direction}` };
}

function sortOf({ sort, tab }: ExpenditureSummaryQuery) {
  if (sort === "name") return { byName: true, key: sql`${customers.name}` };
  return { byName: false, key: tab === "refunds" ? sql`(-s.refunded)` : sql`s.expenditure` };
}

function toSummary({
  id,
  name,
  account_name: accountName,
  is_present: isPresent,
  resellers,
  ...row
}: SummaryRow): CustomerSummary {
  return { ...summaryAmountsOf(row), customer: { id, name, accountName, isPresent }, resellers };
}
