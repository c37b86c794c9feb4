import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { members } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";

export type Reader = {
  readonly memberId: string;
  /** Up to then all is read: what came before its membership too. */
  readonly until: Date;
};

/** The member that reads; null: the actor is no person, or none of the company any more. */
export async function readerOf(tx: Transaction, { distributorId, via }: Actor): Promise<Reader | null> {
  if (via.kind !== "person") return null;
  const [row] = await tx
    .select({
      until: sql<Date>`coalesce(${members.messagesReadUntil}, ${members.createdAt})`.mapWith(members.createdAt),
    })
    .from(members)
    .where(and(eq(members.distributorId, distributorId), eq(members.id, via.memberId), isNull(members.removedAt)));
  return row ? { memberId: via.memberId, until: row.until } : null;
}
