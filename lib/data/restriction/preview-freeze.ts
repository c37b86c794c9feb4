import "server-only";
import type { Transaction } from "@/db/client";
import { type RestrictionPreview, restrictionPreviewOf } from "@/lib/domain/purchase/restriction-preview";
import type { FreezeLevel } from "@/lib/domain/restriction/freeze";
import type { Act } from "./begin-act";
import { loadPreviewFacts } from "./load-preview-facts";

/** What a freeze at that level changes, from what is known under the customer's lock. */
export async function previewFreeze(tx: Transaction, act: Act, level: FreezeLevel): Promise<RestrictionPreview> {
  const { actor, customer, governance, facts, at } = act;
  const { distributorId } = actor;
  const { authority } = facts;
  const known = await loadPreviewFacts(tx, { distributorId, customerId: customer.id, governance, authority, at });
  return restrictionPreviewOf(known, { kind: "freeze", level }, at);
}
