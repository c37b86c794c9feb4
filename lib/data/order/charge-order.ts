import "server-only";
import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import type { Actor } from "@/lib/domain/access/actor";
import { recount, type UsageMove, usageMovesOf } from "../charge/recount";
import { lookAtCharges, lookAtNew, openRecount } from "../charge/recount-table";

type Charged = {
  readonly orderId: string;
  readonly customerId: string;
  /** An account that became the customer's with this order, whose parked charges apply with it; null: none. */
  readonly given: string | null;
};

/**
 * The charges of an accepted order, one a line, counted like any other: at the instant of its payment (G9), until a
 * delivery covers that day (G12). What gives back stands on the day of what it gives back, and gives way with it.
 */
export async function chargeOrder(
  tx: Transaction,
  actor: Actor,
  { orderId, customerId, given }: Charged,
  at: Date,
): Promise<readonly UsageMove[]> {
  const facts = sql`(
    select l.month, l.id, (p.accepted_at at time zone interval '8 hours')::date as day, o.account_id,
      'purchase' as category, 'always' as counting, l.amount as list_cost, 0::numeric as billed_cost,
      l.service, l.region, l.mode as charging_mode, p.accepted_at as charge_start, p.accepted_at as charge_end,
      null::text as commitment_id, r.id::text as resource_id, r.name as resource_name,
      jsonb_build_object('Product', l.specification) as details, l.id as row_hash
    from orders o
    join order_lines l on l.distributor_id = o.distributor_id and l.order_id = o.id
    join resources r on r.distributor_id = l.distributor_id and r.id = l.resource_id
    left join order_lines b on b.distributor_id = l.distributor_id and b.id = l.refunds_line_id
    join orders p on p.distributor_id = o.distributor_id and p.id = coalesce(b.order_id, o.id)
    where o.distributor_id = ${actor.distributorId} and o.id = ${orderId})`;
  await openRecount(tx);
  await lookAtNew(tx, sql`${facts} s`, {
    origin: "order",
    deliveryId: sql`null::uuid`,
    addedIn: sql`null::integer`,
  });
  if (given !== null) await lookAtCharges(tx, actor, sql`c.account_id = ${given}`);
  const moves = await recount(tx, actor, facts, at);
  const [stray] = await tx.execute<{ id: string }>(sql`
    select d.id from recounted d join order_lines l on l.id = d.id
    where l.distributor_id = ${actor.distributorId} and l.order_id = ${orderId} and d.customer is distinct from ${customerId}::uuid`);
  if (stray) throw new Error("an order's charge would not be its customer's");
  return usageMovesOf(moves, at);
}
