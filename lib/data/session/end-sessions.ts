import "server-only";
import { and, eq, isNull, ne } from "drizzle-orm";
import { sessions } from "@/db/schema";
import { recordPersonAct } from "../audit-log/record-person-act";
import { database } from "../database";
import { instantOf } from "../instant";

type Request = { readonly requestId: string; readonly ip: string | null };

/** Ends one session of this person; nothing happens to anybody else's. */
export async function endOneSession(userId: string, hash: string): Promise<void> {
  await database()
    .update(sessions)
    .set({ revokedAt: await instantOf(database()) })
    .where(and(eq(sessions.userId, userId), eq(sessions.hash, hash), isNull(sessions.revokedAt)));
}

/** Signs a person out everywhere, save in the browser that asks. */
export async function endOtherSessions(userId: string, ownHash: string, request: Request): Promise<void> {
  await database()
    .update(sessions)
    .set({ revokedAt: await instantOf(database()) })
    .where(and(eq(sessions.userId, userId), ne(sessions.hash, ownHash), isNull(sessions.revokedAt)));
  await recordPersonAct(userId, "user.signed-out-everywhere", request);
}
