import "server-only";
import type { Transaction } from "@/db/client";
import { outbox } from "@/db/schema";
import type { Mail } from "@/lib/domain/alert/mail";
import { newId } from "../new-id";
import { wakeOutbox } from "./wake-outbox";

/** Kind of the outbox rows that leave by SMTP. */
export const MAIL = "mail";

/**
 * Queues e-mails in the transaction that causes them; they leave within seconds of its commit. What cannot be delivered
 * is told to `companyId`, whose members, recipients or contacts they are for. Returns their ids in order.
 */
export async function queueMail(
  tx: Transaction,
  distributorId: string,
  at: Date,
  mails: readonly Mail[],
  companyId: string | null = null,
): Promise<readonly string[]> {
  if (mails.length === 0) return [];
  const rows = mails.map((payload) => ({
    distributorId,
    id: newId(),
    kind: MAIL,
    payload,
    alertId: null,
    companyId,
    state: "waiting" as const,
    createdAt: at,
  }));
  await tx.insert(outbox).values(rows);
  await wakeOutbox(tx, { kind: MAIL, distributorId });
  return rows.map(({ id }) => id);
}
