import "server-only";
import { and, eq, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { customers } from "@/db/schema";
import { moneyOfDriver } from "@/db/schema/columns";
import type { BridgeView } from "@/lib/contracts/expenditure-view";
import { isUuid } from "@/lib/contracts/is-uuid";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import type { BudgetType } from "@/lib/domain/budget/budget";
import { type BillingMonth, firstDayOf, lastDayOf, toBillingMonth } from "@/lib/domain/calendar/billing-month";
import { type BridgeClass, type BridgeFacts, bridgeOf } from "@/lib/domain/expenditure/bridge";
import { monthRangeOf } from "@/lib/domain/expenditure/range";
import { gaveWay } from "../charge/gave-way";
import { instantOf } from "../instant";
import { customersOf, expenditureOf } from "../scope";
import { inTenant } from "../tenant";
import { loadFreshness } from "./load-freshness";

/** How a customer's expenditure of a month leads to what its budget has used (G14); null: not the actor's. */
export async function getBridge(
  { actor }: Permit<"expenditure.read">,
  customerId: string,
  month: BillingMonth,
): Promise<BridgeView | null> {
  if (!isUuid(customerId)) return null;
  return inTenant(actor, async (tx) => {
    const asOf = await instantOf(tx);
    const facts = await loadFacts(tx, actor, { customerId, month, asOf });
    if (facts === null) return null;
    const freshness = await loadFreshness(tx, actor, monthRangeOf({ first: month, last: month }));
    return { month, freshness, budget: facts.budget, bridge: bridgeOf(facts) };
  });
}

type Asked = { readonly customerId: string; readonly month: BillingMonth; readonly asOf: Date };
type Row = {
  class: BridgeClass | null;
  listed: string;
  spent: string;
  type: BudgetType | null;
  counts_from: string | null;
  counted: string;
  reserved: string;
};

/** One statement, so that every figure is of the same moment. */
async function loadFacts(
  tx: Transaction,
  actor: Actor,
  { customerId, month, asOf }: Asked,
): Promise<BridgeFacts | null> {
  const { distributorId } = actor;
  const reserved = (of: SQL) => sql`(
    select coalesce(sum(v.amount), 0) from reservations v
    where v.distributor_id = ${distributorId} and v.customer_id = t.id and v.state = 'open'
      and v.lapses_at > ${asOf.toISOString()}::timestamptz and ${of})`;
  const rows = await tx.execute<Row>(sql`
    with target as (
      select ${customers.id} as id, ${customers.associationId} as association from ${customers}
      where ${and(customersOf(actor), eq(customers.id, customerId))}
    )
    select p.class, coalesce(p.listed, 0)::text as listed, coalesce(p.spent, 0)::text as spent, b.type, b.counts_from,
      coalesce(case when b.type = 'one-time' then o.used else m.counted end, 0)::text as counted,
      (case when b.type = 'one-time' then ${reserved(sql`v.month >= b.counts_from`)}
        else ${reserved(sql`v.month = ${month}`)} end)::text as reserved
    from target t
    left join budgets b on b.distributor_id = ${distributorId} and b.customer_id = t.id
    left join one_time_usage o on o.distributor_id = ${distributorId} and o.customer_id = t.id
    left join customer_months m on m.distributor_id = ${distributorId} and m.customer_id = t.id and m.month = ${month}
    left join lateral (
      select class, sum(list_cost) as listed, sum(spent) as spent from (${classified(actor, month)}) c group by class
    ) p on p.class is not null`);
  const [first] = rows;
  if (!first) return null;
  const parts = rows.flatMap(({ class: name, listed, spent }) =>
    name === null ? [] : [[name, { listed: moneyOfDriver(listed), spent: moneyOfDriver(spent) }] as const],
  );
  return {
    month,
    parts: Object.fromEntries(parts),
    budget: first.type && {
      type: first.type,
      countsFrom: first.counts_from === null ? null : toBillingMonth(first.counts_from),
    },
    counted: moneyOfDriver(first.counted),
    reserved: moneyOfDriver(first.reserved),
  };
}

/** The month's charges of the target `t`, each with what it is to the two figures; null: another partner's alone. */
function classified(actor: Actor, month: BillingMonth): SQL {
  const own = expenditureOf(actor, { customerId: sql`c.customer_id`, associationId: sql`c.association_id` });
  return sql`
    select c.list_cost, c.spent,
      case
        when not ${own ?? sql`true`} then case when c.in_budget then 'carried' end
        when c.category = 'tax' then 'tax'
        when c.category = 'credit' then 'coupons'
        when ${gaveWay("c")} then 'gave-way'
        when c.counting = 'never' then 'unused'
        when c.counting = 'unless-covered' and c.spent <> c.list_cost then 'covered'
        when c.in_budget then 'counts'
        when c.association_id = t.association then 'before'
        else 'earlier'
      end as class
    from charges c
    where c.distributor_id = ${actor.distributorId} and c.month = ${month} and c.customer_id = t.id
      and c.day between ${firstDayOf(month)} and ${lastDayOf(month)} and c.removed_in is null`;
}
