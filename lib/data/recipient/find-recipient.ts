import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { credentials, customers, distributors, recipients, resellers } from "@/db/schema";
import type { Company } from "@/lib/domain/access/actor";
import { type RecipientState, recipientStateOf } from "@/lib/domain/notification/recipient";
import type { Topic } from "@/lib/domain/notification/topic";
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
  const [row] = await tx
    .select({
      recipient: recipients,
      distributor: { name: distributors.name, accountName: distributors.accountName },
      reseller: { name: resellers.name, accountName: resellers.accountName },
      customer: { name: customers.name, accountName: customers.accountName },
    })
    .from(recipients)
    .innerJoin(distributors, eq(distributors.distributorId, recipients.distributorId))
    .leftJoin(
      resellers,
      and(eq(resellers.distributorId, recipients.distributorId), eq(resellers.id, recipients.companyId)),
    )
    .leftJoin(
      customers,
      and(eq(customers.distributorId, recipients.distributorId), eq(customers.id, recipients.companyId)),
    )
    .where(and(eq(recipients.distributorId, distributorId), eq(recipients.id, id)))
    .limit(1);
  const of = row?.[row.recipient.companyKind];
  if (!row || !of) return null;
  const { recipient } = row;
  const choices = (await loadChoices(tx, distributorId, [id])).get(id) ?? [];
  const chosen = choices.filter(({ pace }) => pace !== "off").map(({ topic }) => topic);
  return {
    ...key,
    name: recipient.name,
    email: recipient.email,
    timeZone: recipient.timeZone,
    linkUntil: recipient.linkUntil,
    company: {
      kind: recipient.companyKind,
      id: recipient.companyId,
      ...of,
    },
    topics: [...new Set(chosen)],
    state: recipientStateOf(recipient, at),
  };
}
