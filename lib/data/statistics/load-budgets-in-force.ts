import "server-only";
import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { moneyOfDriver } from "@/db/schema/columns";
import type { ExpenditureFilter } from "@/lib/contracts/expenditure";
import type { Actor } from "@/lib/domain/access/actor";
import { type BillingMonth, daysOf, monthOfDay } from "@/lib/domain/calendar/billing-month";
import type { TimeStep } from "@/lib/domain/expenditure/period";
import { type Money, portionOf } from "@/lib/domain/money/money";
import { arrayOf, withPartner } from "../expenditure/expenditure-source";
import { withinOwnTime } from "../scope";

/** Whether more is asked than whose spending: budgets and coupons are of all of it. */
export function isPart({ product, region, chargingMode, accountManager }: ExpenditureFilter): boolean {
  return [product, region, chargingMode, accountManager].some((asked) => asked !== null);
}

/**
 * The monthly budgets in force at the end of each step, or now, of all customers that spending is asked of: a month's
 * sum, a day's part of it. Null where there is none. A budget is of all of a customer's spending, so that beside a part
 * of it there is none to compare.
 */
export async function loadBudgetsInForce(
  tx: Transaction,
  actor: Actor,
  filter: ExpenditureFilter,
  steps: readonly TimeStep[],
): Promise<readonly (Money | null)[]> {
  const { customerId, customerIds } = filter;
  if (isPart(filter) || actor.company.kind === "customer") return steps.map(() => null);
  const months = [...new Set(steps.map(({ range }) => monthOfDay(range.to)))];
  const rows = await tx.execute<{ month: BillingMonth; amount: string }>(sql`
    with asked as (
      select month, least((month || '-01')::timestamp at time zone interval '8 hours' + interval '1 month' - interval '1 millisecond',
        clock_timestamp() + (select ahead from clock)) as at
      from unnest(${sql.param(months)}::text[]) month
    ), settings as (
      select r.customer_id, r.operation, r.type, r.amount, r.at as since,
        lead(r.at) over (partition by r.customer_id order by r.at, r.id) as until
      from budget_records r
      where r.distributor_id = ${actor.distributorId}::uuid
        and ${customerId === null ? sql`true` : sql`r.customer_id = ${customerId}::uuid`}
        and ${customerIds === null ? sql`true` : sql`r.customer_id = any(${arrayOf(customerIds)}::uuid[])`}
    )
    select m.month, sum(s.amount)::text as amount
    from asked m
    join settings s on s.since <= m.at and coalesce(s.until > m.at, true)
    join associations a on a.distributor_id = ${actor.distributorId}::uuid and a.customer_id = s.customer_id
      and a.started_at <= m.at and coalesce(a.ended_at > m.at, true)
    where s.operation = 'set' and s.type = 'monthly'
      and ${withinOwnTime(actor, { customerId: sql.raw("s.customer_id"), at: sql.raw("m.at") }) ?? sql`true`}
      and ${withPartner(filter)}
    group by m.month`);
  const amounts = new Map(rows.map(({ month, amount }) => [month, moneyOfDriver(amount)]));
  return steps.map(({ key, range }) => {
    const month = monthOfDay(range.to);
    const amount = amounts.get(month);
    if (amount === undefined) return null;
    return key === month ? amount : portionOf(amount, 1, daysOf(month).length);
  });
}
