import "server-only";
import type { Transaction } from "@/db/client";
import type { PrepareOrderInput } from "@/lib/contracts/order";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { decimalOf } from "@/lib/domain/money/money";
import { paymentDeadlineOf } from "@/lib/domain/order/status";
import { tellCompanies } from "../alert/write-notices";
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
    const kept = await keepUnpaid(tx, actor, { customer, input, source: "partner", note });
    if (kept.allowed && !kept.repeated)
      await tellCustomer(tx, actor, { customerId: customer.id, ...kept, note, input });
    return kept;
  });
}

type Prepared = Extract<KeptOrder, { repeated: false }> & {
  readonly customerId: string;
  readonly note: string | null;
  readonly input: Pick<PrepareOrderInput, "agreed">;
};

function tellCustomer(tx: Transaction, actor: Actor, { customerId, orderId, at, what, note, input }: Prepared) {
  return tellCompanies(tx, actor.distributorId, at, [
    {
      to: [{ kind: "customer", id: customerId }],
      notice: {
        kind: "order-prepared",
        urgent: false,
        facts: {
          orderId,
          partner: actor.company.name,
          what,
          amount: decimalOf(input.agreed),
          payBefore: paymentDeadlineOf(at).toISOString(),
          text: note,
        },
      },
      customerId,
    },
  ]);
}
