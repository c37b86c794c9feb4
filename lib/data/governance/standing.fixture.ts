import { asc } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { requests } from "@/db/schema";
import type { CustomerStanding } from "@/lib/contracts/customer-view";
import type { PoolFigures } from "@/lib/contracts/delegation-view";
import { type Authority, isInForce, PERMISSIONS, QUOTA_KINDS, UNDELEGATED } from "@/lib/domain/delegation/authority";
import { permit } from "../budget/governance.fixture";
import { selectStandings, toStanding } from "../customer/standing";
import { standingParts } from "../customer/standing-parts";
import { loadAuthorities } from "../delegation/load-authority";
import { loadDelegationsAt } from "../delegation/load-delegations-at";
import { loadPools } from "../delegation/load-pools";
import { poolsViewOf } from "../delegation/pool-figures";
import { instantOf } from "../instant";
import { decidePurchases } from "../purchase/decide-purchases";
import { selectRequests, toLine } from "../request/select-requests";
import { inTenant } from "../tenant";
import { PLACES } from "./model.fixture";
import { type Real, resellerIdOf } from "./real.fixture";

/** What the model says, as the product tells it: by its decisions, and as the distributor's lists read it. */
export async function standingOf(real: Real) {
  const { world, ids } = real;
  const items = ids.map((customerId) => ({ customerId, operation: "buy-yearly-monthly", amount: null }) as const);
  const [verdicts, seen] = await Promise.all([
    decidePurchases(permit(world.distributor, "purchase.decide"), items),
    inTenant(world.distributor, (tx) => readStanding(tx, real)),
  ]);
  const refused = verdicts.map((verdict) =>
    verdict === null || verdict.decision.allowed
      ? []
      : verdict.decision.reasons.map(({ code, liftedBy }) => `${code} ${liftedBy}`).toSorted(),
  );
  const { customers, ...rest } = seen;
  return { customers, refused, ...rest };
}

async function readStanding(tx: Transaction, real: Real) {
  const { world, ids } = real;
  const { distributor } = world;
  const { distributorId } = distributor;
  const places = PLACES.map((place) => resellerIdOf(real, place));
  const at = await instantOf(tx);
  const [rows, authorities, pools, delegations, asked] = await Promise.all([
    selectStandings(tx, distributor, standingParts(at), undefined),
    loadAuthorities(tx, distributorId, ids, at),
    loadPools(tx, distributorId, places, at),
    loadDelegationsAt(tx, distributorId, places, at),
    selectRequests(tx, distributor, undefined).orderBy(asc(requests.createdAt), asc(requests.id)),
  ]);
  const standings = new Map(rows.map((row) => [row.id, toStanding(row)]));
  return {
    customers: ids.map((id) => {
      const standing = standings.get(id);
      if (!standing) throw new Error("a customer is in no list");
      return customerSeen(standing, authorities.get(id) ?? UNDELEGATED, places);
    }),
    pools: places.map((id) => {
      const delegation = delegations.get(id);
      const inForce = delegation && isInForce(delegation, at) ? delegation : null;
      const taken = pools.get(id);
      if (!taken) throw new Error("every reseller asked for has pools");
      const view = poolsViewOf(inForce, taken);
      return { until: inForce?.until ?? null, pools: QUOTA_KINDS.map((kind) => figuresOf(view[kind])) };
    }),
    requests: asked.map(toLine).map(({ kind, state, hasFailed }) => [kind, state, hasFailed] as const),
  };
}

function customerSeen(standing: CustomerStanding, authority: Authority, places: readonly string[]) {
  const { reseller, budget, counted, freezeLevel, freezeOrigins, causeGone } = standing;
  return {
    at: reseller === null ? null : (PLACES.find((place) => places[place] === reseller.id) ?? null),
    authority: PERMISSIONS.map((permission) => authority[permission]),
    budget: budget && [budget.type, budget.amount, budget.action, budget.liftWhenRestored, budget.version],
    from: budget?.countsFrom ?? null,
    used: counted,
    level: freezeLevel,
    origins: freezeOrigins.toSorted(),
    gone: causeGone,
  };
}

const figuresOf = ({ quota, taken, allocated, used, available }: PoolFigures) => ({
  quota,
  taken,
  allocated,
  used,
  available,
});
