import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { credentials, recipients } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { RECIPIENT_LINK_LIFE_MS } from "@/lib/domain/notification/recipient";
import { queueMail } from "../outbox/queue-mail";
import { hashOfSecret, newSecret } from "../secret";

type Sending = {
  readonly recipient: {
    readonly id: string;
    readonly name: string;
    readonly email: string;
    readonly language: string;
  };
  readonly at: Date;
  /** What the secret is put behind. */
  readonly address: string;
};

/** Mails the one link by which an address is confirmed; whatever was sent before leads nowhere from now on. */
export async function sendRecipientLink(tx: Transaction, actor: Actor, { recipient, at, address }: Sending) {
  const { distributorId, company } = actor;
  const secret = newSecret();
  const linkUntil = linkUntilOf(at);
  await tx.delete(credentials).where(and(eq(credentials.kind, "recipient"), eq(credentials.rowId, recipient.id)));
  await tx
    .insert(credentials)
    .values({ hash: hashOfSecret(secret), kind: "recipient", distributorId, rowId: recipient.id });
  await tx
    .update(recipients)
    .set({ linkUntil })
    .where(and(eq(recipients.distributorId, distributorId), eq(recipients.id, recipient.id)));
  await queueMail(
    tx,
    distributorId,
    at,
    [
      {
        to: recipient.email,
        language: recipient.language,
        template: "recipient-confirmation",
        facts: { person: recipient.name, company: company.name, endsAt: linkUntil.toISOString() },
        secret: { link: `${address}${secret}` },
        expiresAt: linkUntil.toISOString(),
      },
    ],
    company.id,
  );
}

export const linkUntilOf = (at: Date) => new Date(at.getTime() + RECIPIENT_LINK_LIFE_MS);
