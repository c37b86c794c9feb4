import "server-only";
import { and, asc, eq } from "drizzle-orm";
import { members, savedViews, users } from "@/db/schema";
import type { SavedView } from "@/lib/contracts/saved-view";
import type { Permit } from "@/lib/domain/access/permit";
import { viewHref } from "@/lib/domain/view/view";
import { inTenant } from "../tenant";
import { keeperOf, viewsOf } from "./find-view";

/** Of a page: one's own views and those shared in one's company, by name. */
export async function listViews({ actor }: Permit<"view.save">, path: string): Promise<readonly SavedView[]> {
  const memberId = keeperOf(actor);
  if (memberId === null) return [];
  const rows = await inTenant(actor, (tx) =>
    tx
      .select({
        id: savedViews.id,
        name: savedViews.name,
        query: savedViews.query,
        shared: savedViews.shared,
        memberId: savedViews.memberId,
        by: users.name,
      })
      .from(savedViews)
      .innerJoin(members, and(eq(members.distributorId, savedViews.distributorId), eq(members.id, savedViews.memberId)))
      .innerJoin(users, eq(users.id, members.userId))
      .where(and(viewsOf(actor, memberId), eq(savedViews.path, path)))
      .orderBy(asc(savedViews.name), asc(savedViews.id)),
  );
  return rows.map(({ query, memberId: keeper, ...view }) => ({
    ...view,
    href: viewHref(path, query),
    isOwn: keeper === memberId,
  }));
}
