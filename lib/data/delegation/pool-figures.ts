import "server-only";
import type { PoolFigures, PoolsView } from "@/lib/contracts/delegation-view";
import type { Delegation, QuotaKind } from "@/lib/domain/delegation/authority";
import { availableOf, overAllocatedOf, type Pool, quotaOf } from "@/lib/domain/delegation/quota";
import { plus, ZERO } from "@/lib/domain/money/money";
import type { Pools } from "./load-pools";

/** The pools of a grant that stands; without one, what is taken without a quota. */
export function poolsViewOf(delegation: Delegation | null, pools: Pools): PoolsView {
  const figuresOf = (kind: QuotaKind) => figures({ ...pools[kind], quota: delegation && quotaOf(delegation, kind) });
  return { monthly: figuresOf("monthly"), "one-time": figuresOf("one-time") };
}

function figures(pool: Pool): PoolFigures {
  return { ...pool, available: availableOf(pool), overAllocated: overAllocatedOf(pool) };
}

/** Quotas, and what is taken of them, added up; a pool without a quota is none of them. */
export function totalPools(views: readonly PoolsView[]): PoolsView {
  const totalOf = (kind: QuotaKind) =>
    views
      .map((view) => view[kind])
      .filter(({ quota }) => quota !== null)
      .reduce(added, NOTHING);
  return { monthly: totalOf("monthly"), "one-time": totalOf("one-time") };
}

const NOTHING: PoolFigures = {
  quota: null,
  taken: ZERO,
  allocated: ZERO,
  used: ZERO,
  available: ZERO,
  overAllocated: ZERO,
};

function added(left: PoolFigures, right: PoolFigures): PoolFigures {
  return {
    quota: plus(left.quota ?? ZERO, right.quota ?? ZERO),
    taken: plus(left.taken, right.taken),
    allocated: plus(left.allocated, right.allocated),
    used: plus(left.used, right.used),
    available: plus(left.available, right.available),
    overAllocated: plus(left.overAllocated, right.overAllocated),
  };
}
