import "server-only";
import { and, eq, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { associationAttempts, customerInvitations, preregistrations } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import type { NonEmpty } from "@/lib/domain/decision";
import { DECLARATION_VERSION, type Declarations } from "@/lib/domain/development/declaration";
import { failsInvitation, type JoiningCause } from "@/lib/domain/development/failure";
import { tellCompanies } from "../alert/write-notices";
import { recordAudit } from "../audit";
import { newId } from "../new-id";
import type { Link } from "./find-link";

export type Attempt = {
  readonly link: Link;
  readonly companyName: string;
  readonly person: { readonly name: string; readonly email: string };
  readonly declared: Declarations;
  readonly changeId: string;
  readonly at: Date;
};

/** Keeps that nobody was associated, and why; the partner is told. */
export async function recordFailure(
  tx: Transaction,
  system: Actor,
  attempt: Attempt,
  causes: NonEmpty<JoiningCause>,
): Promise<void> {
  const { link, changeId, at, companyName, person } = attempt;
  await insertAttempt(tx, attempt, { outcome: "failed", causes, customerId: null });
  const own = causes.filter(failsInvitation);
  if (own.length > 0) {
    await tx.update(customerInvitations).set({ failure: own }).where(idOf(link));
  }
  const codes = causes.map(({ code }) => code);
  await recordAudit(tx, system, [
    {
      changeId,
      at,
      action: "customer.association-failed",
      subject: { kind: "customer-invitation", id: link.id, name: link.preregistration?.name ?? companyName },
      after: { company: companyName, email: person.email, causes: codes },
    },
  ]);
  const notice = {
    kind: "association-failed",
    urgent: false,
    facts: { customer: companyName, partner: link.partner.name, causes: codes },
  } as const;
  await tellCompanies(tx, link.distributorId, at, [{ to: [link.partner], notice, customerId: null }]);
}

/** Keeps who joined by it: the e-mailed link is used up, the pre-registration has become a customer. */
export async function recordSuccess(tx: Transaction, attempt: Attempt, customerId: string): Promise<void> {
  const { link, at } = attempt;
  await insertAttempt(tx, attempt, { outcome: "associated", causes: [], customerId });
  await tx
    .update(customerInvitations)
    .set({ uses: sql`${customerInvitations.uses} + 1`, usedAt: link.kind === "email" ? at : null })
    .where(idOf(link));
  if (link.preregistration === null) return;
  await tx
    .update(preregistrations)
    .set({ customerId })
    .where(
      and(eq(preregistrations.distributorId, link.distributorId), eq(preregistrations.id, link.preregistration.id)),
    );
}

const idOf = ({ distributorId, id }: Link) =>
  and(eq(customerInvitations.distributorId, distributorId), eq(customerInvitations.id, id));

type Outcome = {
  readonly outcome: "associated" | "failed";
  readonly causes: readonly JoiningCause[];
  readonly customerId: string | null;
};

async function insertAttempt(tx: Transaction, attempt: Attempt, outcome: Outcome): Promise<void> {
  const { link, companyName, person, declared, changeId, at } = attempt;
  await tx.insert(associationAttempts).values({
    distributorId: link.distributorId,
    id: newId(),
    invitationId: link.id,
    resellerId: link.partner.kind === "reseller" ? link.partner.id : null,
    companyName,
    personName: person.name,
    email: person.email,
    declarationVersion: DECLARATION_VERSION,
    declared,
    changeId,
    at,
    ...outcome,
  });
}
