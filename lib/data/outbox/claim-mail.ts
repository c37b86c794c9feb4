import "server-only";
import { and, asc, eq, isNull, lte, or, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { outbox } from "@/db/schema";
import type { Mail } from "@/lib/domain/alert/mail";
import { MAIL_ATTEMPTS_MAX, MAIL_LEASE_MS } from "@/lib/domain/alert/mail-attempt";
import { instantOf } from "../instant";
import { inTenant } from "../tenant";
import { MAIL } from "./queue-mail";

export type ClaimedMail = { readonly id: string; readonly attempt: number; readonly mail: Mail };

/** What a mail keeps once it has left or was given up: its words, not its link or code. */
export const withoutSecret: SQL = sql`jsonb_set(${outbox.payload}, '{secret}', '{}')`;

/** Gives up what came too late or was tried too often, whether or not there is a server to send by. */
export async function giveUpMails(distributorId: string): Promise<void> {
  await inTenant({ distributorId }, async (tx) => {
    const at = await instantOf(tx);
    await tx
      .update(outbox)
      .set({ state: "dead", error: "mail.expired", payload: withoutSecret })
      .where(and(waitingMails(distributorId, at), sql`not ${isInTime(at)}`));
    await tx
      .update(outbox)
      .set({ state: "dead", error: sql`coalesce(${outbox.error}, 'mail.no-answer')`, payload: withoutSecret })
      .where(and(waitingMails(distributorId, at), sql`${outbox.attempts} >= ${MAIL_ATTEMPTS_MAX}`));
  });
}

/**
 * Takes the oldest mail that is due for one attempt, or null. It is counted before it is sent, and nothing stays locked
 * meanwhile: a process that dies leaves it to the next one after the lease.
 */
export async function claimMail(distributorId: string): Promise<ClaimedMail | null> {
  return inTenant({ distributorId }, async (tx) => {
    const at = await instantOf(tx);
    const row = await lockOne(tx, distributorId, at);
    if (!row) return null;
    const attempt = row.attempts + 1;
    await tx
      .update(outbox)
      .set({ attempts: attempt, dueAt: new Date(at.getTime() + MAIL_LEASE_MS) })
      .where(and(eq(outbox.distributorId, distributorId), eq(outbox.id, row.id)));
    return { id: row.id, attempt, mail: row.payload as Mail };
  });
}

async function lockOne(tx: Transaction, distributorId: string, at: Date) {
  const [row] = await tx
    .select({ id: outbox.id, payload: outbox.payload, attempts: outbox.attempts })
    .from(outbox)
    .where(and(waitingMails(distributorId, at), isInTime(at), sql`${outbox.attempts} < ${MAIL_ATTEMPTS_MAX}`))
    .orderBy(asc(outbox.id))
    .limit(1)
    .for("update", { skipLocked: true });
  return row;
}

function isInTime(at: Date): SQL {
  return sql`coalesce((${outbox.payload}->>'expiresAt')::timestamptz > ${at.toISOString()}::timestamptz, true)`;
}

function waitingMails(distributorId: string, at: Date): SQL | undefined {
  return and(
    eq(outbox.distributorId, distributorId),
    eq(outbox.state, "waiting"),
    eq(outbox.kind, MAIL),
    or(isNull(outbox.dueAt), lte(outbox.dueAt, at)),
  );
}
