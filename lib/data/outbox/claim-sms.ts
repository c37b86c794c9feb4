import "server-only";
import { and, asc, eq, isNull, lte, or, type SQL, sql } from "drizzle-orm";
import { outbox } from "@/db/schema";
import { MAIL_ATTEMPTS_MAX, MAIL_LEASE_MS, mailPauseAfter } from "@/lib/domain/alert/mail-attempt";
import type { EndError } from "@/lib/domain/end/attempt";
import type { Sms } from "@/lib/domain/notification/sms";
import { instantOf } from "../instant";
import { inTenant } from "../tenant";
import { SMS } from "./outbox-kind";

export type ClaimedSms = {
  /** Stable: the gateway may know a repetition by it. */
  readonly id: string;
  readonly attempt: number;
  readonly sms: Sms;
  readonly at: Date;
};

/**
 * Takes the oldest text message that is due for one attempt, or null. It is counted before it is posted, and nothing
 * stays locked meanwhile: a process that dies leaves it to the next one after the lease.
 */
export async function claimSms(distributorId: string): Promise<ClaimedSms | null> {
  return inTenant({ distributorId }, async (tx) => {
    const at = await instantOf(tx);
    const waiting = and(
      eq(outbox.distributorId, distributorId),
      eq(outbox.state, "waiting"),
      eq(outbox.kind, SMS),
      or(isNull(outbox.dueAt), lte(outbox.dueAt, at)),
    );
    await tx
      .update(outbox)
      .set({ state: "dead", error: sql`coalesce(${outbox.error}, 'no-answer')`, dueAt: null })
      .where(and(waiting, sql`${outbox.attempts} >= ${MAIL_ATTEMPTS_MAX}`));
    const [row] = await tx
      .select({ id: outbox.id, payload: outbox.payload, attempts: outbox.attempts })
      .from(outbox)
      .where(waiting)
      .orderBy(asc(outbox.id))
      .limit(1)
      .for("update", { skipLocked: true });
    if (!row) return null;
    const attempt = row.attempts + 1;
    await tx
      .update(outbox)
      .set({ attempts: attempt, dueAt: new Date(at.getTime() + MAIL_LEASE_MS) })
      .where(smsOf(distributorId, row.id));
    return { id: row.id, attempt, sms: row.payload as Sms, at };
  });
}

/** Delivered once the gateway took it; otherwise it waits for the next attempt, or is given up like an e-mail. */
export async function settleSms(
  distributorId: string,
  { id, attempt }: ClaimedSms,
  error: EndError | null,
): Promise<void> {
  await inTenant({ distributorId }, async (tx) => {
    const at = await instantOf(tx);
    const waiting = and(smsOf(distributorId, id), eq(outbox.state, "waiting"));
    if (error === null) {
      await tx.update(outbox).set({ state: "delivered", deliveredAt: at, dueAt: null, error: null }).where(waiting);
      return;
    }
    const pauseMs = mailPauseAfter(attempt, false);
    const dueAt = pauseMs === null ? null : new Date(at.getTime() + pauseMs);
    await tx
      .update(outbox)
      .set({ error, dueAt, ...(dueAt === null ? { state: "dead" as const } : {}) })
      // A later attempt of another stands.
      .where(and(waiting, eq(outbox.attempts, attempt)));
  });
}

function smsOf(distributorId: string, id: string): SQL | undefined {
  return and(eq(outbox.distributorId, distributorId), eq(outbox.id, id));
}
