import "server-only";
import { and, eq, inArray, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { credentials, customerInvitations } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { linkEndOf } from "@/lib/domain/development/link";
import { stampOf } from "../actor-stamp";
import { recordAudit } from "../audit";
import { newId } from "../new-id";
import { queueMail } from "../outbox/queue-mail";
import { hashOfSecret, newSecret } from "../secret";
import type { Candidate, InviteCustomers } from "./invite-customers";

type Sending = InviteCustomers & { readonly at: Date; readonly chosen: readonly Candidate[] };

/** Writes a new link for each, its e-mail and its audit entry; the links of before end with it. */
export async function sendInvitations(tx: Transaction, actor: Actor, sending: Sending): Promise<void> {
  const { at, chosen, language, lifeDays, address } = sending;
  if (chosen.length === 0) return;
  const { distributorId, company } = actor;
  const changeId = newId();
  const expiresAt = linkEndOf(at, lifeDays);
  await endOpenInvitations(tx, actor, chosen, at);
  const sent = chosen.map((candidate) => ({ candidate, id: newId(), secret: newSecret() }));
  const mailIds = await queueMail(
    tx,
    distributorId,
    at,
    sent.map(({ candidate, secret }) => ({
      to: candidate.email,
      language,
      template: "customer-invitation",
      facts: { partner: company.name, endsAt: expiresAt.toISOString() },
      secret: { link: `${address}${secret}` },
      // Later it would be of no use.
      expiresAt: expiresAt.toISOString(),
    })),
    company.id,
  );
  await tx.insert(customerInvitations).values(
    sent.map(({ candidate, id }, index) => ({
      distributorId,
      id,
      resellerId: company.kind === "reseller" ? company.id : null,
      kind: "email" as const,
      preregistrationId: candidate.id,
      language,
      mailId: mailIds[index] ?? null,
      by: stampOf(actor),
      changeId,
      createdAt: at,
      expiresAt,
    })),
  );
  await tx.insert(credentials).values(
    sent.map(({ id, secret }) => ({
      hash: hashOfSecret(secret),
      kind: "customer-invitation" as const,
      distributorId,
      rowId: id,
    })),
  );
  await recordAudit(
    tx,
    actor,
    sent.map(({ candidate, id }) => ({
      changeId,
      at,
      action: "customer-invitation.sent",
      subject: { kind: "customer-invitation" as const, id, name: candidate.name },
      before: { state: candidate.state },
      after: { email: candidate.email, language, expiresAt },
    })),
  );
}

/** The old links are dead with the new ones. */
async function endOpenInvitations(tx: Transaction, actor: Actor, chosen: readonly Candidate[], at: Date) {
  await tx
    .update(customerInvitations)
    .set({ withdrawnAt: at })
    .where(
      and(
        eq(customerInvitations.distributorId, actor.distributorId),
        inArray(
          customerInvitations.preregistrationId,
          chosen.map(({ id }) => id),
        ),
        sql`${customerInvitations.usedAt} is null and ${customerInvitations.withdrawnAt} is null`,
      ),
    );
}
