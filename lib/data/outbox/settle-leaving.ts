import "server-only";
import { and, eq, type SQL } from "drizzle-orm";
import { outbox } from "@/db/schema";
import { isTooLate, type MailFailure, mailPauseAfter } from "@/lib/domain/alert/mail-attempt";
import { instantOf } from "../instant";
import { inTenant } from "../tenant";
import { type Claimed, type LeavingKind, withoutSecret } from "./claim-leaving";
import { wakeOutbox } from "./wake-outbox";

/** Whoever carries it on has taken it: delivered, and its link or code erased in the same update. */
export async function markSent(distributorId: string, { id }: Pick<Claimed<LeavingKind>, "id">): Promise<void> {
  await inTenant({ distributorId }, async (tx) => {
    const deliveredAt = await instantOf(tx);
    await tx
      .update(outbox)
      .set({ state: "delivered", deliveredAt, dueAt: null, error: null, payload: withoutSecret })
      .where(waiting(distributorId, id));
  });
}

/** Waits for the next attempt, or is given up: then its link or code is erased. A later attempt of another stands. */
export async function markFailed(
  distributorId: string,
  { id, attempt, payload }: Claimed<LeavingKind>,
  { error, permanent }: MailFailure,
): Promise<void> {
  await inTenant({ distributorId }, async (tx) => {
    const at = await instantOf(tx);
    const pauseMs = mailPauseAfter(attempt, permanent);
    const dueAt = pauseMs === null ? null : new Date(at.getTime() + pauseMs);
    const isOver = dueAt === null || isTooLate("expiresAt" in payload ? payload.expiresAt : undefined, dueAt);
    await tx
      .update(outbox)
      .set(isOver ? { state: "dead", error, dueAt: null, payload: withoutSecret } : { error, dueAt })
      .where(and(waiting(distributorId, id), eq(outbox.attempts, attempt)));
  });
}

/** Given back by a process that ends: free for the next at once, as if it had not been tried. A later attempt stands. */
export async function returnClaimed(
  distributorId: string,
  kind: LeavingKind,
  { id, attempt }: Pick<Claimed<LeavingKind>, "id" | "attempt">,
): Promise<void> {
  await inTenant({ distributorId }, async (tx) => {
    await tx
      .update(outbox)
      .set({ attempts: attempt - 1, dueAt: null })
      .where(and(waiting(distributorId, id), eq(outbox.attempts, attempt)));
    await wakeOutbox(tx, { kind, distributorId });
  });
}

function waiting(distributorId: string, id: string): SQL | undefined {
  return and(eq(outbox.distributorId, distributorId), eq(outbox.id, id), eq(outbox.state, "waiting"));
}
