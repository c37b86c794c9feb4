import "server-only";
import { and, eq, isNull, type SQL } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { webhooks } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";

/** The webhooks of one's own company that are there. */
export function ownWebhooks({ distributorId, company }: Actor): SQL | undefined {
  return and(eq(webhooks.distributorId, distributorId), eq(webhooks.companyId, company.id), isNull(webhooks.removedAt));
}

/** Null when there is no such webhook of the actor's own company, or it was removed. */
export async function lockWebhook(tx: Transaction, actor: Actor, webhookId: string) {
  const [row] = await tx
    .select()
    .from(webhooks)
    .where(and(ownWebhooks(actor), eq(webhooks.id, webhookId)))
    // Deliveries that name it may still be added meanwhile.
    .for("no key update");
  return row ?? null;
}
