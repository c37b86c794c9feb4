import "server-only";
import type { Transaction } from "@/db/client";
import { members, users } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { associateCustomer } from "../association/associate-customer";
import { recordAudit } from "../audit";
import { actorOf } from "../member/actor-of";
import type { Membership } from "../member/find-membership";
import { newId } from "../new-id";
import { normalisedEmail } from "../user/find-user-by-email";
import type { Returning } from "./begin-joining";
import type { JoinCustomer, JoinRequest } from "./join-customer";
import { type Attempt, recordSuccess } from "./record-attempt";
import { startCustomer } from "./start-customer";
import { tellOfJoining } from "./tell-of-joining";

export type Joined = { readonly customerId: string; readonly memberId: string };

type Completing = {
  readonly input: JoinCustomer;
  readonly membership: Membership | null;
  readonly passwordHash: string | null;
  readonly request: JoinRequest;
  readonly attempt: Attempt;
  readonly returning: Returning | null;
};

type Person = { readonly id: string; readonly name: string; readonly email: string };

/** Writes a decided joining: person, customer, association, start, notices. Null when the address has an account. */
export async function completeJoining(tx: Transaction, system: Actor, completing: Completing): Promise<Joined | null> {
  const { attempt, returning } = completing;
  const { link, changeId, at } = attempt;
  const person = await personOf(tx, completing);
  if (person === null) return null;
  const subject = subjectOf(completing);
  const membership = membershipOf(completing, person, subject);
  const actor = actorOf(person, membership, completing.request);
  const resellerId = link.partner.kind === "reseller" ? link.partner.id : null;
  const customer = await associateCustomer(tx, actor, {
    ...subject,
    resellerId,
    changeId,
    at,
    returns: returning !== null,
    email: person.email,
  });
  if (returning === null) await addAdministrator(tx, actor, membership, { changeId, at, person });
  await recordSuccess(tx, { ...attempt, person }, customer.id);
  const start = await startCustomer(tx, system, customer, { changeId, at });
  await tellOfJoining(tx, system, { partner: link.partner, customer, start, at });
  return { customerId: customer.id, memberId: membership.memberId };
}

type Subject = { readonly customerId: string; readonly name: string; readonly accountName: string };

function subjectOf({ returning, input: { company } }: Completing): Subject {
  if (returning) return { customerId: returning.id, name: returning.name, accountName: returning.accountName };
  if (company.kind !== "new") throw new Error("a company is new or returns");
  return { customerId: newId(), name: company.name, accountName: company.accountName };
}

function membershipOf({ membership, attempt }: Completing, person: Person, subject: Subject): Membership {
  if (membership) return membership;
  const { customerId: id, name, accountName } = subject;
  return {
    distributorId: attempt.link.distributorId,
    memberId: newId(),
    userId: person.id,
    roles: ["administrator"],
    company: { kind: "customer", id, name, accountName },
    companyState: "active",
  };
}

/** Null when somebody has this address already. */
async function personOf(tx: Transaction, { input, passwordHash, attempt }: Completing): Promise<Person | null> {
  const { person } = input;
  if (person.kind === "known") return { id: person.userId, name: person.name, email: person.email };
  const email = normalisedEmail(person.email);
  const name = person.name.trim();
  const { language } = person;
  const [added] = await tx
    .insert(users)
    .values({ id: newId(), email, name, passwordHash, language, createdAt: attempt.at })
    .onConflictDoNothing()
    .returning({ id: users.id });
  return added ? { id: added.id, name, email } : null;
}

type Adding = { readonly changeId: string; readonly at: Date; readonly person: Person };

async function addAdministrator(
  tx: Transaction,
  actor: Actor,
  { distributorId, memberId, company, roles }: Membership,
  { changeId, at, person }: Adding,
): Promise<void> {
  await tx.insert(members).values({
    distributorId,
    id: memberId,
    userId: person.id,
    companyKind: "customer",
    companyId: company.id,
    roles: [...roles],
    createdAt: at,
  });
  const subject = { kind: "member", id: memberId, name: person.name, customerId: company.id } as const;
  const after = { email: person.email, roles };
  await recordAudit(tx, actor, [{ changeId, at, action: "member.joined", subject, after }]);
}
