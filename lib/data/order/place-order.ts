import "server-only";
import type { PlaceOrderInput } from "@/lib/contracts/order";
import type { Permit } from "@/lib/domain/access/permit";
import { orderFor, type PlacedOrder } from "./order-for";

/** Buys for the actor's own company. */
export async function placeOrder({ actor }: Permit<"order.place">, input: PlaceOrderInput): Promise<PlacedOrder> {
  const placed = await orderFor(actor, actor.company.id, { ...input, source: "customer" });
  return placed ?? { allowed: false, reasons: [{ code: "order.offer-unknown" }] };
}
