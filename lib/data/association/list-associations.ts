import "server-only";
import { and, count, desc, eq, ilike, isNotNull, isNull, or, type SQL, sql } from "drizzle-orm";
import { associations, customers, disassociations } from "@/db/schema";
import type { AssociationListQuery } from "@/lib/contracts/association";
import type { AssociationLine } from "@/lib/contracts/association-view";
import { decodeInstantCursor, encodeCursor } from "@/lib/contracts/cursor";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { containing } from "../containing";
import { associationsOf } from "../scope";
import { inTenant } from "../tenant";
import { selectAssociations, toLine } from "./select-associations";

const PAGE = 50;

/** Association records, the newest beginning first: a distributor's all, a reseller's own. */
export async function listAssociations(
  { actor }: Permit<"association.read">,
  query: AssociationListQuery,
): Promise<{ readonly rows: readonly AssociationLine[]; readonly after: string | null }> {
  const where = and(
    stateClause(query.state),
    resellerClause(query.reseller),
    textClause(query.text),
    afterClause(query.after),
  );
  const rows = await inTenant(actor, (tx) =>
    selectAssociations(tx, actor, where)
      .orderBy(desc(associations.startedAt), desc(associations.id))
      .limit(PAGE + 1),
  );
  const last = rows[PAGE - 1];
  return {
    rows: rows.slice(0, PAGE).map(toLine),
    after: rows.length > PAGE && last ? encodeCursor([last.startedAt.toISOString(), last.id]) : null,
  };
}

/** How many requests to end an association wait within the actor's scope. */
export async function countWaitingEnds({ actor }: Permit<"association.read">): Promise<number> {
  return countEnds(actor, undefined);
}

/** How many of them the actor's own company answers: those of its customers, as their partner. */
export async function countAskedEnds({ actor }: Permit<"association.read">): Promise<number> {
  const own = actor.company.kind === "distributor" ? isNull(associations.resellerId) : undefined;
  return countEnds(actor, and(eq(disassociations.side, "customer"), own));
}

async function countEnds(actor: Actor, where: SQL | undefined): Promise<number> {
  return inTenant(actor, async (tx) => {
    const [row] = await tx
      .select({ count: count() })
      .from(disassociations)
      .innerJoin(
        associations,
        and(
          eq(associations.distributorId, disassociations.distributorId),
          eq(associations.id, disassociations.associationId),
        ),
      )
      .where(and(associationsOf(actor), isNull(disassociations.decidedAt), where));
    return row?.count ?? 0;
  });
}

function stateClause(state: AssociationListQuery["state"]): SQL | undefined {
  switch (state) {
    case null:
      return undefined;
    case "waiting":
      return isNotNull(disassociations.id);
    case "present":
      return isNull(associations.endedAt);
    case "ended":
      return isNotNull(associations.endedAt);
  }
}

function resellerClause(reseller: string | null): SQL | undefined {
  if (reseller === null) return undefined;
  return reseller === "own" ? isNull(associations.resellerId) : eq(associations.resellerId, reseller);
}

function textClause(text: string | null): SQL | undefined {
  if (text === null) return undefined;
  const pattern = containing(text);
  return or(ilike(customers.name, pattern), ilike(customers.accountName, pattern));
}

function afterClause(after: string | null): SQL | undefined {
  const cursor = decodeInstantCursor(after);
  if (cursor === null) return undefined;
  const place = sql`(${cursor.at.toISOString()}::timestamptz, ${cursor.id}::uuid)`;
  return sql`(${associations.startedAt}, ${associations.id}) < ${place}`;
}
