import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { credentials, recipients } from "@/db/schema";
import type { Company } from "@/lib/domain/access/actor";
import { type RecipientState, recipientStateOf } from "@/lib/domain/notification/recipient";
import type { Topic } from "@/lib/domain/notification/topic";
import { companyIn } from "../company/company-in";
import { database } from "../database";
import { instantOf } from "../instant";
import { loadChoices } from "../notification/load-choices";
import { hashOfSecret } from "../secret";
import { inTenant } from "../tenant";

export type FoundRecipient = {
  readonly distributorId: string;
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly company: Company;
  readonly topics: readonly Topic[];
  readonly linkUntil: Date;
  readonly timeZone: string;
  readonly state: RecipientState;
};

export type RecipientKey = { readonly distributorId: string; readonly id: string };

/** Whom a link asks; null when it leads nowhere, or no further than another that was sent since. */
export async function findRecipient(secret: string): Promise<FoundRecipient | null> {
  const key = await findRecipientKey(secret);
  return key && inTenant(key, async (tx) => recipientIn(tx, key, await instantOf(tx)));
}

export async function findRecipientKey(
  secret: string,
  through: Pick<Transaction, "select"> = database(),
): Promise<RecipientKey | null> {
  const [row] = await through
    .select({ distributorId: credentials.distributorId, id: credentials.rowId })
    .from(credentials)
    .where(and(eq(credentials.hash, hashOfSecret(secret)), eq(credentials.kind, "recipient")))
    .limit(1);
  return row ?? null;
}

export async function recipientIn(tx: Transaction, key: RecipientKey, at: Date): Promise<FoundRecipient | null> {
  const { distributorId, id } = key;
  const [recipient] = await tx
    .select()
    .from(recipients)
    .where(and(eq(recipients.distributorId, distributorId), eq(recipients.id, id)))
    .limit(1);
  const company =
    recipient && (await companyIn(tx, { distributorId, kind: recipient.companyKind, id: recipient.companyId }));
  if (!recipient || !company) return null;
  const choices = (await loadChoices(tx, distributorId, [id])).get(id) ?? [];
  const chosen = choices.filter(({ pace }) => pace !== "off").map(({ topic }) => topic);
  return {
    ...key,
    name: recipient.name,
    email: recipient.email,
    timeZone: recipient.timeZone,
    linkUntil: recipient.linkUntil,
    company,
    topics: [...new Set(chosen)],
    state: recipientStateOf(recipient, at),
  };
}
