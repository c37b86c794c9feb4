import { and, eq } from "drizzle-orm";
import { customers } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import type { DisassociationReason } from "@/lib/domain/association/decide-disassociation";
import { customerActor, permit, type World } from "../budget/governance.fixture";
import { loadPools, takenOf } from "../delegation/load-pools";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { inTenant } from "../tenant";
import { approveDisassociation } from "./approve-disassociation";
import { askDisassociation } from "./ask-disassociation";
import { associateCustomer, lockAccountsOf } from "./associate-customer";

type Answer = { readonly allowed: boolean; readonly reasons?: readonly { readonly code: string }[] };
export const codesOf = ({ reasons = [] }: Answer): readonly string[] => reasons.map(({ code }) => code);

export function ask(actor: Actor, customerId: string, more: { reason?: string; declared?: boolean } = {}) {
  const input = { customerId, reason: "The contract ends.", declared: true, understood: true, ...more };
  return askDisassociation(permit(actor, "disassociation.ask"), input);
}

/** A request that waits. */
export async function asked(actor: Actor, customerId: string): Promise<string> {
  const answer = await ask(actor, customerId);
  if (!answer.allowed) throw new Error(codesOf(answer).join());
  return answer.disassociationId;
}

export function approve(actor: Actor, disassociationId: string) {
  return approveDisassociation(permit(actor, "disassociation.decide"), { disassociationId, note: null });
}

/** The partner asks, the customer approves; why not. */
export async function leave(
  world: World,
  customerId: string,
  partner: Actor = world.reseller,
): Promise<readonly DisassociationReason[]> {
  const answer = await ask(partner, customerId);
  if (!answer.allowed) return answer.reasons;
  const approved = await approve(customerActor(world, customerId), answer.disassociationId);
  return approved.allowed ? [] : approved.reasons;
}

/** A former customer joins a reseller again, or the distributor itself. */
export async function comeBack({ distributor }: World, customerId: string, resellerId: string | null): Promise<void> {
  const { distributorId } = distributor;
  await inTenant(distributor, async (tx) => {
    await lockAccountsOf(tx, distributor, customerId);
    const of = and(eq(customers.distributorId, distributorId), eq(customers.id, customerId));
    const [row] = await tx
      .select({ name: customers.name, accountName: customers.accountName })
      .from(customers)
      .where(of)
      .for("update");
    if (!row) throw new Error("no such customer");
    const at = await instantOf(tx);
    const associating = { ...row, customerId, resellerId, changeId: newId(), at, returns: true, email: "c@c.example" };
    await associateCustomer(tx, distributor, associating);
  });
}

/** Leaves by agreement and comes back at once to the world's reseller; why it could not leave. */
export async function leaveAndReturn(world: World, customerId: string): Promise<readonly DisassociationReason[]> {
  const reasons = await leave(world, customerId);
  if (reasons.length === 0) await comeBack(world, customerId, world.reseller.company.id);
  return reasons;
}

/** What the reseller's customers take of its monthly quota (G2). */
export async function taken({ distributor }: World, { company }: Actor) {
  const pools = await inTenant(distributor, async (tx) =>
    loadPools(tx, distributor.distributorId, [company.id], await instantOf(tx)),
  );
  return takenOf(pools, company.id, "monthly");
}
