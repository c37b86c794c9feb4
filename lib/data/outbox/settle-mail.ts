import "server-only";
import { and, eq } from "drizzle-orm";
import { outbox } from "@/db/schema";
import { isTooLate, type MailFailure, mailPauseAfter } from "@/lib/domain/alert/mail-attempt";
import { instantOf } from "../instant";
import { inTenant } from "../tenant";
import { type ClaimedMail, withoutSecret } from "./claim-mail";

/** The server has taken it: delivered, and its link or code erased in the same update. */
export async function markMailSent(distributorId: string, id: string): Promise<void> {
  await inTenant({ distributorId }, async (tx) => {
    const deliveredAt = await instantOf(tx);
    await tx
      .update(outbox)
      .set({ state: "delivered", deliveredAt, dueAt: null, error: null, payload: withoutSecret })
      .where(and(eq(outbox.distributorId, distributorId), eq(outbox.id, id), eq(outbox.state, "waiting")));
  });
}

/** Waits for the next attempt, or is given up: then its link or code is erased. A later attempt of another stands. */
export async function markMailFailed(
  distributorId: string,
  { id, attempt, mail }: ClaimedMail,
  { error, permanent }: MailFailure,
): Promise<void> {
  await inTenant({ distributorId }, async (tx) => {
    const at = await instantOf(tx);
    const pauseMs = mailPauseAfter(attempt, permanent);
    const dueAt = pauseMs === null ? null : new Date(at.getTime() + pauseMs);
    const isOver = dueAt === null || isTooLate(mail.expiresAt, dueAt);
    await tx
      .update(outbox)
      .set(isOver ? { state: "dead", error, dueAt: null, payload: withoutSecret } : { error, dueAt })
      .where(
        and(
          eq(outbox.distributorId, distributorId),
          eq(outbox.id, id),
          eq(outbox.state, "waiting"),
          eq(outbox.attempts, attempt),
        ),
      );
  });
}
