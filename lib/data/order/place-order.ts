import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { orderLines, orders } from "@/db/schema";
import type { PlaceOrderInput } from "@/lib/contracts/order";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { addMonths, billingMonthOf } from "@/lib/domain/calendar/billing-month";
import type { NonEmpty } from "@/lib/domain/decision";
import { decideOrder, type OrderReason } from "@/lib/domain/order/decide-order";
import { giveAccount } from "../account/give-account";
import { recordAudit } from "../audit";
import { ensurePartitions } from "../charge/ensure-partitions";
import { deductCoupons } from "../coupon/deduct-coupons";
import type { LockedCustomer } from "../customer/lock-customer";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { inTenant } from "../tenant";
import { answerUsage } from "../usage/answer-usage";
import { chargeOrder } from "./charge-order";
import { loadOrderFacts } from "./load-order-facts";
import { lockForOrder } from "./lock-for-order";
import { type Accepted, writeOrder } from "./write-order";

export type PlacedOrder =
  /** repeated: the key had placed it before; nothing was written. */
  | { readonly allowed: true; readonly orderId: string; readonly repeated: boolean }
  | { readonly allowed: false; readonly reasons: NonEmpty<OrderReason> };

/**
 * Buys for the actor's own company. Budget, freezes and restrictions decide under the customer's lock, in the
 * transaction that writes the order and its charge, with the alerts and acts that follow (R-3.17, G5).
 */
export async function placeOrder({ actor }: Permit<"order.place">, input: PlaceOrderInput): Promise<PlacedOrder> {
  const soon = billingMonthOf(await inTenant(actor, (tx) => instantOf(tx)));
  // The month may end while the order waits for its locks.
  await ensurePartitions([soon, addMonths(soon, 1)]);
  return inTenant(actor, async (tx) => {
    const customer = await lockForOrder(tx, actor);
    if (!customer) return refused({ code: "order.offer-unknown" });
    return (await repeatedOf(tx, actor, input)) ?? (await decideAndWrite(tx, actor, customer, input));
  });
}

/** The order this key placed before; null: none. Seen under the customer's lock. */
async function repeatedOf(
  tx: Transaction,
  { distributorId, company }: Actor,
  input: PlaceOrderInput,
): Promise<PlacedOrder | null> {
  const [known] = await tx
    .select({
      orderId: orders.id,
      accountId: orders.accountId,
      amount: orders.amount,
      offerId: orderLines.offerId,
      periods: orderLines.periods,
      quantity: orderLines.quantity,
    })
    .from(orders)
    .innerJoin(orderLines, and(eq(orderLines.distributorId, orders.distributorId), eq(orderLines.orderId, orders.id)))
    .where(
      and(
        eq(orders.distributorId, distributorId),
        eq(orders.customerId, company.id),
        eq(orders.idempotencyKey, input.key),
      ),
    );
  if (!known) return null;
  const isSame =
    known.offerId === input.offerId &&
    known.periods === input.periods &&
    known.quantity === input.quantity &&
    known.amount === input.agreed &&
    (input.account === null || input.account === known.accountId);
  return isSame ? { allowed: true, orderId: known.orderId, repeated: true } : refused({ code: "order.key-used" });
}

async function decideAndWrite(
  tx: Transaction,
  actor: Actor,
  customer: LockedCustomer,
  input: PlaceOrderInput,
): Promise<PlacedOrder> {
  const loaded = await loadOrderFacts(tx, actor, input);
  if (!loaded) return refused({ code: "order.offer-unknown" });
  const decision = decideOrder(loaded.facts);
  if (!decision.allowed) return { allowed: false, reasons: decision.reasons };
  const { at } = loaded.facts;
  const changeId = newId();
  const { offer } = loaded;
  if (!offer) throw new Error("an accepted order has an offer");
  const given = decision.account === null ? await giveAccount(tx, actor, customer, { changeId, at }) : null;
  const accountId = decision.account ?? given ?? customer.id;
  const accepted: Accepted = { customer, accountId, changeId, at, key: input.key, offer, asked: input, decision };
  const order = await writeOrder(tx, actor, accepted);
  const moves = await chargeOrder(tx, actor, { orderId: order.id, customerId: customer.id, given }, at);
  await deductCoupons(tx, actor, {
    changeId,
    customerId: customer.id,
    orderId: order.id,
    amount: order.noted.amount,
    at,
  });
  await answerUsage(tx, actor, { changeId, at, moves });
  await recordAudit(tx, actor, [
    {
      changeId,
      at,
      action: "order.placed",
      subject: { kind: "order", id: order.id, name: order.name, customerId: customer.id },
      after: order.noted,
    },
  ]);
  return { allowed: true, orderId: order.id, repeated: false };
}

function refused(reason: OrderReason): PlacedOrder {
  return { allowed: false, reasons: [reason] };
}
