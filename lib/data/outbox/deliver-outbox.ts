import "server-only";
import { and, asc, eq, inArray, notInArray } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { outbox } from "@/db/schema";
import { instantOf } from "../instant";
import { inTenant } from "../tenant";
import { CONNECTOR_ORDER, SMS } from "./outbox-kind";
import { MAIL } from "./queue-mail";

const BATCH = 200;

/** Kinds that leave the house, each by a job of its own. */
const LEAVING = [MAIL, SMS, CONNECTOR_ORDER];

/** Delivers the notices that wait, at least once, each under its stable id (Decision 10). Returns how many were. */
export async function deliverOutbox(distributorId: string): Promise<number> {
  let total = 0;
  for (;;) {
    const delivered = await inTenant({ distributorId }, (tx) => deliverSome(tx, distributorId));
    total += delivered;
    if (delivered < BATCH) return total;
  }
}

async function deliverSome(tx: Transaction, distributorId: string): Promise<number> {
  const waiting = await tx
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(eq(outbox.distributorId, distributorId), eq(outbox.state, "waiting"), notInArray(outbox.kind, LEAVING)))
    .orderBy(asc(outbox.id))
    .limit(BATCH)
    .for("update", { skipLocked: true });
  if (waiting.length === 0) return 0;
  // A notice is delivered by being readable in the product, which it is once its row is committed.
  const ids = waiting.map(({ id }) => id);
  await tx
    .update(outbox)
    .set({ state: "delivered", attempts: 1, deliveredAt: await instantOf(tx) })
    .where(and(eq(outbox.distributorId, distributorId), inArray(outbox.id, ids)));
  return ids.length;
}
