import "server-only";
import type { Transaction } from "@/db/client";
import type { PlaceOrderInput } from "@/lib/contracts/order";
import type { Actor } from "@/lib/domain/access/actor";
import type { OrderSource } from "@/lib/domain/order/status";
import { findOrderByKey, type KnownOrder } from "./find-order-by-key";

type Sought = PlaceOrderInput & {
  readonly customerId: string;
  readonly source: OrderSource;
  readonly note: string | null;
};

/**
 * The order that this key names among its customer's, and whether it is the one asked for again; null: none. Seen
 * under the customer's lock.
 */
export async function findByKey(tx: Transaction, actor: Actor, sought: Sought) {
  const known = await findOrderByKey(tx, actor, sought.customerId, sought.key);
  if (!known) return null;
  const {
    order,
    lines: [line],
  } = known;
  const isSame =
    order.type === "subscription" &&
    order.source === sought.source &&
    order.note === sought.note &&
    order.amount === sought.agreed &&
    (sought.account === null || sought.account === order.accountId) &&
    isOf(line, sought);
  return { orderId: order.id, isSame, isPaid: order.acceptedAt !== null };
}

function isOf(line: KnownOrder["lines"][number] | undefined, { offerId, periods, quantity }: Sought): boolean {
  return line?.offerId === offerId && line.periods === periods && line.quantity === quantity;
}
