import "server-only";
import type { Transaction } from "@/db/client";
import type { Actor } from "@/lib/domain/access/actor";
import type { DelegationActFacts } from "@/lib/domain/delegation/decide-delegation";
import { loadActingSide } from "../customer/lock-customer";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { systemActor } from "../system-actor";
import { findDelegation, type Granted } from "./find-delegations";
import { loadPools, type Pools } from "./load-pools";
import { lockResellers } from "./lock-governed";

export type DelegationAct = {
  readonly actor: Actor;
  /** The product itself, for what happened without a person. */
  readonly system: Actor;
  readonly reseller: { readonly id: string; readonly name: string; readonly stoppedAt: Date | null };
  /** Lapsed and revoked ones included; null: there never was one. */
  readonly current: Granted | null;
  readonly pools: Pools;
  readonly changeId: string;
  readonly at: Date;
  readonly facts: DelegationActFacts;
};

/** Locks the reseller exclusively and reads what its grant is decided on; null when it is not the actor's. */
export async function beginDelegation(
  tx: Transaction,
  actor: Actor,
  resellerId: string,
  reason: string | null,
  changeId: string = newId(),
): Promise<DelegationAct | null> {
  const { distributorId } = actor;
  const [reseller] = await lockResellers(tx, distributorId, [resellerId], "exclusive");
  if (!reseller) return null;
  const at = await instantOf(tx);
  const { suspended, distributor } = await loadActingSide(tx, actor);
  const pools = (await loadPools(tx, distributorId, [resellerId], at)).get(resellerId);
  if (!pools) throw new Error("every reseller asked for has pools");
  const current = await findDelegation(tx, distributorId, resellerId);
  const system = systemActor(distributorId, distributor, actor.requestId);
  return { actor, system, reseller, current, pools, changeId, at, facts: { suspended, reason } };
}
