import "server-only";
import type { Transaction } from "@/db/client";
import type { BudgetFacts } from "@/lib/domain/budget/budget-reasons";
import { isInForce } from "@/lib/domain/delegation/authority";
import type { LockedCustomer } from "../customer/lock-customer";
import { findDelegation } from "./find-delegations";
import { loadPools, takenOf } from "./load-pools";

/**
 * The pools that a setting for this customer is decided on, without its own take; null when its reseller was
 * not granted set-budget (G2). The reseller must be locked exclusively.
 */
export async function loadQuotas(
  tx: Transaction,
  distributorId: string,
  { id, resellerId }: LockedCustomer,
  at: Date,
): Promise<BudgetFacts["quotas"]> {
  if (resellerId === null) return null;
  const delegation = await findDelegation(tx, distributorId, resellerId);
  if (!delegation || !isInForce(delegation, at) || !delegation.permissions.includes("set-budget")) return null;
  const pools = await loadPools(tx, distributorId, [resellerId], at, id);
  return {
    monthly: { quota: delegation.monthlyQuota, others: takenOf(pools, resellerId, "monthly") },
    "one-time": { quota: delegation.oneTimeQuota, others: takenOf(pools, resellerId, "one-time") },
  };
}
