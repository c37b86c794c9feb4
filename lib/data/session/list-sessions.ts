import "server-only";
import { and, desc, eq, gt, isNull } from "drizzle-orm";
import { sessions } from "@/db/schema";
import { isSessionOpen } from "@/lib/domain/access/session-life";
import { database } from "../database";
import { instantOf } from "../instant";

export type ListedSession = {
  /** Names the session; the secret itself is in its browser only. */
  readonly hash: string;
  readonly userAgent: string;
  readonly ip: string | null;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
};

/** Where a person is signed in now, last used first. */
export async function listSessions(userId: string): Promise<readonly ListedSession[]> {
  const at = await instantOf(database());
  const rows = await database()
    .select({
      hash: sessions.hash,
      userAgent: sessions.userAgent,
      ip: sessions.ip,
      createdAt: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
      expiresAt: sessions.expiresAt,
      revokedAt: sessions.revokedAt,
    })
    .from(sessions)
    .where(and(eq(sessions.userId, userId), isNull(sessions.revokedAt), gt(sessions.expiresAt, at)))
    .orderBy(desc(sessions.lastSeenAt), desc(sessions.hash));
  return rows
    .filter((row) => isSessionOpen(row, at))
    .map(({ hash, userAgent, ip, createdAt, lastSeenAt }) => ({ hash, userAgent, ip, createdAt, lastSeenAt }));
}
