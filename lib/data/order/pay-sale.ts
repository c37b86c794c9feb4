import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { orders } from "@/db/schema";
import { isUuid } from "@/lib/contracts/is-uuid";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { addMonths, type BillingMonth, billingMonthOf } from "@/lib/domain/calendar/billing-month";
import type { NonEmpty } from "@/lib/domain/decision";
import { type CancelReason, isMadeBy, type PaymentReason } from "@/lib/domain/order/decide-waiting";
import { ensurePartitions } from "../charge/ensure-partitions";
import { suspendedReason } from "../company/suspensions";
import { instantOf } from "../instant";
import { ordersOf } from "../scope";
import { inTenant } from "../tenant";
import { payOrder } from "./pay-orders";

export type PaidSale =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly reasons: NonEmpty<PaymentReason | CancelReason> };

/** Pays what the actor's own shop sold and left unpaid; what the customer ordered or confirms is the customer's to pay. */
export async function paySale({ actor }: Permit<"order.sell">, orderId: string): Promise<PaidSale> {
  const found = await inTenant(actor, (tx) => findSale(tx, actor, orderId));
  if ("reason" in found) return { allowed: false, reasons: [found.reason] };
  // The month may end while the order waits for its locks.
  await ensurePartitions([found.month, addMonths(found.month, 1)]);
  return payOrder(actor, found.customerId, orderId);
}

type Sale = { readonly customerId: string; readonly month: BillingMonth } | { readonly reason: CancelReason };

/** Whose it is and who sold it never changes, so that this needs no lock. */
async function findSale(tx: Transaction, actor: Actor, orderId: string): Promise<Sale> {
  const suspended = await suspendedReason(tx, actor);
  if (suspended) return { reason: suspended };
  if (!isUuid(orderId)) return { reason: { code: "order.unknown" } };
  const { customerId, source, by } = orders;
  const [order] = await tx
    .select({ customerId, source, by })
    .from(orders)
    .where(and(ordersOf(actor), eq(orders.id, orderId)));
  if (!order) return { reason: { code: "order.unknown" } };
  return isMadeBy(order, actor.company.kind, order.by.companyKind, ["shop"])
    ? { customerId: order.customerId, month: billingMonthOf(await instantOf(tx)) }
    : { reason: { code: "order.not-prepared-by-you" } };
}
