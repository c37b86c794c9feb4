import "server-only";
import { and, eq, or } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { notificationChoices, notificationHours } from "@/db/schema";
import type { Wish } from "@/lib/contracts/notification";
import type { Chooser } from "@/lib/domain/notification/choice";
import type { Hours } from "@/lib/domain/notification/hours";

type Owner = { readonly distributorId: string; readonly chooserId: string; readonly chooser: Chooser };

/** Keeps what was chosen anew, forgets what is no choice of one's own any more, and leaves the rest. */
export async function writeChoices(tx: Transaction, owner: Owner, at: Date, wishes: readonly Wish[]): Promise<void> {
  const { distributorId, chooserId } = owner;
  if (wishes.length === 0) return;
  await tx
    .delete(notificationChoices)
    .where(
      and(
        eq(notificationChoices.distributorId, distributorId),
        eq(notificationChoices.chooserId, chooserId),
        or(
          ...wishes.map(({ topic, way }) =>
            and(eq(notificationChoices.topic, topic), eq(notificationChoices.way, way)),
          ),
        ),
      ),
    );
  const kept = wishes.flatMap(({ topic, way, pace }) => (pace === null ? [] : [{ ...owner, topic, way, pace, at }]));
  if (kept.length > 0) await tx.insert(notificationChoices).values(kept);
}

/** Null: none of one's own. */
export async function writeHours(tx: Transaction, owner: Owner, hours: Hours | null): Promise<void> {
  const { distributorId, chooserId } = owner;
  if (hours === null) {
    await tx
      .delete(notificationHours)
      .where(and(eq(notificationHours.distributorId, distributorId), eq(notificationHours.chooserId, chooserId)));
    return;
  }
  await tx
    .insert(notificationHours)
    .values({ ...owner, ...hours })
    .onConflictDoUpdate({
      target: [notificationHours.distributorId, notificationHours.chooserId],
      set: { ...hours },
    });
}
