import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { CAUSE_TABLES, type CauseTable } from "../restriction/write-causes";
import { thenActorOf } from "./then-actor";

/** Where a cause is found and how it ended; null: there is none in this tenant. */
export async function findCause(tx: Transaction, distributorId: string, table: CauseTable, causeId: string) {
  const causes = CAUSE_TABLES[table];
  const [row] = await tx
    .select({
      customerId: causes.customerId,
      since: causes.since,
      known: causes.known,
      endedAt: causes.endedAt,
      endedBy: causes.endedBy,
      endReason: causes.endReason,
      endChangeId: causes.endChangeId,
    })
    .from(causes)
    .where(and(eq(causes.distributorId, distributorId), eq(causes.id, causeId)));
  if (!row) return null;
  const { endedAt, endedBy, endReason, ...found } = row;
  const ended = endedAt && endedBy ? { at: endedAt, by: thenActorOf(endedBy), reason: endReason } : null;
  return { ...found, ended };
}
