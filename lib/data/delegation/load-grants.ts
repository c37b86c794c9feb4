import "server-only";
import type { Transaction } from "@/db/client";
import type { GrantView, PoolsView } from "@/lib/contracts/delegation-view";
import { isInForce } from "@/lib/domain/delegation/authority";
import { findDelegations } from "./find-delegations";
import { loadPools } from "./load-pools";
import { poolsViewOf } from "./pool-figures";
import { NOTHING_GRANTED } from "./save-delegation";

export type Granted = { readonly grant: GrantView; readonly pools: PoolsView };

/** What these resellers hold at `at` and how their pools stand; every id gets an entry, if an empty one. */
export async function loadGrants(
  tx: Transaction,
  distributorId: string,
  resellerIds: readonly string[],
  at: Date,
): Promise<ReadonlyMap<string, Granted>> {
  if (resellerIds.length === 0) return new Map();
  const found = await findDelegations(tx, distributorId, resellerIds);
  const pools = await loadPools(tx, distributorId, resellerIds, at);
  return new Map(
    [...pools].map(([resellerId, taken]): [string, Granted] => {
      const row = found.get(resellerId);
      const version = row?.version ?? 0;
      if (!row || !isInForce(row, at)) {
        return [resellerId, { grant: { ...NOTHING_GRANTED, since: null, version }, pools: poolsViewOf(null, taken) }];
      }
      const { permissions, monthlyQuota, oneTimeQuota, until, grantedAt: since } = row;
      const grant = { permissions, monthlyQuota, oneTimeQuota, until, since, version };
      return [resellerId, { grant, pools: poolsViewOf(row, taken) }];
    }),
  );
}
