import { and, eq } from "drizzle-orm";
import { freezeCauses, members, restrictionActs, users } from "@/db/schema";
import type { FreezeOrderInput } from "@/lib/contracts/restriction";
import type { Actor, MemberRole } from "@/lib/domain/access/actor";
import { FREEZE_AGREEMENT_VERSION } from "@/lib/domain/restriction/cause";
import { recordAudit } from "../audit";
import { permit, type World } from "../budget/governance.fixture";
import { getCustomer } from "../customer/get-customer";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { inTenant } from "../tenant";
import { orderFreeze } from "./order-restriction";

/** A person who is a member of the actor's company, as the product knows one. */
export async function joinPerson(actor: Actor, role: MemberRole = "administrator"): Promise<Actor> {
  if (actor.company.kind === "customer") throw new Error("partners only");
  const [userId, memberId] = [newId(), newId()];
  const { distributorId, company } = actor;
  const person = { name: `Person ${userId.slice(-6)}`, email: `${userId}@example.test` };
  await inTenant(actor, async (tx) => {
    const createdAt = await instantOf(tx);
    await tx.insert(users).values({ id: userId, ...person, createdAt });
    await tx.insert(members).values({
      distributorId,
      id: memberId,
      userId,
      companyKind: company.kind,
      companyId: company.id,
      roles: [role],
      createdAt,
    });
    const subject = { kind: "member" as const, id: memberId, name: person.name };
    await recordAudit(tx, actor, [{ changeId: newId(), at: createdAt, action: "member.joined", subject }]);
  });
  return { ...actor, via: { kind: "person", userId, memberId, ...person, roles: [role] } };
}

export function freezeOrder(customerId: string, more: Partial<FreezeOrderInput> = {}): FreezeOrderInput {
  return {
    customerId,
    reason: "Unpaid invoice 4711",
    messageToCustomer: null,
    level: "account-and-resources",
    agreementVersion: FREEZE_AGREEMENT_VERSION,
    ...more,
  };
}

export function order(actor: Actor, customerId: string, more: Partial<FreezeOrderInput> = {}) {
  return orderFreeze(permit(actor, "restriction.freeze"), freezeOrder(customerId, more));
}

/** The customer's ordered acts, the oldest first. */
export function actsOf({ distributor }: World, customerId: string) {
  return inTenant(distributor, (tx) =>
    tx
      .select()
      .from(restrictionActs)
      .where(eq(restrictionActs.customerId, customerId))
      .orderBy(restrictionActs.orderedAt, restrictionActs.id),
  );
}

/** The id of the one act of a customer that is open or was last. */
export async function lastActOf(world: World, customerId: string): Promise<string> {
  return present((await actsOf(world, customerId)).at(-1)).id;
}

/** What a test knows to be there. */
export function present<Value>(value: Value | null | undefined): Value {
  if (value === null || value === undefined) throw new Error("nothing there");
  return value;
}

/** The cause that a person's freeze opened. */
export async function manualCauseOf({ distributor }: World, customerId: string) {
  const [cause] = await inTenant(distributor, (tx) =>
    tx
      .select()
      .from(freezeCauses)
      .where(and(eq(freezeCauses.customerId, customerId), eq(freezeCauses.origin, "manual"))),
  );
  return present(cause);
}

export async function levelOf({ distributor }: World, customerId: string) {
  const at = await inTenant(distributor, (tx) => instantOf(tx));
  const customer = await getCustomer(permit(distributor, "customer.read"), customerId, at);
  return customer?.freezeLevel ?? null;
}
