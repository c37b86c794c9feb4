import "server-only";
import { and, asc, eq, gt, isNull, lte, or, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { recalls, resellers } from "@/db/schema";
import { moneyOfDriver } from "@/db/schema/columns";
import type { QuotaCustomer, QuotaReseller, QuotaTable } from "@/lib/contracts/delegation-view";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { isInForce, type Permission, type QuotaKind } from "@/lib/domain/delegation/authority";
import { assignedOnly, resellersOf } from "../scope";
import { findDistributor } from "../system-actor";
import { inTenant } from "../tenant";
import { loadDelegationsAt } from "./load-delegations-at";
import { loadPools, type Pools } from "./load-pools";
import { poolsViewOf, totalPools } from "./pool-figures";
import { pastStanding, presentStanding, takesSql } from "./takes-sql";

export type QuotaTableAsked = {
  /** The instant to answer for. */
  readonly at: Date;
  /** Whether it has gone by: then the records answer, usage to the minute. */
  readonly isPast: boolean;
  /** Whose customers are wanted as well; null: nobody's. A reseller always gets its own. */
  readonly resellerId: string | null;
};

/**
 * Quotas as they stand or stood: totals, each reseller, and one reseller's customers (R-4.4, G2). A reseller sees
 * itself only; another distributor's reseller has no customers here.
 */
export async function getQuotaTable(
  { actor }: Permit<"delegation.read">,
  { at, isPast, resellerId }: QuotaTableAsked,
): Promise<QuotaTable> {
  const { distributorId } = actor;
  const own = actor.company.kind === "reseller" ? actor.company.id : null;
  return inTenant(actor, async (tx) => {
    const named = await findResellers(tx, actor, at);
    const ids = named.map(({ id }) => id);
    const standing = isPast ? pastStanding : presentStanding;
    const pools = await loadPools(tx, distributorId, ids, at, null, standing);
    const delegations = await loadDelegationsAt(tx, distributorId, ids, at);
    const recalled = await findRecalls(tx, actor, at);
    const rows = named.flatMap(({ id, name }): QuotaReseller[] => {
      const found = delegations.get(id);
      const delegation = found && isInForce(found, at) ? found : null;
      const taken = pools.get(id);
      if (!taken) return [];
      return [
        {
          id,
          name,
          permissions: delegation?.permissions ?? [],
          until: delegation?.until ?? null,
          pools: poolsViewOf(delegation, taken),
          recalled: delegation ? recalled.filter((recall) => recall.resellerId === id).length : 0,
        },
      ];
    });
    const asked = own ?? (ids.find((id) => id === resellerId) || null);
    const inForce = rows.some(({ id, permissions }) => id === asked && permissions.length > 0);
    const recallsThere = inForce ? recalled.filter((recall) => recall.resellerId === asked) : [];
    return {
      currency: (await findDistributor(tx, distributorId))?.currency ?? "",
      total: totalPools(rows.map((row) => row.pools)),
      resellers: rows,
      customers: asked === null ? null : await takesOf(tx, { actor, at, isPast, asked }, recallsThere),
      asOf: at,
    };
  });
}

async function findResellers(tx: Transaction, actor: Actor, at: Date) {
  return tx
    .select({ id: resellers.id, name: resellers.name })
    .from(resellers)
    .where(and(resellersOf(actor), actor.company.kind === "distributor" ? lte(resellers.createdAt, at) : undefined))
    .orderBy(asc(resellers.name), asc(resellers.id));
}

type Recalled = { readonly customerId: string; readonly resellerId: string; readonly permissions: Permission[] };

async function findRecalls(tx: Transaction, actor: Actor, at: Date): Promise<readonly Recalled[]> {
  return tx
    .select({ customerId: recalls.customerId, resellerId: recalls.resellerId, permissions: recalls.permissions })
    .from(recalls)
    .where(
      and(
        eq(recalls.distributorId, actor.distributorId),
        assignedOnly(actor, recalls.customerId),
        lte(recalls.since, at),
        or(isNull(recalls.endedAt), gt(recalls.endedAt, at)),
      ),
    );
}

type TakesAsked = {
  readonly actor: Actor;
  readonly at: Date;
  readonly isPast: boolean;
  readonly asked: string;
};

type Row = {
  customer_id: string;
  name: string;
  kind: QuotaKind | null;
  taken: string;
  allocated: string;
  used: string;
};

async function takesOf(
  tx: Transaction,
  { actor, at, isPast, asked }: TakesAsked,
  recalled: readonly Recalled[],
): Promise<readonly QuotaCustomer[]> {
  const { distributorId } = actor;
  const pools = { distributorId, resellerIds: [asked], at, without: null };
  const standing = isPast ? pastStanding(pools) : presentStanding(pools);
  const then = sql`${at.toISOString()}::timestamptz`;
  const rows = await tx.execute<Row>(sql`
    select c.id as customer_id, c.name, t.kind, coalesce(sum(t.taken), 0)::text as taken,
      coalesce(sum(t.amount), 0)::text as allocated, coalesce(sum(t.used), 0)::text as used
    from customers c
    left join (${takesSql(pools, standing)}) t on t.customer_id = c.id
    where c.distributor_id = ${distributorId}::uuid and (t.kind is not null or exists (
      select 1 from associations a
      where a.distributor_id = c.distributor_id and a.customer_id = c.id and a.reseller_id = ${asked}::uuid
        and a.started_at <= ${then} and coalesce(a.ended_at > ${then}, true)))
      and ${assignedOnly(actor, sql`c.id`) ?? sql`true`}
    group by c.id, c.name, t.kind
    order by c.name, c.id`);
  const recalledOf = new Map(recalled.map(({ customerId, permissions }) => [customerId, permissions]));
  return [...Map.groupBy(rows, ({ customer_id }) => customer_id)].map(([id, takes]) => ({
    id,
    name: takes[0]?.name ?? "",
    takes: { monthly: takeOf(takes, "monthly"), "one-time": takeOf(takes, "one-time") },
    recalled: recalledOf.get(id) ?? [],
  }));
}

function takeOf(rows: readonly Row[], kind: QuotaKind): Pools[QuotaKind] | null {
  const found = rows.find((row) => row.kind === kind);
  if (!found) return null;
  return {
    taken: moneyOfDriver(found.taken),
    allocated: moneyOfDriver(found.allocated),
    used: moneyOfDriver(found.used),
  };
}
