import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { delegations } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import type { Delegation } from "@/lib/domain/delegation/authority";
import type { DelegationActFacts } from "@/lib/domain/delegation/decide-delegation";
import { loadActingSide } from "../customer/lock-customer";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { systemActor } from "../system-actor";
import { loadPools, type Pools } from "./load-pools";
import { lockResellers } from "./lock-governed";

export type Granted = Delegation & {
  readonly version: number;
  readonly grantedAt: Date | null;
  /** When it was last granted, changed or ended. */
  readonly setAt: Date;
};

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

/** The grant's row as it is, lapsed and revoked ones included. */
export async function findDelegation(
  tx: Transaction,
  distributorId: string,
  resellerId: string,
): Promise<Granted | null> {
  const [row] = await tx
    .select({
      permissions: delegations.permissions,
      monthlyQuota: delegations.monthlyQuota,
      oneTimeQuota: delegations.oneTimeQuota,
      until: delegations.until,
      version: delegations.version,
      grantedAt: delegations.grantedAt,
      setAt: delegations.setAt,
    })
    .from(delegations)
    .where(and(eq(delegations.distributorId, distributorId), eq(delegations.resellerId, resellerId)));
  return row ?? null;
}

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
