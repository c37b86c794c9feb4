import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { orderLines, orders } from "@/db/schema";
import type { PayOrdersInput } from "@/lib/contracts/order";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { addMonths, billingMonthOf } from "@/lib/domain/calendar/billing-month";
import type { NonEmpty } from "@/lib/domain/decision";
import { decidePayment, type PaymentReason } from "@/lib/domain/order/decide-waiting";
import { ensurePartitions } from "../charge/ensure-partitions";
import type { LockedCustomer } from "../customer/lock-customer";
import { instantOf } from "../instant";
import { loadPurchaseFactsIn } from "../purchase/load-purchase-facts";
import { purchaseFactsOf } from "../purchase/purchase-facts-of";
import { inTenant } from "../tenant";
import { lockForOrder } from "./lock-for-order";
import { listOwnAccounts } from "./own-accounts";
import { writePayment } from "./write-payment";

export type PaidOrder = { readonly orderId: string } & (
  | { readonly allowed: true }
  | { readonly allowed: false; readonly reasons: NonEmpty<PaymentReason> }
);

/**
 * Pays orders of the actor's own company that wait, one after the other as given, each in a transaction of its own
 * that decides anew: one that is refused leaves the others as they are.
 */
export async function payOrders(
  { actor }: Permit<"order.pay">,
  { orderIds }: PayOrdersInput,
): Promise<readonly PaidOrder[]> {
  const soon = billingMonthOf(await inTenant(actor, (tx) => instantOf(tx)));
  // The month may end while an order waits for its locks.
  await ensurePartitions([soon, addMonths(soon, 1)]);
  const answers: PaidOrder[] = [];
  for (const orderId of orderIds) answers.push(await payOrder(actor, actor.company.id, orderId));
  return answers;
}

/** One of them, of a customer of the actor's; the month's partitions are the caller's. */
export function payOrder(actor: Actor, customerId: string, orderId: string): Promise<PaidOrder> {
  return inTenant(actor, async (tx) => {
    const customer = await lockForOrder(tx, actor, customerId);
    const found = customer && (await findOrder(tx, actor, customer.id, orderId));
    if (!found) return { orderId, allowed: false, reasons: [{ code: "order.unknown" }] };
    return { orderId, ...(await decideAndPay(tx, actor, customer, found)) };
  });
}

/** Under the customer's lock, which whoever pays or cancels takes. */
async function findOrder(tx: Transaction, { distributorId }: Actor, customerId: string, orderId: string) {
  const [found] = await tx
    .select({ order: orders, line: orderLines })
    .from(orders)
    .innerJoin(orderLines, and(eq(orderLines.distributorId, orders.distributorId), eq(orderLines.orderId, orders.id)))
    .where(and(eq(orders.distributorId, distributorId), eq(orders.customerId, customerId), eq(orders.id, orderId)))
    .limit(1);
  return found ?? null;
}
type Found = NonNullable<Awaited<ReturnType<typeof findOrder>>>;

async function decideAndPay(tx: Transaction, actor: Actor, customer: LockedCustomer, { order, line }: Found) {
  const found = await loadPurchaseFactsIn(tx, actor, customer.id);
  if (!found) throw new Error("a locked customer is gone");
  // The clock of the decision, which the database told after the locks.
  const { at } = found;
  const accounts = await listOwnAccounts(tx, actor, customer.id, at);
  const isGiven = accounts.length === 0 && order.accountId === customer.id;
  const decision = decidePayment({
    order,
    type: order.type,
    mode: line.mode,
    amount: order.amount,
    isOfPresent: order.associationId === customer.associationId && customer.disassociatedAt === null,
    isAccountOwn: isGiven || accounts.includes(order.accountId),
    // What is bought and for how much, the decision itself says.
    purchase: purchaseFactsOf(found, { operation: "buy-yearly-monthly", amount: null }),
    at,
  });
  if (!decision.allowed) return decision;
  await writePayment(tx, actor, { order, what: line.specification, customer, isGiven, at });
  return decision;
}
