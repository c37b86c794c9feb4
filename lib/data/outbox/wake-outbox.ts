import "server-only";
import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { database } from "../database";

const CHANNEL = "outbox";

export type Wake = { readonly kind: string; readonly distributorId: string };

/** Says, once this transaction is committed, that work of this kind waits; a job looks for itself every minute too. */
export async function wakeOutbox(tx: Transaction, { kind, distributorId }: Wake): Promise<void> {
  await tx.execute(sql`select pg_notify(${CHANNEL}, ${`${kind} ${distributorId}`})`);
}

/** Listens on a connection of its own, which is opened anew when lost; what was said meanwhile is the minute's. */
export async function listenToOutbox(onWake: (wake: Wake) => void): Promise<() => Promise<void>> {
  const hear = (said: string) => {
    const [kind = "", distributorId = ""] = said.split(" ");
    onWake({ kind, distributorId });
  };
  const { unlisten } = await database().$client.listen(CHANNEL, hear);
  return unlisten;
}
