import "server-only";
import { and, eq } from "drizzle-orm";
import { savedViews } from "@/db/schema";
import type { ShareViewInput } from "@/lib/contracts/view";
import type { Permit } from "@/lib/domain/access/permit";
import { type Decision, refuse } from "@/lib/domain/decision";
import { decideShare, type ViewReason } from "@/lib/domain/view/decide-view";
import { instantOf } from "../instant";
import { inTenant } from "../tenant";
import { keeperOf, lockView } from "./find-view";
import { recordShared } from "./record-shared";

/** Shares one of one's own views with the company, or takes it back; as it stands already, nothing happens. */
export async function shareView(
  { actor }: Permit<"view.save">,
  { viewId, shared }: ShareViewInput,
): Promise<Decision<ViewReason>> {
  const memberId = keeperOf(actor);
  if (memberId === null) return refuse({ code: "view.not-a-member" });
  return inTenant(actor, async (tx): Promise<Decision<ViewReason>> => {
    const view = await lockView(tx, actor, memberId, viewId);
    if (!view) return refuse({ code: "view.unknown" });
    const decision = decideShare({ isOwn: view.memberId === memberId });
    if (!decision.allowed || view.shared === shared) return decision;
    const at = await instantOf(tx);
    await tx
      .update(savedViews)
      .set({ shared })
      .where(and(eq(savedViews.distributorId, actor.distributorId), eq(savedViews.id, viewId)));
    await recordShared(
      tx,
      actor,
      shared ? { at, action: "view.shared", after: view } : { at, action: "view.unshared", before: view },
    );
    return decision;
  });
}
