import "server-only";
import { and, desc, eq, gt, inArray, ne, or, type SQL, sql } from "drizzle-orm";
import { restrictionActs } from "@/db/schema";
import { decodeInstantCursor, encodeCursor } from "@/lib/contracts/cursor";
import { isUuid } from "@/lib/contracts/is-uuid";
import type { ActFilter, ActListQuery, RestrictionActPage, RestrictionActView } from "@/lib/contracts/restriction-act";
import type { Actor } from "@/lib/domain/access/actor";
import { issuePermit, type Permit } from "@/lib/domain/access/permit";
import { OPEN_ACT_STATES } from "@/lib/domain/restriction/waiting-act";
import { inTenant } from "../tenant";
import { heldBy, selectRestrictionActs, toActView } from "./select-restriction-acts";

const PAGE = 50;
/** How long what came to nothing is told of. */
const TOLD_DAYS = 7;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Ordered acts on the actor's customers, the newest first, one keyset page. */
export async function listRestrictionActs(
  { actor }: Permit<"restriction.read">,
  { state, after }: ActListQuery,
  at: Date,
): Promise<RestrictionActPage> {
  const rows = await inTenant(actor, (tx) =>
    selectRestrictionActs(tx, actor, at, and(stateClause(state, actor, at), afterClause(after)))
      .orderBy(desc(restrictionActs.orderedAt), desc(restrictionActs.id))
      .limit(PAGE + 1),
  );
  const last = rows[PAGE - 1];
  return {
    rows: rows.slice(0, PAGE).map((row) => toActView(actor, row)),
    after: rows.length > PAGE && last ? encodeCursor([last.orderedAt.toISOString(), last.id]) : null,
  };
}

/** What is ordered of one customer, and what lately came to nothing; none of a customer of others. */
export async function listActsOf(
  { actor }: Permit<"restriction.read">,
  customerId: string,
  at: Date,
): Promise<readonly RestrictionActView[]> {
  if (!isUuid(customerId)) return [];
  const lately = and(gt(restrictionActs.endedAt, since(at)), ne(restrictionActs.state, "ran"));
  const rows = await inTenant(actor, (tx) =>
    selectRestrictionActs(tx, actor, at, and(eq(restrictionActs.customerId, customerId), or(isOpen(), lately)))
      .orderBy(desc(restrictionActs.orderedAt), desc(restrictionActs.id))
      .limit(PAGE),
  );
  return rows.map((row) => toActView(actor, row));
}

/** Deletions that are ordered, and what lately became of some (G8). */
export async function listReleases(
  { actor }: Permit<"restriction.read">,
  at: Date,
): Promise<readonly RestrictionActView[]> {
  const recent = or(isOpen(), gt(restrictionActs.endedAt, since(at)));
  const rows = await inTenant(actor, (tx) =>
    selectRestrictionActs(tx, actor, at, and(eq(restrictionActs.kind, "release"), recent))
      .orderBy(desc(restrictionActs.orderedAt), desc(restrictionActs.id))
      .limit(PAGE),
  );
  return rows.map((row) => toActView(actor, row));
}

/** How many await the viewer as a second person, and how many were refused that its company may order anew. */
export async function countActTodos(
  { actor }: Permit<"restriction.read">,
  at: Date,
): Promise<{ readonly toConfirm: number; readonly refused: number }> {
  const count = async (filter: ActFilter) => {
    const rows = await inTenant(actor, (tx) =>
      selectRestrictionActs(tx, actor, at, stateClause(filter, actor, at)).limit(COUNTED_MAX),
    );
    return rows.length;
  };
  return { toConfirm: await count("to-confirm"), refused: await count("refused") };
}

const COUNTED_MAX = 1000;

function stateClause(filter: ActFilter, actor: Actor, at: Date): SQL | undefined {
  switch (filter) {
    case "all":
      return undefined;
    case "open":
      return isOpen();
    case "to-confirm":
      return toConfirm(actor, at);
    case "refused":
      return and(
        eq(restrictionActs.state, "refused"),
        gt(restrictionActs.endedAt, since(at)),
        heldBy(actor, at),
        isLast(),
      );
  }
}

function isOpen(): SQL {
  return inArray(restrictionActs.state, [...OPEN_ACT_STATES]);
}

function toConfirm(actor: Actor, at: Date): SQL | undefined {
  const { company, via } = actor;
  if (issuePermit(actor, "restriction.confirm") === null || via.kind !== "person") return sql`false`;
  return and(
    eq(restrictionActs.state, "awaiting-second-person"),
    gt(restrictionActs.expiresAt, at),
    eq(restrictionActs.companyId, company.id),
    sql`${restrictionActs.userId} is distinct from ${via.userId}`,
  );
}

// A later order of the same kind has answered it.
function isLast(): SQL {
  return sql`not exists (
    select 1 from restriction_acts later
    where later.distributor_id = ${restrictionActs.distributorId} and later.customer_id = ${restrictionActs.customerId}
      and later.kind = ${restrictionActs.kind} and later.ordered_at > ${restrictionActs.orderedAt})`;
}

function since(at: Date): Date {
  return new Date(at.getTime() - TOLD_DAYS * DAY_MS);
}

function afterClause(after: string | null): SQL | undefined {
  const cursor = decodeInstantCursor(after);
  if (cursor === null) return undefined;
  const place = sql`(${cursor.at.toISOString()}::timestamptz, ${cursor.id}::uuid)`;
  return sql`(${restrictionActs.orderedAt}, ${restrictionActs.id}) < ${place}`;
}
