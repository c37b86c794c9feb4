import type { Actor } from "@/lib/domain/access/actor";
import { issuePermit } from "@/lib/domain/access/permit";
import { acceptInvitation } from "../invitation/accept-invitation";
import { actorOf } from "../member/actor-of";
import { findMembership } from "../member/find-membership";
import { listMemberships } from "../member/list-memberships";
import { findUserByEmail } from "../user/find-user-by-email";
import { createDistributor } from "./create-distributor";

export const PASSWORD = "correct horse battery";
export const REQUEST = { requestId: "test", ip: "192.0.2.1", userAgent: "test" };

/** A distributor with its first administrator, made as an operator and a person would. */
export async function foundDistributor(accountName: string) {
  const created = await createDistributor({ name: accountName, accountName, currency: "USD" });
  if (!created.allowed) throw new Error("not created");
  const email = `ada@${accountName}.test`;
  await join(created.secret, email);
  return { distributorId: created.distributorId, email, actor: await actorFor(email) };
}

export async function join(secret: string, email: string, name = "Ada") {
  const newPerson = { email, name, password: PASSWORD, language: "en" };
  return acceptInvitation({ secret, newPerson }, REQUEST);
}

export async function actorFor(email: string): Promise<Actor> {
  const user = await findUserByEmail(email);
  const [key] = user ? await listMemberships(user.id) : [];
  const membership = key && (await findMembership(key));
  if (!user || !membership) throw new Error("no such member");
  return actorOf({ ...user, email }, membership, REQUEST);
}

export function permitOf<A extends Parameters<typeof issuePermit>[1]>(actor: Actor, action: A) {
  const permit = issuePermit(actor, action);
  if (!permit) throw new Error("no permit");
  return permit;
}

export function memberIdOf({ via }: Actor): string {
  if (via.kind !== "person") throw new Error("no person");
  return via.memberId;
}
