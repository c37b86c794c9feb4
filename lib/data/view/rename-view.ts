import "server-only";
import { and, eq } from "drizzle-orm";
import { savedViews } from "@/db/schema";
import type { RenameViewInput } from "@/lib/contracts/view";
import type { Permit } from "@/lib/domain/access/permit";
import { type Decision, refuse } from "@/lib/domain/decision";
import { decideRename, type ViewReason } from "@/lib/domain/view/decide-view";
import { instantOf } from "../instant";
import { inTenant } from "../tenant";
import { keeperOf, keptBy, lockView } from "./find-view";
import { recordShared } from "./record-shared";

/** Gives one of one's own views another name. */
export async function renameView(
  { actor }: Permit<"view.save">,
  { viewId, name }: RenameViewInput,
): Promise<Decision<ViewReason>> {
  const memberId = keeperOf(actor);
  if (memberId === null) return refuse({ code: "view.not-a-member" });
  return inTenant(actor, async (tx): Promise<Decision<ViewReason>> => {
    const view = await lockView(tx, actor, memberId, viewId);
    if (!view) return refuse({ code: "view.unknown" });
    const others = (await keptBy(tx, actor, memberId)).filter(({ id, path }) => id !== viewId && path === view.path);
    const decision = decideRename({ isOwn: view.memberId === memberId, name, names: others.map((one) => one.name) });
    if (!decision.allowed || name === view.name) return decision;
    const at = await instantOf(tx);
    await tx
      .update(savedViews)
      .set({ name })
      .where(and(eq(savedViews.distributorId, actor.distributorId), eq(savedViews.id, viewId)));
    if (view.shared)
      await recordShared(tx, actor, { at, action: "view.renamed", before: view, after: { ...view, name } });
    return decision;
  });
}
