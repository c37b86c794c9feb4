import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { recalls } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { stampOf } from "../actor-stamp";

type Ending = { readonly customerId: string; readonly changeId: string; readonly at: Date; readonly why: string };

/** Ends what was recalled from the reseller that the customer leaves; how many there were. */
export async function endRecalls(
  tx: Transaction,
  actor: Actor,
  { customerId, changeId, at, why }: Ending,
): Promise<number> {
  const ended = await tx
    .update(recalls)
    .set({ endedAt: at, endedBy: stampOf(actor), endReason: why, endChangeId: changeId })
    .where(
      and(eq(recalls.distributorId, actor.distributorId), eq(recalls.customerId, customerId), isNull(recalls.endedAt)),
    )
    .returning({ id: recalls.id });
  return ended.length;
}
