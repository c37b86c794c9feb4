import "server-only";
import type { PlaceOrderInput } from "@/lib/contracts/order";
import type { Permit } from "@/lib/domain/access/permit";
import { inTenant } from "../tenant";
import { type KeptOrder, keepUnpaid } from "./keep-unpaid";
import { lockForOrder } from "./lock-for-order";

/** Agrees an order of the actor's own company that is paid later, also while a purchase would be refused. */
export async function submitOrder({ actor }: Permit<"order.place">, input: PlaceOrderInput): Promise<KeptOrder> {
  return inTenant(actor, async (tx) => {
    const customer = await lockForOrder(tx, actor, actor.company.id);
    if (!customer) return { allowed: false, reasons: [{ code: "order.offer-unknown" }] };
    return keepUnpaid(tx, actor, { customer, input, source: "customer", note: null });
  });
}
