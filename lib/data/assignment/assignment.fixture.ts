import { members, users } from "@/db/schema";
import type { AssignCustomersInput } from "@/lib/contracts/assignment";
import type { AssignmentOutcome } from "@/lib/contracts/assignment-view";
import type { Actor, MemberRole } from "@/lib/domain/access/actor";
import { recordAudit } from "../audit";
import { permit, type World } from "../budget/governance.fixture";
import { addCustomer } from "../customer/add-customer";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { inTenant } from "../tenant";
import { assignCustomers } from "./assign-customers";
import { assignResellers } from "./assign-resellers";

/** A colleague of this person with these roles, as a member of the company. */
export async function addColleague(of: Actor, roles: readonly MemberRole[] = ["administrator"]): Promise<Actor> {
  const [userId, memberId] = [newId(), newId()];
  const { distributorId, company } = of;
  const person = { name: `Person ${userId.slice(-6)}`, email: `${userId}@people.test` };
  await inTenant(of, async (tx) => {
    const createdAt = await instantOf(tx);
    await tx.insert(users).values({ id: userId, ...person, createdAt });
    await tx.insert(members).values({
      distributorId,
      id: memberId,
      userId,
      companyKind: company.kind,
      companyId: company.id,
      roles: [...roles],
      createdAt,
    });
    const subject = { kind: "member", id: memberId, name: person.name } as const;
    await recordAudit(tx, of, [{ changeId: newId(), at: createdAt, action: "member.joined", subject }]);
  });
  return { ...of, via: { kind: "person", userId, memberId, ...person, roles } };
}

export function memberIdOf({ via }: Actor): string {
  if (via.kind !== "person") throw new Error("no person");
  return via.memberId;
}

type Act = AssignCustomersInput["act"];

export function assign(by: Actor, to: Actor | null, customerIds: readonly string[], act: Act = "assign") {
  const memberId = to && memberIdOf(to);
  return assignCustomers(permit(by, "customer.assign"), { act, memberId, customerIds: [...customerIds] });
}

export function assignReseller(by: Actor, to: Actor | null, resellerId: string, act: Act = "assign") {
  const memberId = to && memberIdOf(to);
  return assignResellers(permit(by, "reseller.assign"), { act, memberId, resellerIds: [resellerId] });
}

export const codesOf = (rows: readonly AssignmentOutcome[]) =>
  rows.map(({ reasons }) => reasons.map(({ code }) => code));

/** A customer of the distributor itself. */
export async function joinOwn({ distributor }: World): Promise<string> {
  const name = `customer-${newId().slice(-12)}`;
  return inTenant(distributor, async (tx) => {
    const at = await instantOf(tx);
    const wanted = { name, accountName: name, resellerId: null, email: null, phone: null, origin: "created" } as const;
    const changeId = newId();
    return (await addCustomer(tx, distributor, { ...wanted, associatedAt: at, at, changeId })).customerId;
  });
}
