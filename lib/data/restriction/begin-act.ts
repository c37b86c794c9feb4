import "server-only";
import type { Transaction } from "@/db/client";
import type { Actor } from "@/lib/domain/access/actor";
import type { ActFacts } from "@/lib/domain/restriction/decide-restriction";
import { freshGovernance } from "../budget/fresh-governance";
import type { Governance } from "../budget/load-governance";
import { type LockedCustomer, loadActingSide } from "../customer/lock-customer";
import { loadAuthority } from "../delegation/load-authority";
import { lockGoverned } from "../delegation/lock-governed";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { systemActor } from "../system-actor";

export type Act = {
  readonly actor: Actor;
  readonly customer: LockedCustomer;
  readonly governance: Governance;
  readonly changeId: string;
  readonly at: Date;
  /** What every decision on a restriction asks. */
  readonly facts: ActFacts;
};

type Asked = {
  readonly customerId: string;
  readonly reason: string;
  readonly messageToCustomer: string | null;
};

/** Locks the grant and the customer and reads what its restriction is decided on; null when it is not the actor's. */
export async function beginAct(
  tx: Transaction,
  actor: Actor,
  { customerId, reason, messageToCustomer }: Asked,
  changeId: string = newId(),
): Promise<Act | null> {
  const customer = await lockGoverned(tx, actor, customerId, "share");
  if (!customer) return null;
  const at = await instantOf(tx);
  const { distributor, suspended } = await loadActingSide(tx, actor);
  const system = systemActor(actor.distributorId, distributor, actor.requestId);
  const governance = await freshGovernance(tx, system, { changeId, at }, customer);
  const company = actor.company.kind;
  const authority = await loadAuthority(tx, actor.distributorId, customer.id, at);
  const facts = { company, authority, suspended, reason, messageToCustomer };
  return { actor, customer, governance, changeId, at, facts };
}
