import "server-only";
import { and, asc, eq, isNull, lte, or, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { outbox } from "@/db/schema";
import type { Mail } from "@/lib/domain/alert/mail";
import { MAIL_ATTEMPTS_MAX, MAIL_LEASE_MS } from "@/lib/domain/alert/mail-attempt";
import type { Sms } from "@/lib/domain/notification/sms";
import { instantOf } from "../instant";
import { inTenant } from "../tenant";
import type { SMS } from "./outbox-kind";
import type { MAIL } from "./queue-mail";

/** What leaves to people one by one, by the kind of its rows. */
export type Leaving = { readonly [MAIL]: Mail; readonly [SMS]: Sms };
export type LeavingKind = keyof Leaving;

export type Claimed<Kind extends LeavingKind> = {
  /** Stable: whoever takes it may know a repetition by it. */
  readonly id: string;
  readonly attempt: number;
  readonly payload: Leaving[Kind];
  readonly at: Date;
};

/** What is kept once it has left or was given up: its words, not its link or code, where it had one. */
export const withoutSecret: SQL = sql`jsonb_set(${outbox.payload}, '{secret}', '{}', false)`;

/** Gives up what came too late or was tried too often, whether or not there is anybody to hand it to. */
export async function giveUpLeaving(distributorId: string, kind: LeavingKind): Promise<void> {
  await inTenant({ distributorId }, async (tx) => {
    const at = await instantOf(tx);
    const waiting = waitingOf(distributorId, kind, at);
    await tx
      .update(outbox)
      .set({ state: "dead", error: "mail.expired", dueAt: null, payload: withoutSecret })
      .where(and(waiting, sql`not ${isInTime(at)}`));
    await tx
      .update(outbox)
      .set({ state: "dead", error: sql`coalesce(${outbox.error}, 'no-answer')`, dueAt: null, payload: withoutSecret })
      .where(and(waiting, sql`${outbox.attempts} >= ${MAIL_ATTEMPTS_MAX}`));
  });
}

/**
 * Takes the oldest of a kind that is due for one attempt, or null. It is counted before it is handed over, and nothing
 * stays locked meanwhile: a process that dies leaves it to the next one after the lease.
 */
export async function claimLeaving<Kind extends LeavingKind>(
  distributorId: string,
  kind: Kind,
): Promise<Claimed<Kind> | null> {
  return inTenant({ distributorId }, async (tx) => {
    const at = await instantOf(tx);
    const row = await lockOne(tx, distributorId, kind, at);
    if (!row) return null;
    const attempt = row.attempts + 1;
    await tx
      .update(outbox)
      .set({ attempts: attempt, dueAt: new Date(at.getTime() + MAIL_LEASE_MS) })
      .where(and(eq(outbox.distributorId, distributorId), eq(outbox.id, row.id)));
    // Written by whoever queued its kind.
    return { id: row.id, attempt, payload: row.payload as Leaving[Kind], at };
  });
}

async function lockOne(tx: Transaction, distributorId: string, kind: LeavingKind, at: Date) {
  const [row] = await tx
    .select({ id: outbox.id, payload: outbox.payload, attempts: outbox.attempts })
    .from(outbox)
    .where(and(waitingOf(distributorId, kind, at), isInTime(at), sql`${outbox.attempts} < ${MAIL_ATTEMPTS_MAX}`))
    .orderBy(asc(outbox.id))
    .limit(1)
    .for("update", { skipLocked: true });
  return row;
}

function isInTime(at: Date): SQL {
  return sql`coalesce((${outbox.payload}->>'expiresAt')::timestamptz > ${at.toISOString()}::timestamptz, true)`;
}

function waitingOf(distributorId: string, kind: LeavingKind, at: Date): SQL | undefined {
  return and(
    eq(outbox.distributorId, distributorId),
    eq(outbox.state, "waiting"),
    eq(outbox.kind, kind),
    or(isNull(outbox.dueAt), lte(outbox.dueAt, at)),
  );
}
