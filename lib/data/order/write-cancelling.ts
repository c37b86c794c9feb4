import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { orders } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { stampOf } from "../actor-stamp";
import { recordAudit } from "../audit";
import { newId } from "../new-id";

type Cancelling = {
  readonly order: Pick<typeof orders.$inferSelect, "id" | "customerId" | "amount" | "createdAt" | "payBefore">;
  /** What its first line is of. */
  readonly what: string;
  readonly at: Date;
};

/** Cancels an order that waits, with its entry. */
export async function writeCancelling(tx: Transaction, actor: Actor, { order, what, at }: Cancelling): Promise<void> {
  const { id, customerId, amount, createdAt, payBefore } = order;
  await tx
    .update(orders)
    .set({ cancelledAt: at, cancelledBy: stampOf(actor) })
    .where(and(eq(orders.distributorId, actor.distributorId), eq(orders.id, id)));
  await recordAudit(tx, actor, [
    {
      changeId: newId(),
      at,
      action: "order.cancelled",
      subject: { kind: "order", id, name: what, customerId },
      before: { amount, orderedAt: createdAt, payBefore },
    },
  ]);
}
