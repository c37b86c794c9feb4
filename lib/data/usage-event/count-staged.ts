import "server-only";
import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import type { Actor } from "@/lib/domain/access/actor";
import { recount, usageMovesOf } from "../charge/recount";
import { lookAtNew, openRecount } from "../charge/recount-table";
import { answerUsage } from "../usage/answer-usage";

/** Makes charges of what is staged in `new_events`, moves every sum and does what moved usage asks for. */
export async function countStaged(
  tx: Transaction,
  actor: Actor,
  { changeId, at }: { readonly changeId: string; readonly at: Date },
): Promise<void> {
  await openRecount(tx);
  await lookAtNew(tx, sql`new_events s`, { origin: "event", deliveryId: sql`null::uuid`, addedIn: sql`null::integer` });
  const moves = usageMovesOf(await recount(tx, actor, sql`new_events`, at), at);
  await answerUsage(tx, actor, { changeId, at, moves });
}
