import "server-only";
import type { Transaction } from "@/db/client";
import { isInForce } from "@/lib/domain/delegation/authority";
import type { GrantedNow } from "@/lib/domain/request/request";
import { findDelegation } from "../delegation/find-delegations";

/** What the reseller is granted at `at`; a lapsed or revoked grant is nothing. */
export async function loadGranted(
  tx: Transaction,
  distributorId: string,
  resellerId: string,
  at: Date,
): Promise<GrantedNow & { readonly until: Date | null; readonly version: number }> {
  const found = await findDelegation(tx, distributorId, resellerId);
  if (found && isInForce(found, at)) return found;
  return { permissions: [], monthlyQuota: null, oneTimeQuota: null, until: null, version: found?.version ?? 0 };
}
