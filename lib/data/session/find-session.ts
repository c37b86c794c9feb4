import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import { sessions, users } from "@/db/schema";
import { isSessionOpen } from "@/lib/domain/access/session-life";
import { database } from "../database";
import { hashOfSecret } from "../secret";

const SEEN_EVERY_MS = 60_000;

export type OpenSession = {
  readonly hash: string;
  readonly user: {
    readonly id: string;
    readonly email: string;
    readonly name: string;
    readonly language: string;
    readonly timeZone: string;
  };
  /** The membership in use; null for a person without any. */
  readonly membership: { readonly distributorId: string; readonly memberId: string } | null;
};

/**
 * The session a token speaks of, if it stands now and its person is not disabled. What its person does keeps it alive
 * (`byHand`), what an open page asks by itself does not.
 */
export async function findSession(sessionId: string, byHand: boolean): Promise<OpenSession | null> {
  const hash = hashOfSecret(sessionId);
  const [row] = await database()
    .select({
      distributorId: sessions.distributorId,
      memberId: sessions.memberId,
      lastSeenAt: sessions.lastSeenAt,
      expiresAt: sessions.expiresAt,
      revokedAt: sessions.revokedAt,
      nowMs: sql<string>`floor(extract(epoch from clock_timestamp() + (select ahead from clock)) * 1000)::text`,
      user: {
        id: users.id,
        email: users.email,
        name: users.name,
        language: users.language,
        timeZone: users.timeZone,
      },
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(eq(sessions.hash, hash), isNull(users.disabledAt)))
    .limit(1);
  if (!row) return null;

  const now = new Date(Number(row.nowMs));
  if (!isSessionOpen(row, now)) return null;
  if (byHand && now.getTime() - row.lastSeenAt.getTime() > SEEN_EVERY_MS) await noteSeen(hash, now);
  const { distributorId, memberId } = row;
  return {
    hash,
    user: row.user,
    membership: distributorId && memberId ? { distributorId, memberId } : null,
  };
}

async function noteSeen(hash: string, lastSeenAt: Date): Promise<void> {
  await database().update(sessions).set({ lastSeenAt }).where(eq(sessions.hash, hash));
}
