import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { moneyOfDriver } from "@/db/schema/columns";
import { billingMonthOf } from "@/lib/domain/calendar/billing-month";
import type { QuotaKind } from "@/lib/domain/delegation/authority";
import type { Pool } from "@/lib/domain/delegation/quota";
import { type Money, ZERO } from "@/lib/domain/money/money";

/** What a reseller's customers take of each kind. */
export type Pools = Readonly<Record<QuotaKind, Omit<Pool, "quota">>>;

const NOTHING: Omit<Pool, "quota"> = { taken: ZERO, allocated: ZERO, used: ZERO };
const EMPTY: Pools = { monthly: NOTHING, "one-time": NOTHING };

type Row = { reseller_id: string; kind: QuotaKind; taken: string; allocated: string; used: string };

/**
 * Sums over the customers of each reseller in the running month, and the spent parts that stay (G2, "Pools").
 * Lock the resellers first when a quota is decided on it. `without` leaves one customer's live take and its
 * monthly spent part out: what everyone else takes.
 */
export async function loadPools(
  tx: Transaction,
  distributorId: string,
  resellerIds: readonly string[],
  at: Date,
  without: string | null = null,
): Promise<ReadonlyMap<string, Pools>> {
  if (resellerIds.length === 0) return new Map();
  const rows = await tx.execute<Row>(poolsSql(distributorId, resellerIds, at, without));
  const pools = new Map<string, Pools>(resellerIds.map((id) => [id, EMPTY]));
  for (const { reseller_id, kind, taken, allocated, used } of rows) {
    const pool = { taken: moneyOfDriver(taken), allocated: moneyOfDriver(allocated), used: moneyOfDriver(used) };
    pools.set(reseller_id, { ...(pools.get(reseller_id) ?? EMPTY), [kind]: pool });
  }
  return pools;
}

function poolsSql(distributorId: string, resellerIds: readonly string[], at: Date, without: string | null): SQL {
  const month = billingMonthOf(at);
  const tenant = sql`${distributorId}::uuid`;
  const ids = sql`${`{${resellerIds.join(",")}}`}::uuid[]`;
  return sql`
    with live as (
      select c.reseller_id, c.id as customer_id, b.type as kind, b.amount,
        case when b.type = 'one-time' then coalesce(o.used + o.reserved, 0)
          else coalesce(m.counted + m.reserved, 0) end as used
      from customers c
      join budgets b on b.distributor_id = c.distributor_id and b.customer_id = c.id
      left join customer_months m
        on m.distributor_id = c.distributor_id and m.customer_id = c.id and m.month = ${month}
      left join one_time_usage o on o.distributor_id = c.distributor_id and o.customer_id = c.id
      where c.distributor_id = ${tenant} and c.reseller_id = any(${ids})
        and c.id is distinct from ${without}::uuid
    ), stays as (
      -- A customer back in the monthly pool takes its usage anew; the spent part is within it.
      select r.reseller_id, r.kind, r.customer_id,
        case when r.kind = 'monthly' then max(r.amount) else sum(r.amount) end as amount
      from quota_residues r
      join delegations d on d.distributor_id = r.distributor_id and d.reseller_id = r.reseller_id
        and r.at >= d.granted_at and coalesce(d.until > ${at.toISOString()}::timestamptz, true)
      where r.distributor_id = ${tenant} and r.reseller_id = any(${ids}) and (r.month is null or r.month = ${month})
        and not (r.kind = 'monthly' and r.customer_id is not distinct from ${without}::uuid)
        and not exists (
          select 1 from live l
          where r.kind = 'monthly' and l.kind = 'monthly' and l.customer_id = r.customer_id
            and l.reseller_id = r.reseller_id)
      group by r.reseller_id, r.kind, r.customer_id
    )
    select reseller_id, kind, sum(taken)::text as taken, sum(amount)::text as allocated, sum(used)::text as used
    from (
      select reseller_id, kind, greatest(amount, used) as taken, amount, greatest(used, 0) as used from live
      union all
      select reseller_id, kind, amount, 0, amount from stays
    ) takes
    group by reseller_id, kind`;
}

/** What everyone takes of one kind; zero when the reseller is not in the answer. */
export function takenOf(pools: ReadonlyMap<string, Pools>, resellerId: string, kind: QuotaKind): Money {
  return (pools.get(resellerId) ?? EMPTY)[kind].taken;
}
