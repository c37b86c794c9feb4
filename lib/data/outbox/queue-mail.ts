import "server-only";
import type { Transaction } from "@/db/client";
import { outbox } from "@/db/schema";
import type { Mail } from "@/lib/domain/alert/mail";
import { newId } from "../new-id";
import { wakeOutbox } from "./wake-outbox";

/** Kind of the outbox rows that leave by SMTP. */
export const MAIL = "mail";

/** A mail, and whose members, recipients or contacts it is for: that company is told what cannot be delivered. */
export type AddressedMail = { readonly mail: Mail; readonly companyId: string | null };

/** Queues e-mails of one company in the transaction that causes them; they leave within seconds of its commit. */
export async function queueMail(
  tx: Transaction,
  distributorId: string,
  at: Date,
  mails: readonly Mail[],
  companyId: string | null = null,
): Promise<readonly string[]> {
  return queueMails(
    tx,
    distributorId,
    at,
    mails.map((mail) => ({ mail, companyId })),
  );
}

/** The same for several companies. Returns their ids in order. */
export async function queueMails(
  tx: Transaction,
  distributorId: string,
  at: Date,
  mails: readonly AddressedMail[],
): Promise<readonly string[]> {
  if (mails.length === 0) return [];
  const rows = mails.map(({ mail, companyId }) => ({
    distributorId,
    id: newId(),
    kind: MAIL,
    payload: mail,
    alertId: null,
    companyId,
    state: "waiting" as const,
    createdAt: at,
  }));
  for (let start = 0; start < rows.length; start += BATCH) {
    await tx.insert(outbox).values(rows.slice(start, start + BATCH));
  }
  await wakeOutbox(tx, { kind: MAIL, distributorId });
  return rows.map(({ id }) => id);
}

const BATCH = 1000;
