import "server-only";
import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { members } from "@/db/schema";
import { isUuid } from "@/lib/contracts/is-uuid";
import { database } from "../database";
import { findMembership, type Membership } from "./find-membership";

/** Every company a person belongs to, in any tenant, oldest first. */
export async function listMemberships(userId: string): Promise<readonly Membership[]> {
  // The policy "own" of members shows a person their rows before a tenant is known.
  if (!isUuid(userId)) throw new Error("not a user id");
  const keys = await database().transaction(async (tx) => {
    await tx.execute(sql.raw(`set local app.person = '${userId}'`));
    return tx
      .select({ distributorId: members.distributorId, memberId: members.id })
      .from(members)
      .where(and(eq(members.userId, userId), isNull(members.removedAt)))
      .orderBy(asc(members.createdAt), asc(members.id));
  });
  const found = await Promise.all(keys.map(findMembership));
  return found.filter((membership) => membership !== null);
}
