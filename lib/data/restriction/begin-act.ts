import "server-only";
import type { Transaction } from "@/db/client";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permission } from "@/lib/domain/delegation/authority";
import { authorityAfter } from "@/lib/domain/delegation/recall";
import type { ActFacts } from "@/lib/domain/restriction/decide-restriction";
import { freshGovernance } from "../budget/fresh-governance";
import type { Governance } from "../budget/load-governance";
import { type LockedCustomer, loadActingSide } from "../customer/lock-customer";
import { loadAuthority } from "../delegation/load-authority";
import { lockGoverned } from "../delegation/lock-governed";
import { type Recalled, recalledWith, writeRecalls } from "../delegation/write-recalls";
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
  /** Whether what the act needs is to be recalled with it. */
  readonly recall: boolean | undefined;
};

type Asked = {
  readonly customerId: string;
  readonly reason: string;
  readonly messageToCustomer: string | null;
  readonly recall?: boolean | undefined;
};

/** Locks the grant and the customer and reads what its restriction is decided on; null when it is not the actor's. */
export async function beginAct(
  tx: Transaction,
  actor: Actor,
  { customerId, reason, messageToCustomer, recall }: Asked,
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
  return { actor, customer, governance, changeId, at, facts, recall };
}

/** The act as it is decided: with the authority as it will be once what it needs is recalled with it (G1). */
export function withRecall(act: Act, needed: readonly Permission[]): Act & Pick<Recalled, "permissions"> {
  const { actor, facts, recall } = act;
  const permissions = recalledWith(actor, facts.authority, { asked: recall, needed });
  return { ...act, facts: { ...facts, authority: authorityAfter(facts.authority, permissions) }, permissions };
}

/** Writes the recall that a decided act brings along, if any. */
export async function recallFor(tx: Transaction, act: ReturnType<typeof withRecall>): Promise<void> {
  const { actor, customer, permissions, changeId, at, facts } = act;
  const recalled = permissions.length > 0 ? [{ customer, permissions }] : [];
  await writeRecalls(tx, actor, { changeId, at, reason: facts.reason }, recalled);
}
