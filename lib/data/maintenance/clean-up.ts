import "server-only";
import { and, eq, lt, sql } from "drizzle-orm";
import { connectorAttempts, idempotencyKeys, imports, sessions } from "@/db/schema";
import { database } from "../database";
import { instantOf } from "../instant";
import { inTenant } from "../tenant";
import { STRANGER_PREFIX } from "../user/sign-in-limit";

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
/** Ended sessions stay readable for a while in the person's own list. */
const SESSION_KEPT_MS = 30 * DAY_MS;
const STRANGER_KEPT_MS = 30 * DAY_MS;
const IDEMPOTENCY_KEPT_MS = DAY_MS;
const ATTEMPTS_KEPT_MS = 90 * DAY_MS;
/** An import that lives says so every few seconds while it reads; applying takes less than this. */
const IMPORT_SILENCE_MS = 15 * 60 * 1000;

const before = (at: Date, milliseconds: number) => new Date(at.getTime() - milliseconds);

/** Drops what has expired and is shown to nobody. */
export async function cleanGlobals(): Promise<void> {
  const at = await instantOf(database());
  await database()
    .delete(sessions)
    .where(lt(sessions.expiresAt, before(at, SESSION_KEPT_MS)));
  await database().execute(sql`
    delete from rate_limits
    where expire < ${at.getTime() - HOUR_MS} and not starts_with(key, ${STRANGER_PREFIX})
      or expire < ${at.getTime() - STRANGER_KEPT_MS}`);
}

export async function cleanTenant(distributorId: string): Promise<void> {
  await inTenant({ distributorId }, async (tx) => {
    const at = await instantOf(tx);
    await tx
      .delete(idempotencyKeys)
      .where(
        and(eq(idempotencyKeys.distributorId, distributorId), lt(idempotencyKeys.at, before(at, IDEMPOTENCY_KEPT_MS))),
      );
    await tx
      .delete(connectorAttempts)
      .where(
        and(
          eq(connectorAttempts.distributorId, distributorId),
          lt(connectorAttempts.startedAt, before(at, ATTEMPTS_KEPT_MS)),
        ),
      );
  });
}

/** An import whose process died left nothing behind; its row says so instead of running for ever. */
export async function markInterruptedImports(distributorId: string): Promise<void> {
  await inTenant({ distributorId }, async (tx) => {
    const at = await instantOf(tx);
    await tx
      .update(imports)
      .set({ state: "failed", failure: "import.interrupted", finishedAt: at })
      .where(
        and(
          eq(imports.distributorId, distributorId),
          eq(imports.state, "running"),
          lt(imports.seenAt, before(at, IMPORT_SILENCE_MS)),
        ),
      );
  });
}
