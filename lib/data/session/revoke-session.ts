import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { sessions } from "@/db/schema";
import { database } from "../database";
import { instantOf } from "../instant";
import { hashOfSecret } from "../secret";

/** Ends the session of this token; nothing happens when it has ended already. */
export async function revokeSession({ sessionId }: { readonly sessionId: string }): Promise<void> {
  const revokedAt = await instantOf(database());
  await database()
    .update(sessions)
    .set({ revokedAt })
    .where(and(eq(sessions.hash, hashOfSecret(sessionId)), isNull(sessions.revokedAt)));
}
