import "server-only";
import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { recalls } from "@/db/schema";
import type { Permission } from "@/lib/domain/delegation/authority";
import { stampOf } from "../actor-stamp";
import { newId } from "../new-id";
import type { DelegationAct } from "./begin-delegation";

type Narrowing = { readonly permissions: readonly Permission[]; readonly why: string; readonly at: Date };

/** Ends the recalls of what is not granted any more; what of them still is stays recalled ("Recall"). */
export async function narrowRecalls(
  tx: Transaction,
  { actor, reseller, changeId }: DelegationAct,
  { permissions, why, at }: Narrowing,
): Promise<void> {
  const { distributorId } = actor;
  const open = await tx
    .select()
    .from(recalls)
    .where(and(eq(recalls.distributorId, distributorId), eq(recalls.resellerId, reseller.id), isNull(recalls.endedAt)));
  const beyond = open.filter((recall) => recall.permissions.some((one) => !permissions.includes(one)));
  if (beyond.length === 0) return;
  const ids = beyond.map(({ id }) => id);
  await tx
    .update(recalls)
    .set({ endedAt: at, endedBy: stampOf(actor), endReason: why, endChangeId: changeId })
    .where(and(eq(recalls.distributorId, distributorId), inArray(recalls.id, ids)));
  const kept = beyond
    .map((recall) => ({ ...recall, permissions: recall.permissions.filter((one) => permissions.includes(one)) }))
    .filter((recall) => recall.permissions.length > 0)
    .map((recall) => ({ ...recall, id: newId(), changeId, since: at }));
  if (kept.length > 0) await tx.insert(recalls).values(kept);
}
