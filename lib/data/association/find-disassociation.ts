import "server-only";
import { and, desc, eq, isNull, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { associations, disassociations } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import type { Side } from "@/lib/domain/association/disassociation";
import { associationsOf } from "../scope";
import type { Subject } from "./load-check";

const COLUMNS = {
  id: disassociations.id,
  associationId: disassociations.associationId,
  customerId: disassociations.customerId,
  side: disassociations.side,
  state: disassociations.state,
  reason: disassociations.reason,
  askedAt: disassociations.askedAt,
};
const SAME_ASSOCIATION = and(
  eq(associations.distributorId, disassociations.distributorId),
  eq(associations.id, disassociations.associationId),
);

/** A request of an association that the actor may read; locked, after its customer, when wanted. Null: none. */
export async function findDisassociation(tx: Transaction, actor: Actor, id: string, lock = false) {
  const query = tx
    .select(COLUMNS)
    .from(disassociations)
    .innerJoin(associations, SAME_ASSOCIATION)
    .where(and(associationsOf(actor), eq(disassociations.id, id)))
    .$dynamic();
  const [row] = await (lock ? query.for("update", { of: disassociations }) : query);
  return row ?? null;
}

/** The request that waits about a customer; null: none. Under the customer's lock nobody makes another. */
export async function findWaiting(tx: Transaction, distributorId: string, customerId: string) {
  const [row] = await tx
    .select(COLUMNS)
    .from(disassociations)
    .where(
      and(
        eq(disassociations.distributorId, distributorId),
        eq(disassociations.customerId, customerId),
        isNull(disassociations.decidedAt),
      ),
    );
  return row ?? null;
}

/** When a side asked about the customer and this partner before, newest first: enough to tell whether it may again. */
export async function listAsked(tx: Transaction, distributorId: string, subject: Subject, side: Side) {
  const rows = await tx
    .select({ at: disassociations.askedAt })
    .from(disassociations)
    .innerJoin(associations, SAME_ASSOCIATION)
    .where(
      and(
        eq(disassociations.distributorId, distributorId),
        eq(disassociations.customerId, subject.id),
        eq(disassociations.side, side),
        sql`${associations.resellerId} is not distinct from ${subject.resellerId}::uuid`,
      ),
    )
    .orderBy(desc(disassociations.askedAt))
    .limit(10);
  return rows.map(({ at }) => at);
}
