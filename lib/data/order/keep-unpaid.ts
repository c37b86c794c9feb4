import "server-only";
import { and, count, eq, gt, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { orders } from "@/db/schema";
import type { PlaceOrderInput } from "@/lib/contracts/order";
import type { Actor } from "@/lib/domain/access/actor";
import type { NonEmpty } from "@/lib/domain/decision";
import { decideUnpaid, type KeptReason } from "@/lib/domain/order/decide-unpaid";
import { oldestWaitingAt } from "@/lib/domain/order/status";
import type { LockedCustomer } from "../customer/lock-customer";
import { findByKey } from "./find-by-key";
import { loadOrderFacts } from "./load-order-facts";
import { writeUnpaid } from "./write-unpaid";

export type KeptOrder =
  /** repeated: the key had kept it before; nothing was written. */
  | { readonly allowed: true; readonly orderId: string; readonly repeated: boolean }
  | { readonly allowed: false; readonly reasons: NonEmpty<KeptReason> };

type Kept = {
  readonly customer: LockedCustomer;
  readonly input: PlaceOrderInput;
  readonly source: "customer" | "partner" | "shop";
  readonly note: string | null;
};

/** Keeps an order unpaid under its customer's lock: agreed, counted nowhere, deciding nothing until it is paid. */
export async function keepUnpaid(tx: Transaction, actor: Actor, kept: Kept): Promise<KeptOrder> {
  const { customer, input, source, note } = kept;
  const known = await findByKey(tx, actor, { ...input, customerId: customer.id, source, note });
  if (known)
    return known.isSame ? { allowed: true, orderId: known.orderId, repeated: true } : refused("order.key-used");
  return decideAndKeep(tx, actor, kept);
}

function refused(code: "order.key-used" | "order.offer-unknown"): KeptOrder {
  return { allowed: false, reasons: [{ code }] };
}

async function decideAndKeep(tx: Transaction, actor: Actor, kept: Kept): Promise<KeptOrder> {
  const { customer, input, source, note } = kept;
  const loaded = await loadOrderFacts(tx, actor, { customerId: customer.id, ...input });
  if (!loaded) return refused("order.offer-unknown");
  const { facts, offer } = loaded;
  const { at } = facts;
  const isResellers = source === "partner" && actor.company.kind === "distributor" && customer.resellerId !== null;
  const waiting = await countWaiting(tx, actor, customer.id, at);
  const decision = decideUnpaid({ ...facts, waiting, note, isResellers });
  if (!decision.allowed) return { allowed: false, reasons: decision.reasons };
  if (!offer) throw new Error("an accepted order has an offer");
  const { mode, quote, account } = decision;
  // A customer without any account is given an own one, named by its id, when it pays.
  const accountId = account ?? customer.id;
  const asked = { offer, asked: input, mode, quote, key: input.key };
  const orderId = await writeUnpaid(tx, actor, { customer, accountId, at, source, note, ...asked });
  return { allowed: true, orderId, repeated: false };
}

/** Orders of a customer that wait at an instant. */
export async function countWaiting(tx: Transaction, { distributorId }: Actor, customerId: string, at: Date) {
  const [row] = await tx
    .select({ waiting: count() })
    .from(orders)
    .where(
      and(
        eq(orders.distributorId, distributorId),
        eq(orders.customerId, customerId),
        isNull(orders.acceptedAt),
        isNull(orders.cancelledAt),
        gt(orders.payBefore, at),
        // What is older is lapsed, whatever it is: the index need not be read further.
        gt(orders.createdAt, oldestWaitingAt(at)),
      ),
    );
  return row?.waiting ?? 0;
}
