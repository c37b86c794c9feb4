import "server-only";
import type { DeleteResourceInput } from "@/lib/contracts/resource";
import type { Permit } from "@/lib/domain/access/permit";
import { ALLOWED, type Decision, refuse } from "@/lib/domain/decision";
import { decideDelete, type ResourceReason } from "@/lib/domain/resource/decide-resource";
import { newId } from "../new-id";
import { loadPurchaseFactsIn } from "../purchase/load-purchase-facts";
import { purchaseFactsOf } from "../purchase/purchase-facts-of";
import { inTenant } from "../tenant";
import { closeResource } from "./close-resource";
import { lockResource } from "./lock-resource";

/** A customer ends what it pays by use, at once; refused while it is frozen or its partner suspended. */
export async function deleteResource(
  { actor }: Permit<"resource.delete">,
  { resourceId }: DeleteResourceInput,
): Promise<Decision<ResourceReason>> {
  return inTenant(actor, async (tx) => {
    const resource = await lockResource(tx, actor, resourceId);
    const customer = resource && (await loadPurchaseFactsIn(tx, actor, resource.customerId));
    if (!resource || !customer) return refuse({ code: "resource.unknown" });
    const purchase = purchaseFactsOf(customer, { operation: "change-pay-per-use", amount: null });
    const decision = decideDelete({ ...purchase, resource });
    if (!decision.allowed) return decision;
    const { at } = customer;
    await closeResource(tx, actor, {
      resource,
      cause: "deleted",
      changeId: newId(),
      at,
      reason: null,
      secondPerson: null,
    });
    return ALLOWED;
  });
}
