import "server-only";
import type { Transaction } from "@/db/client";
import { outbox } from "@/db/schema";
import { newId } from "../new-id";
import type { Leaving, LeavingKind } from "./claim-leaving";
import { wakeOutbox } from "./wake-outbox";

/** What leaves, and whose members, recipients or contacts it is for: that company is told what cannot be delivered. */
export type Addressed<Kind extends LeavingKind> = {
  readonly payload: Leaving[Kind];
  readonly companyId: string | null;
};

const BATCH = 1000;

/** Queues what leaves to people in the transaction that causes it; within seconds of its commit. Returns ids in order. */
export async function queueLeaving<Kind extends LeavingKind>(
  tx: Transaction,
  distributorId: string,
  at: Date,
  kind: Kind,
  addressed: readonly Addressed<Kind>[],
): Promise<readonly string[]> {
  if (addressed.length === 0) return [];
  const rows = addressed.map((one) => ({
    distributorId,
    id: newId(),
    kind,
    ...one,
    alertId: null,
    state: "waiting" as const,
    createdAt: at,
  }));
  for (let start = 0; start < rows.length; start += BATCH) {
    await tx.insert(outbox).values(rows.slice(start, start + BATCH));
  }
  await wakeOutbox(tx, { kind, distributorId });
  return rows.map(({ id }) => id);
}
