import "server-only";
import { and, eq, or, type SQL } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { members, savedViews } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import type { ViewQuery } from "@/lib/domain/view/view";

/** Null: whoever acts is no member of a company, so nothing is its own. */
export function keeperOf({ via }: Actor): string | null {
  return via.kind === "person" ? via.memberId : null;
}

/** What the actor may see of its company's views: its own and the shared ones. */
export function viewsOf(actor: Actor, memberId: string): SQL | undefined {
  return and(
    eq(savedViews.distributorId, actor.distributorId),
    eq(savedViews.companyId, actor.company.id),
    or(eq(savedViews.memberId, memberId), eq(savedViews.shared, true)),
  );
}

export type FoundView = {
  readonly id: string;
  readonly memberId: string;
  readonly path: string;
  readonly name: string;
  readonly query: ViewQuery;
  readonly shared: boolean;
};

/** One by its id under a lock, its keeper's row before it: names and their number are decided per member. */
export async function lockView(tx: Transaction, actor: Actor, memberId: string, id: string): Promise<FoundView | null> {
  const wanted = and(viewsOf(actor, memberId), eq(savedViews.id, id));
  const [seen] = await tx.select({ memberId: savedViews.memberId }).from(savedViews).where(wanted);
  if (!seen) return null;
  await lockKeeper(tx, actor, seen.memberId);
  const [view] = await tx
    .select({
      id: savedViews.id,
      memberId: savedViews.memberId,
      path: savedViews.path,
      name: savedViews.name,
      query: savedViews.query,
      shared: savedViews.shared,
    })
    .from(savedViews)
    .where(wanted)
    .for("update");
  return view ?? null;
}

export async function lockKeeper(tx: Transaction, actor: Actor, memberId: string): Promise<void> {
  await tx
    .select({ id: members.id })
    .from(members)
    .where(and(eq(members.distributorId, actor.distributorId), eq(members.id, memberId)))
    .for("no key update");
}

/** Pages and names of all that a member keeps. */
export async function keptBy(tx: Transaction, actor: Actor, memberId: string) {
  return tx
    .select({ id: savedViews.id, path: savedViews.path, name: savedViews.name })
    .from(savedViews)
    .where(and(eq(savedViews.distributorId, actor.distributorId), eq(savedViews.memberId, memberId)));
}
