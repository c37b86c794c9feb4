import "server-only";
import type { Transaction } from "@/db/client";
import type { Mail } from "@/lib/domain/alert/mail";
import { queueLeaving } from "./queue-leaving";

/** Kind of the outbox rows that leave by SMTP. */
export const MAIL = "mail";

/** Queues e-mails of one company in the transaction that causes them; they leave within seconds of its commit. */
export function queueMail(
  tx: Transaction,
  distributorId: string,
  at: Date,
  mails: readonly Mail[],
  companyId: string | null = null,
): Promise<readonly string[]> {
  return queueLeaving(
    tx,
    distributorId,
    at,
    MAIL,
    mails.map((payload) => ({ payload, companyId })),
  );
}
