import "server-only";
import type { Transaction } from "@/db/client";
import type { GrantInput } from "@/lib/contracts/delegation";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { ALLOWED, type Decision, refuse } from "@/lib/domain/decision";
import { isInForce } from "@/lib/domain/delegation/authority";
import { type DelegationReason, decideGrant } from "@/lib/domain/delegation/decide-delegation";
import { supersedeRequests } from "../request/supersede-requests";
import { inTenant } from "../tenant";
import { beginDelegation } from "./begin-delegation";
import { saveDelegation } from "./save-delegation";
import { settleLapse } from "./settle-lapse";

/** Grants a reseller permissions and quotas, or changes what it has; answers every reason against (G1, R-4.8). */
export async function grantDelegation(
  { actor }: Permit<"delegation.grant">,
  input: GrantInput,
): Promise<Decision<DelegationReason>> {
  return inTenant(actor, (tx) => grantDelegationIn(tx, actor, input));
}

/** The same within a transaction of the caller; `answering` the request that it grants, which it leaves alone. */
export async function grantDelegationIn(
  tx: Transaction,
  actor: Actor,
  { resellerId, version, wish, reason }: GrantInput,
  answering: { readonly requestId: string; readonly changeId: string } | null = null,
): Promise<Decision<DelegationReason>> {
  const act = await beginDelegation(tx, actor, resellerId, reason, answering?.changeId);
  if (!act) return refuse({ code: "delegation.reseller-unknown" });
  const { current, at } = act;
  const taken = { monthly: act.pools.monthly.taken, "one-time": act.pools["one-time"].taken };
  const decision = decideGrant({ ...act.facts, current, version, wish, taken, at });
  if (!decision.allowed) return decision;

  const settled = await settleLapse(tx, act);
  const operation = current !== null && isInForce(current, at) ? "changed" : "granted";
  await saveDelegation(tx, settled, { operation, delegation: wish, reason, effectiveAt: at });
  const { changeId } = act;
  await supersedeRequests(tx, actor, { resellerId, changeId, at, except: answering?.requestId ?? null });
  return ALLOWED;
}
