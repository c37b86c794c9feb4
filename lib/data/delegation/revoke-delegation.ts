import "server-only";
import type { RevokeInput } from "@/lib/contracts/delegation";
import type { Permit } from "@/lib/domain/access/permit";
import { ALLOWED, type Decision, refuse } from "@/lib/domain/decision";
import { type DelegationReason, decideRevocation } from "@/lib/domain/delegation/decide-delegation";
import { supersedeRequests } from "../request/supersede-requests";
import { inTenant } from "../tenant";
import { beginDelegation } from "./begin-delegation";
import { NOTHING_GRANTED, saveDelegation } from "./save-delegation";

/** Takes every permission back at once; budgets and restrictions stay as they are. */
export async function revokeDelegation(
  { actor }: Permit<"delegation.grant">,
  { resellerId, version, reason }: RevokeInput,
): Promise<Decision<DelegationReason>> {
  return inTenant(actor, async (tx) => {
    const act = await beginDelegation(tx, actor, resellerId, reason);
    if (!act) return refuse({ code: "delegation.reseller-unknown" });
    const { current, at } = act;
    const decision = decideRevocation({ ...act.facts, current, version, at });
    if (!decision.allowed) return decision;
    await saveDelegation(tx, act, { operation: "revoked", delegation: NOTHING_GRANTED, reason, effectiveAt: at });
    await supersedeRequests(tx, actor, { resellerId, changeId: act.changeId, at, except: null });
    return ALLOWED;
  });
}
