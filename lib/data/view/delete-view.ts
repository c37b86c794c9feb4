import "server-only";
import { and, eq } from "drizzle-orm";
import { savedViews } from "@/db/schema";
import type { DeleteViewInput } from "@/lib/contracts/view";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { type Decision, refuse } from "@/lib/domain/decision";
import { decideRemoval, type ViewReason } from "@/lib/domain/view/decide-view";
import { instantOf } from "../instant";
import { inTenant } from "../tenant";
import { keeperOf, lockView } from "./find-view";
import { recordShared } from "./record-shared";

/** Removes one of one's own views, or as an administrator one that a colleague shared. */
export async function deleteView(
  { actor }: Permit<"view.save">,
  { viewId }: DeleteViewInput,
): Promise<Decision<ViewReason>> {
  const memberId = keeperOf(actor);
  if (memberId === null) return refuse({ code: "view.not-a-member" });
  return inTenant(actor, async (tx): Promise<Decision<ViewReason>> => {
    const view = await lockView(tx, actor, memberId, viewId);
    if (!view) return refuse({ code: "view.unknown" });
    const isOwn = view.memberId === memberId;
    const decision = decideRemoval({ isOwn, isShared: view.shared, isAdministrator: isAdministrator(actor) });
    if (!decision.allowed) return decision;
    const at = await instantOf(tx);
    await tx
      .delete(savedViews)
      .where(and(eq(savedViews.distributorId, actor.distributorId), eq(savedViews.id, viewId)));
    if (view.shared) await recordShared(tx, actor, { at, action: "view.deleted", before: view });
    return decision;
  });
}

function isAdministrator({ via }: Actor): boolean {
  return via.kind === "person" && via.roles.includes("administrator");
}
