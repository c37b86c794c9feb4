import "server-only";
import type { Transaction } from "@/db/client";
import { outbox } from "@/db/schema";
import type { Sms } from "@/lib/domain/notification/sms";
import { newId } from "../new-id";
import { SMS } from "./outbox-kind";
import { wakeOutbox } from "./wake-outbox";

/** Queues text messages in the transaction that causes them, for people of this company. Returns their ids in order. */
export async function queueSms(
  tx: Transaction,
  distributorId: string,
  at: Date,
  list: readonly Sms[],
  companyId: string | null = null,
): Promise<readonly string[]> {
  if (list.length === 0) return [];
  const rows = list.map((payload) => ({
    distributorId,
    id: newId(),
    kind: SMS,
    payload,
    alertId: null,
    companyId,
    state: "waiting" as const,
    createdAt: at,
  }));
  await tx.insert(outbox).values(rows);
  await wakeOutbox(tx, { kind: SMS, distributorId });
  return rows.map(({ id }) => id);
}
