import "server-only";
import { and, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { freezeCauses, orderedLevels, outbox, restrictionPlaces } from "@/db/schema";
import { placesOf } from "@/lib/domain/connector/place";
import { lockAllCustomers } from "../customer/lock-customer";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { CONNECTOR_ORDER } from "../outbox/outbox-kind";
import { wakeOutbox } from "../outbox/wake-outbox";
import { findDistributor, systemActor } from "../system-actor";
import { inTenant } from "../tenant";
import { loadSpending } from "./load-spending";
import { holdConnectors, NO_SPENDING, placeRows } from "./order-places";

const BATCH = 200;

/**
 * Orders what is in force at every connector that serves a frozen customer and was never told: it was added, or came to
 * bill the customer, after the act (G7). Places that know are left alone. Returns how many orders there were.
 */
export async function orderInForce(distributorId: string): Promise<number> {
  for (let total = 0, after: string | null = null; ; ) {
    const ids: readonly string[] = await inTenant({ distributorId }, (tx) => listUntold(tx, distributorId, after));
    if (ids.length === 0) return total;
    total += await inTenant({ distributorId }, (tx) => orderThere(tx, distributorId, ids));
    after = ids.at(-1) ?? null;
  }
}

/** Frozen customers with a connector that the act in force does not name; whether it serves them is asked later. */
async function listUntold(tx: Transaction, distributorId: string, after: string | null): Promise<readonly string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    select distinct f.customer_id as id from freeze_causes f
    left join lateral (
      select o.id from ordered_levels o
      where o.distributor_id = f.distributor_id and o.customer_id = f.customer_id
      order by o.number desc limit 1) act on true
    join connectors c on c.distributor_id = f.distributor_id and c.removed_at is null
    where f.distributor_id = ${distributorId} and f.ended_at is null
      and (${after}::uuid is null or f.customer_id > ${after}::uuid)
      and not exists (
        select 1 from restriction_places p
        where p.distributor_id = f.distributor_id and p.ordered_level_id = act.id and p.connector_id = c.id)
      and (c.sources is null or exists (
        select 1 from cloud_accounts a
        join coverages v on v.distributor_id = a.distributor_id and v.account_id = a.account_id
        join deliveries d on d.distributor_id = v.distributor_id and d.id = v.delivery_id
        where a.distributor_id = f.distributor_id and a.customer_id = f.customer_id and d.source = any(c.sources)))
    order by 1 limit ${BATCH}`);
  return rows.map(({ id }) => id);
}

async function orderThere(tx: Transaction, distributorId: string, ids: readonly string[]): Promise<number> {
  const distributor = await findDistributor(tx, distributorId);
  if (!distributor) return 0;
  const locked = await lockAllCustomers(tx, systemActor(distributorId, distributor, newId()), ids);
  const serving = await holdConnectors(tx, distributorId);
  const at = await instantOf(tx);
  const acts = await loadActs(tx, distributorId, ids);
  const told = await loadTold(tx, distributorId, acts);
  const spending = await loadSpending(tx, distributorId, ids);
  const rows = locked.flatMap(({ id, accountName }) => {
    const act = acts.get(id);
    if (!act) return [];
    const { accounts, sources } = spending.get(id) ?? NO_SPENDING;
    const places = placesOf(serving, { accounts: accounts.length, sources });
    const unknown = places.filter(
      ({ kind, connectorId }) => act.isNew || (kind === "connector" && !told.has(`${act.id} ${connectorId}`)),
    );
    const isServed = !places.some(({ kind }) => kind === "recorded-only");
    return [{ act, isServed, ...placeRows({ distributorId, at }, { act, accountName, accounts }, unknown) }];
  });
  const firsts = rows.flatMap(({ act: { isNew, ...act } }) => (isNew ? [{ ...act, distributorId }] : []));
  if (firsts.length > 0) await tx.insert(orderedLevels).values(firsts);
  const orders = rows.flatMap((row) => row.orders);
  if (orders.length === 0) return 0;
  const served = rows.flatMap(({ act, isServed }) => (isServed ? [act.id] : []));
  await endRecordedOnly(tx, { distributorId, at }, served);
  await tx.insert(restrictionPlaces).values(rows.flatMap(({ places }) => places));
  await tx.insert(outbox).values(orders);
  await wakeOutbox(tx, { kind: CONNECTOR_ORDER, distributorId });
  return orders.length;
}

type Act = typeof orderedLevels.$inferSelect & { readonly isNew: boolean };

/** The act in force of each frozen customer; of one frozen before acts were kept, the first, made of its cause. */
async function loadActs(tx: Transaction, distributorId: string, ids: readonly string[]) {
  const causes = await tx
    .selectDistinctOn([freezeCauses.customerId], {
      customerId: freezeCauses.customerId,
      level: freezeCauses.level,
      changeId: freezeCauses.changeId,
      orderedAt: freezeCauses.since,
    })
    .from(freezeCauses)
    .where(
      and(
        eq(freezeCauses.distributorId, distributorId),
        inArray(freezeCauses.customerId, [...ids]),
        isNull(freezeCauses.endedAt),
      ),
    )
    // The level in force is the highest.
    .orderBy(freezeCauses.customerId, desc(freezeCauses.level), freezeCauses.since);
  const last = await tx
    .selectDistinctOn([orderedLevels.customerId])
    .from(orderedLevels)
    .where(and(eq(orderedLevels.distributorId, distributorId), inArray(orderedLevels.customerId, [...ids])))
    .orderBy(orderedLevels.customerId, desc(orderedLevels.number));
  const known = new Map(last.map((act) => [act.customerId, act]));
  return new Map(
    causes.map((cause): [string, Act] => {
      const act = known.get(cause.customerId);
      if (act) return [cause.customerId, { ...act, isNew: false }];
      return [cause.customerId, { ...cause, distributorId, id: newId(), number: 1, formerLevel: null, isNew: true }];
    }),
  );
}

async function loadTold(tx: Transaction, distributorId: string, acts: ReadonlyMap<string, Act>) {
  const rows = await tx
    .select({ actId: restrictionPlaces.orderedLevelId, connectorId: restrictionPlaces.connectorId })
    .from(restrictionPlaces)
    .where(
      and(
        eq(restrictionPlaces.distributorId, distributorId),
        inArray(
          restrictionPlaces.orderedLevelId,
          [...acts.values()].map(({ id }) => id),
        ),
      ),
    );
  return new Set(rows.map(({ actId, connectorId }) => `${actId} ${connectorId}`));
}

/** Where a connector serves now what was left to files, the files are no place of their own any more. */
async function endRecordedOnly(
  tx: Transaction,
  { distributorId, at }: { readonly distributorId: string; readonly at: Date },
  actIds: readonly string[],
): Promise<void> {
  if (actIds.length === 0) return;
  await tx
    .update(restrictionPlaces)
    .set({ state: "superseded", since: at })
    .where(
      and(
        eq(restrictionPlaces.distributorId, distributorId),
        inArray(restrictionPlaces.orderedLevelId, [...actIds]),
        eq(restrictionPlaces.kind, "recorded-only"),
      ),
    );
}
