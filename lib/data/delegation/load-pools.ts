import "server-only";
import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { moneyOfDriver } from "@/db/schema/columns";
import type { QuotaKind } from "@/lib/domain/delegation/authority";
import type { Pool } from "@/lib/domain/delegation/quota";
import { type Money, ZERO } from "@/lib/domain/money/money";
import { type PoolsAsked, presentStanding, type Standing, takesSql } from "./takes-sql";

/** What a reseller's customers take of each kind. */
export type Pools = Readonly<Record<QuotaKind, Omit<Pool, "quota">>>;

const NOTHING: Omit<Pool, "quota"> = { taken: ZERO, allocated: ZERO, used: ZERO };
const EMPTY: Pools = { monthly: NOTHING, "one-time": NOTHING };

type Row = { reseller_id: string; kind: QuotaKind; taken: string; allocated: string; used: string };

/**
 * Sums over the customers of each reseller in the running month, and the spent parts that stay (G2, "Pools").
 * Lock the resellers first when a quota is decided on it. `without` leaves one customer's live take out, and the
 * spent parts that its next one holds: what everyone else takes. `pastStanding` answers for a moment gone by.
 */
export async function loadPools(
  tx: Transaction,
  distributorId: string,
  resellerIds: readonly string[],
  at: Date,
  without: string | null = null,
  standing: (asked: PoolsAsked) => Standing = presentStanding,
): Promise<ReadonlyMap<string, Pools>> {
  if (resellerIds.length === 0) return new Map();
  const asked = { distributorId, resellerIds, at, without };
  const rows = await tx.execute<Row>(sql`
    select reseller_id, kind, sum(taken)::text as taken, sum(amount)::text as allocated, sum(used)::text as used
    from (${takesSql(asked, standing(asked))}) takes
    group by reseller_id, kind`);
  const pools = new Map<string, Pools>(resellerIds.map((id) => [id, EMPTY]));
  for (const { reseller_id, kind, taken, allocated, used } of rows) {
    const pool = { taken: moneyOfDriver(taken), allocated: moneyOfDriver(allocated), used: moneyOfDriver(used) };
    pools.set(reseller_id, { ...(pools.get(reseller_id) ?? EMPTY), [kind]: pool });
  }
  return pools;
}

/** What everyone takes of one kind; zero when the reseller is not in the answer. */
export function takenOf(pools: ReadonlyMap<string, Pools>, resellerId: string, kind: QuotaKind): Money {
  return (pools.get(resellerId) ?? EMPTY)[kind].taken;
}
