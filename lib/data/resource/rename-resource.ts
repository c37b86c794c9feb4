import "server-only";
import { and, eq } from "drizzle-orm";
import { resources } from "@/db/schema";
import type { RenameResourceInput } from "@/lib/contracts/resource";
import type { Permit } from "@/lib/domain/access/permit";
import { ALLOWED, type Decision, refuse } from "@/lib/domain/decision";
import { decideRename, type ResourceReason } from "@/lib/domain/resource/decide-resource";
import { recordAudit } from "../audit";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { inTenant } from "../tenant";
import { lockResource } from "./lock-resource";

/** A name of the customer's own, whatever is frozen. */
export async function renameResource(
  { actor }: Permit<"resource.rename">,
  { resourceId, name }: RenameResourceInput,
): Promise<Decision<ResourceReason>> {
  return inTenant(actor, async (tx) => {
    const resource = await lockResource(tx, actor, resourceId);
    if (!resource) return refuse({ code: "resource.unknown" });
    const decision = decideRename({ resource, name });
    if (!decision.allowed || name === resource.name) return decision;
    const { distributorId, customerId } = resource;
    await tx
      .update(resources)
      .set({ name })
      .where(and(eq(resources.distributorId, distributorId), eq(resources.id, resourceId)));
    await recordAudit(tx, actor, [
      {
        changeId: newId(),
        at: await instantOf(tx),
        action: "resource.renamed",
        subject: { kind: "resource", id: resourceId, name, customerId },
        before: { name: resource.name },
        after: { name },
      },
    ]);
    return ALLOWED;
  });
}
