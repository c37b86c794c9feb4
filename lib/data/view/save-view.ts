import "server-only";
import { savedViews } from "@/db/schema";
import type { SaveViewInput } from "@/lib/contracts/view";
import type { Permit } from "@/lib/domain/access/permit";
import { type Decision, refuse } from "@/lib/domain/decision";
import { decideSave, type ViewReason } from "@/lib/domain/view/decide-view";
import { canonicalQuery } from "@/lib/domain/view/view";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { inTenant } from "../tenant";
import { keeperOf, keptBy, lockKeeper } from "./find-view";
import { recordShared } from "./record-shared";

/** Keeps the address of a page under a name, for oneself or for the whole company. */
export async function saveView(
  { actor }: Permit<"view.save">,
  { path, name, shared, ...given }: SaveViewInput,
): Promise<Decision<ViewReason>> {
  const { company, distributorId } = actor;
  const memberId = keeperOf(actor);
  if (memberId === null) return refuse({ code: "view.not-a-member" });
  return inTenant(actor, async (tx): Promise<Decision<ViewReason>> => {
    await lockKeeper(tx, actor, memberId);
    const kept = await keptBy(tx, actor, memberId);
    const query = canonicalQuery(given.query);
    const names = kept.filter((view) => view.path === path).map((view) => view.name);
    const decision = decideSave({ company: company.kind, path, query, name, names, kept: kept.length });
    if (!decision.allowed) return decision;
    const at = await instantOf(tx);
    const owner = { companyKind: company.kind, companyId: company.id, memberId };
    await tx
      .insert(savedViews)
      .values({ distributorId, id: newId(), ...owner, path, name, query, shared, savedAt: at });
    if (shared) await recordShared(tx, actor, { at, action: "view.shared", after: { name, path, query } });
    return decision;
  });
}
