import "server-only";
import type { PrepareOrderInput } from "@/lib/contracts/order";
import type { Permit } from "@/lib/domain/access/permit";
import { suspendedReason } from "../company/suspensions";
import { inTenant } from "../tenant";
import { type KeptOrder, keepUnpaid } from "./keep-unpaid";
import { lockForOrder } from "./lock-for-order";

/** Prepares an order for a customer of the acting partner, which it confirms by paying, or declines. */
export async function prepareOrder(
  { actor }: Permit<"order.prepare">,
  { customerId, note, ...input }: PrepareOrderInput,
): Promise<KeptOrder> {
  return inTenant(actor, async (tx) => {
    const suspended = await suspendedReason(tx, actor);
    if (suspended) return { allowed: false, reasons: [suspended] };
    const customer = await lockForOrder(tx, actor, customerId);
    if (!customer) return { allowed: false, reasons: [{ code: "order.customer-unknown" }] };
    return keepUnpaid(tx, actor, { customer, input, source: "partner", note });
  });
}
