import "server-only";
import { and, eq } from "drizzle-orm";
import { sessions } from "@/db/schema";
import { database } from "../database";
import { listMemberships } from "../member/list-memberships";

type Input = { readonly sessionHash: string; readonly userId: string; readonly memberId: string };

/** Puts another membership of the same person in use; false when it is not theirs. */
export async function switchCompany({ sessionHash, userId, memberId }: Input): Promise<boolean> {
  const wanted = (await listMemberships(userId)).find((membership) => membership.memberId === memberId);
  if (!wanted) return false;
  await database()
    .update(sessions)
    .set({ distributorId: wanted.distributorId, memberId })
    .where(and(eq(sessions.hash, sessionHash), eq(sessions.userId, userId)));
  return true;
}
