import "server-only";
import type { Transaction } from "@/db/client";
import type { MoveInput } from "@/lib/contracts/association";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { decideMove, type MoveReason } from "@/lib/domain/association/decide-move";
import { type Decision, refuse } from "@/lib/domain/decision";
import { freshGovernance } from "../budget/fresh-governance";
import { loadActingSide } from "../customer/lock-customer";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { systemActor } from "../system-actor";
import { inTenant } from "../tenant";
import { findDestination, poolThere } from "./load-move";
import { lockLeaving } from "./lock-leaving";
import { writeMove } from "./write-move";

export type MoveRowAnswer = { readonly customerId: string; readonly decision: Decision<MoveReason> };
type One = { readonly customerId: string } & Pick<MoveInput, "resellerId" | "reason">;

/** Gives customers to a reseller, or to the distributor itself: each row its own transaction and answer (G20). */
export async function moveCustomers(
  permit: Permit<"customer.move">,
  { customerIds, ...to }: MoveInput,
): Promise<readonly MoveRowAnswer[]> {
  const answers: MoveRowAnswer[] = [];
  for (const customerId of customerIds) {
    answers.push({ customerId, decision: await moveCustomer(permit, { customerId, ...to }) });
  }
  return answers;
}

/** Gives one customer to a reseller or to the distributor itself, budget and state kept, in one transaction. */
export async function moveCustomer({ actor }: Permit<"customer.move">, input: One): Promise<Decision<MoveReason>> {
  return inTenant(actor, (tx) => moveIn(tx, actor, input), "import");
}

async function moveIn(
  tx: Transaction,
  actor: Actor,
  { customerId, resellerId, reason }: One,
): Promise<Decision<MoveReason>> {
  const { distributorId } = actor;
  const customer = await lockLeaving(tx, actor, customerId, resellerId);
  if (!customer) return refuse<MoveReason>({ code: "association.customer-unknown" });
  const at = await instantOf(tx);
  const { distributor, suspended } = await loadActingSide(tx, actor);
  const destination = await findDestination(tx, { distributorId, name: distributor.name }, resellerId, at);
  if (!destination) return refuse<MoveReason>({ code: "association.reseller-unknown" });
  const system = systemActor(distributorId, distributor, actor.requestId);
  const changeId = newId();
  const governance = await freshGovernance(tx, system, { changeId, at }, customer);
  const decision = decideMove({
    suspended,
    from: customer.resellerId,
    to: resellerId,
    isFrozenThere: destination.isFrozen,
    pool: await poolThere(tx, distributorId, customer, governance, destination, at),
    reason,
  });
  if (decision.allowed) await writeMove(tx, { actor, customer, governance, destination, changeId, at, reason });
  return decision;
}
