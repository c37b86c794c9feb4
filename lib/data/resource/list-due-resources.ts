import "server-only";
import { and, asc, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { resources, restrictionActs } from "@/db/schema";
import { decodeCursor, encodeCursor } from "@/lib/contracts/cursor";
import { isUuid } from "@/lib/contracts/is-uuid";
import { START } from "@/lib/contracts/page";
import type { DueListQuery } from "@/lib/contracts/resource";
import type { DueGroup, DuePage, ResourceLine } from "@/lib/contracts/resource-view";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { DAY_MS } from "@/lib/domain/calendar/billing-month";
import { isHeldBy, UNDELEGATED } from "@/lib/domain/delegation/authority";
import { OPEN_ACT_STATES } from "@/lib/domain/restriction/waiting-act";
import { loadAuthorities } from "../delegation/load-authority";
import { instantOf } from "../instant";
import { isBackwards, pageOf } from "../page-of";
import { inTenant } from "../tenant";
import { dueBy, notHeld } from "./resource-filter";
import { selectResources, toResourceLines } from "./select-resources";

const PAGE = 100;

/** What is due for deletion, now or within so many days, customer by customer, one keyset page (G8). */
export async function listDueResources(
  { actor }: Permit<"restriction.read">,
  query: DueListQuery,
  size = PAGE,
): Promise<DuePage> {
  const { distributorId } = actor;
  const decoded = decodeCursor(query.after ?? query.before);
  const cursor = decoded && isUuid(decoded[0]) ? decoded : null;
  const place = cursor ? query : START;
  const backwards = isBackwards(place);
  const [compare, order] = backwards ? [sql`<`, desc] : [sql`>`, asc];
  return inTenant(actor, async (tx) => {
    const at = await instantOf(tx);
    const until = new Date(at.getTime() + query.within * DAY_MS);
    const beyond = cursor
      ? sql`(${resources.customerId}, ${resources.id}) ${compare} (${cursor[0]}::uuid, ${cursor[1]}::uuid)`
      : undefined;
    const due = and(isNull(resources.closedAt), dueBy(distributorId, until, at), notHeld(distributorId), beyond);
    const found = await selectResources(tx, actor, at, due)
      .orderBy(order(resources.customerId), order(resources.id))
      .limit(size + 1);
    const page = pageOf(found, size, place, ({ resource }) => encodeCursor([resource.customerId, resource.id]));
    const rows = await toResourceLines(tx, actor, page.rows, at);
    return { groups: await groupsOf(tx, actor, rows, at), before: page.before, after: page.after, at };
  });
}

async function groupsOf(
  tx: Transaction,
  actor: Actor,
  rows: readonly ResourceLine[],
  at: Date,
): Promise<readonly DueGroup[]> {
  const { distributorId, company } = actor;
  const groups = Map.groupBy(rows, ({ customer }) => customer.id);
  const ids = [...groups.keys()];
  const authorities = await loadAuthorities(tx, distributorId, ids, at);
  const waiting = await orderedOf(tx, distributorId, ids);
  return [...groups].flatMap(([id, own]): DueGroup[] => {
    const [first] = own;
    const authority = authorities.get(id) ?? UNDELEGATED;
    const holder = authority["freeze-resources"];
    const isHeld = isHeldBy(authority, "freeze-resources", company.kind);
    return first ? [{ customer: first.customer, holder, isHeld, isOrdered: waiting.has(id), rows: own }] : [];
  });
}

/** Customers with a release that waits for its second person. */
async function orderedOf(tx: Transaction, distributorId: string, ids: string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx
    .select({ customerId: restrictionActs.customerId })
    .from(restrictionActs)
    .where(
      and(
        eq(restrictionActs.distributorId, distributorId),
        inArray(restrictionActs.customerId, ids),
        eq(restrictionActs.kind, "release"),
        inArray(restrictionActs.state, [...OPEN_ACT_STATES]),
      ),
    );
  return new Set(rows.map(({ customerId }) => customerId));
}
