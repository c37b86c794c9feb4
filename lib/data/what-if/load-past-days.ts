import "server-only";
import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { moneyOfDriver } from "@/db/schema/columns";
import type { Actor } from "@/lib/domain/access/actor";
import type { BillingDay } from "@/lib/domain/calendar/billing-month";
import type { DayRange } from "@/lib/domain/expenditure/range";
import type { PastDay } from "@/lib/domain/what-if/month-trial";
import { withinOwnAssociations } from "../scope";

type DayRow = Record<"customer" | "day" | "purchases" | "pay_per_use" | "refunded", string>;

/**
 * What these customers of the actor spent on each day, by how it was paid, from the roll-ups by key. Only of the
 * present association and those it was moved from, since earlier ones count for no budget (G9), and of them only the
 * actor's own time. On the day on which a customer joined, what came before is in it: read whole days alone.
 */
export async function loadPastDays(
  tx: Transaction,
  actor: Actor,
  customerIds: readonly string[],
  { from, to }: DayRange,
): Promise<ReadonlyMap<string, readonly PastDay[]>> {
  if (customerIds.length === 0) return new Map();
  const advance = sql`u.charging_mode not in ('pay-per-use', 'spot')`;
  const rows = await tx.execute<DayRow>(sql`
    select u.customer_id::text as customer, u.day::text as day,
      coalesce(sum(u.spent - u.refunded) filter (where ${advance}), 0)::text as purchases,
      coalesce(sum(u.spent - u.refunded) filter (where not ${advance}), 0)::text as pay_per_use,
      sum(u.refunded)::text as refunded
    from day_rollups u
    join customers c on c.distributor_id = u.distributor_id and c.id = u.customer_id
    join associations a on a.distributor_id = u.distributor_id and a.id = u.association_id
      and a.counts_since = c.associated_at
    where u.distributor_id = ${actor.distributorId}::uuid
      and u.customer_id = any(${sql.param([...customerIds])}::uuid[])
      and u.day >= ${from} and u.day <= ${to}
      and ${withinOwnAssociations(actor, sql`u.association_id`) ?? sql`true`}
    group by u.customer_id, u.day
    order by u.customer_id, u.day`);
  const byCustomer = new Map<string, PastDay[]>();
  for (const { customer, day, ...row } of rows) {
    const days = byCustomer.get(customer) ?? [];
    days.push({
      day: day as BillingDay,
      purchases: moneyOfDriver(row.purchases),
      payPerUse: moneyOfDriver(row.pay_per_use),
      refunded: moneyOfDriver(row.refunded),
    });
    byCustomer.set(customer, days);
  }
  return byCustomer;
}
