import "server-only";
import { eq, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { distributors } from "@/db/schema";
import { moneyOfDriver } from "@/db/schema/columns";
import type { ExpenditureFilter } from "@/lib/contracts/expenditure";
import type { Overview } from "@/lib/contracts/statistics-view";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { monthOfDay } from "@/lib/domain/calendar/billing-month";
import type { DayRange } from "@/lib/domain/expenditure/range";
import type { Money } from "@/lib/domain/money/money";
import { expenditureSource, withPartner } from "../expenditure/expenditure-source";
import { loadFreshness } from "../expenditure/load-freshness";
import { amountsOf } from "../expenditure/sum-expenditure";
import { withinOwnAssociations } from "../scope";
import { inTenant } from "../tenant";
import { isPart } from "./load-budgets-in-force";

/** What a period comes to, and the one it is compared with. */
export async function getOverview(
  { actor }: Permit<"expenditure.read">,
  filter: ExpenditureFilter,
  former: DayRange,
): Promise<Overview> {
  return inTenant(actor, async (tx) => {
    const now = await wholeOfPeriod(tx, actor, filter);
    const before = await wholeOfPeriod(tx, actor, { ...filter, range: former });
    const [row] = await tx
      .select({ currency: distributors.currency })
      .from(distributors)
      .where(eq(distributors.distributorId, actor.distributorId));
    if (!row) throw new Error("the actor's distributor is gone");
    return {
      amounts: now.amounts,
      former: before.amounts,
      customers: now.customers,
      formerCustomers: before.customers,
      coupons: await couponsOf(tx, actor, filter),
      freshness: await loadFreshness(tx, actor, filter.range),
      currency: row.currency,
    };
  });
}

type WholeRow = Record<"spent" | "refunded" | "listed" | "rows" | "customers", string>;

async function wholeOfPeriod(tx: Transaction, actor: Actor, filter: ExpenditureFilter) {
  const [row] = await tx.execute<WholeRow>(sql`
    select coalesce(sum(spent), 0)::text as spent, coalesce(sum(refunded), 0)::text as refunded,
      coalesce(sum(listed), 0)::text as listed, coalesce(sum(rows), 0)::text as rows,
      count(*) filter (where spent <> 0)::text as customers
    from (
      select customer, sum(spent) as spent, sum(refunded) as refunded, sum(listed) as listed, sum(rows) as rows
      from ${expenditureSource(actor, filter, ["customer"])} group by customer
    ) c`);
  if (!row) throw new Error("a sum is one row");
  return { amounts: amountsOf(row), customers: Number(row.customers) };
}

/** A coupon pays an order or a month's usage, not a product, a region or a day of an account manager. */
async function couponsOf(tx: Transaction, actor: Actor, filter: ExpenditureFilter): Promise<Money | null> {
  if (isPart(filter)) return null;
  const { range, customerId } = filter;
  const [first, last] = [monthOfDay(range.from), monthOfDay(range.to)];
  const day = sql`(u.at at time zone interval '8 hours')::date`;
  const [row] = await tx.execute<{ sum: string }>(sql`
    select coalesce(sum(u.amount), 0)::text as sum
    from coupon_uses u
    join associations a on a.distributor_id = u.distributor_id and a.id = u.association_id
    where u.distributor_id = ${actor.distributorId}::uuid
      and u.month >= ${first} and u.month <= ${last}
      and case when u.order_id is null
        then (u.month || '-01')::date >= ${range.from}::date
          and (u.month || '-01')::date + interval '1 month' - interval '1 day' <= ${range.to}::date
        else ${day} >= ${range.from}::date and ${day} <= ${range.to}::date end
      and ${withinOwnAssociations(actor, sql`u.association_id`) ?? sql`true`}
      and ${actor.company.kind === "customer" ? sql`u.customer_id = ${actor.company.id}::uuid` : sql`true`}
      and ${customerId === null ? sql`true` : sql`u.customer_id = ${customerId}::uuid`}
      and ${withPartner(filter)}`);
  if (!row) throw new Error("a sum is one row");
  return moneyOfDriver(row.sum);
}
