import "server-only";
import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import type { Actor } from "@/lib/domain/access/actor";
import { addDays } from "@/lib/domain/calendar/billing-month";
import { coverageOf } from "@/lib/domain/delivery/coverage";
import { type MonthMove, recount } from "../charge/recount";
import { lookAtCharges, lookAtNew, openRecount } from "../charge/recount-table";
import type { PlannedDelivery } from "./plan-deliveries";
import { idList } from "./read-totals";

/** Where the rows of the deliveries to apply stand: `staged`, or what a held revision kept. */
export type DeliveryRows = { readonly table: "staged" | "staged_charges" };

/**
 * Replaces what is in force of these deliveries by the new rows, as a whole: compares multisets of equal rows,
 * brings what is new, drops what is gone, renews coverage, recounts (G11, G12). Deliveries' rows must exist.
 */
export async function applyDeliveries(
  tx: Transaction,
  actor: Actor,
  {
    planned,
    at,
    from,
  }: { readonly planned: readonly PlannedDelivery[]; readonly at: Date; readonly from: DeliveryRows },
): Promise<readonly MonthMove[]> {
  await openRecount(tx);
  await listDeliveries(tx, planned);
  await lookAtDropped(tx, actor, from);
  await lookAtBrought(tx, actor, from);
  await lookAtEstimates(tx, actor, planned);
  await renewCoverages(tx, actor, planned, at, from);
  await lookAtEstimates(tx, actor, planned);
  await moveAssociationStarts(tx, actor);
  return recount(tx, actor, sql.raw(from.table), at);
}

async function listDeliveries(tx: Transaction, planned: readonly PlannedDelivery[]): Promise<void> {
  await tx.execute(sql`delete from staged_deliveries`);
  for (const { id, source, billingAccount, periodStart, revision, formerRevision } of planned) {
    await tx.execute(sql`insert into staged_deliveries values (${id}::uuid, ${source}, ${billingAccount},
      ${periodStart.toISOString()}::timestamptz, ${revision}, ${formerRevision}::integer)`);
  }
  await tx.execute(sql`analyze staged_deliveries`);
}

function sourceRows({ distributorId }: Actor, { table }: DeliveryRows) {
  return table === "staged"
    ? sql`staged s join staged_deliveries v
        on s.source = v.source and s.billing_account = v.billing_account and s.period_start = v.period_start
        and s.refused_cause is null`
    : sql`staged_charges s join staged_deliveries v
        on s.distributor_id = ${distributorId} and s.delivery_id = v.id and s.revision = v.revision`;
}

async function lookAtDropped(tx: Transaction, actor: Actor, from: DeliveryRows): Promise<void> {
  const [replaced] = await tx.execute(sql`select 1 from staged_deliveries where former is not null limit 1`);
  if (!replaced) return;
  await lookAtCharges(
    tx,
    actor,
    sql`(c.month, c.id) in (
      select o.month, o.id
      from (
        select o.month, o.id, o.delivery_id, o.row_hash,
          row_number() over (partition by o.delivery_id, o.row_hash order by o.id) as place
        from charges o
        where o.distributor_id = ${actor.distributorId} and o.removed_in is null
          and o.delivery_id in (select id from staged_deliveries)
      ) o
      left join (
        select v.id as delivery_id, s.row_hash, count(*) as n from ${sourceRows(actor, from)} group by 1, 2
      ) n on n.delivery_id = o.delivery_id and n.row_hash = o.row_hash
      where o.place > coalesce(n.n, 0))`,
    sql`(select v.revision from staged_deliveries v where v.id = c.delivery_id)`,
  );
}

async function lookAtBrought(tx: Transaction, actor: Actor, from: DeliveryRows): Promise<void> {
  const rows = sourceRows(actor, from);
  const added = { origin: "delivery", deliveryId: sql`s.for_delivery`, addedIn: sql`s.for_revision` } as const;
  const [replaced] = await tx.execute(sql`select 1 from staged_deliveries where former is not null limit 1`);
  if (!replaced) {
    await lookAtNew(tx, sql`(select s.*, v.id as for_delivery, v.revision as for_revision from ${rows}) s`, added);
    return;
  }
  await lookAtNew(
    tx,
    sql`(
      select s.*, v.id as for_delivery, v.revision as for_revision,
        row_number() over (partition by v.id, s.row_hash order by s.id) as place
      from ${rows}
    ) s
    left join (
      select o.delivery_id, o.row_hash, count(*) as n from charges o
      where o.distributor_id = ${actor.distributorId} and o.removed_in is null
        and o.delivery_id in (select id from staged_deliveries)
      group by 1, 2
    ) k on k.delivery_id = s.for_delivery and k.row_hash = s.row_hash
    where s.place > coalesce(k.n, 0)`,
    added,
  );
}

/** Events on days covered by these deliveries, called before and after their coverage is renewed. */
async function lookAtEstimates(tx: Transaction, actor: Actor, planned: readonly PlannedDelivery[]): Promise<void> {
  await lookAtCharges(
    tx,
    actor,
    // From each account's days to its charges: OFFSET keeps the planner from reading every charge there is.
    sql`(c.month, c.id) in (
      select e.month, e.id
      from coverages v
      cross join lateral (
        select o.month, o.id from charges o
        where o.distributor_id = v.distributor_id and o.account_id = v.account_id
          and o.day between v.from_day and v.to_day and o.origin <> 'delivery' and o.removed_in is null
        offset 0
      ) e
      where v.distributor_id = ${actor.distributorId} and v.delivery_id in (${idList(planned.map(({ id }) => id))}))`,
  );
}

async function renewCoverages(
  tx: Transaction,
  actor: Actor,
  planned: readonly PlannedDelivery[],
  at: Date,
  from: DeliveryRows,
): Promise<void> {
  await tx.execute(sql`
    delete from coverages
    where distributor_id = ${actor.distributorId} and delivery_id in (${idList(planned.map(({ id }) => id))})`);
  for (const delivery of planned) {
    const covered = coverageOf(delivery, delivery.billingPeriod, at);
    // That it bills the account is known before it covers a day: a range of none.
    const none = { from: delivery.firstDay, to: addDays(delivery.firstDay, -1) };
    for (const range of covered.length > 0 ? covered : [none]) {
      await tx.execute(sql`
        insert into coverages (distributor_id, account_id, delivery_id, from_day, to_day)
        select distinct ${actor.distributorId}::uuid, s.account_id, v.id, ${range.from}::date, ${range.to}::date
        from ${sourceRows(actor, from)} where v.id = ${delivery.id}`);
    }
  }
}

/** A customer made from a parked account counts as associated since that account's first charge (G9). */
async function moveAssociationStarts(tx: Transaction, actor: Actor): Promise<void> {
  const moved = await tx.execute<{ id: string; associationId: string; startedAt: string }>(sql`
    update customers u set associated_at = f.first_charge_at
    from (
      select m.customer_id, min(r.charge_start) as first_charge_at
      from recount r
      join account_mappings m on m.distributor_id = ${actor.distributorId} and m.account_id = r.account_id
        and m.undone_at is null and m.from_day is null
      where r.is_new group by 1
    ) f
    where u.distributor_id = ${actor.distributorId} and u.id = f.customer_id and f.first_charge_at < u.associated_at
      and exists (
        select 1 from associations a
        where a.distributor_id = ${actor.distributorId} and a.id = u.association_id and a.origin = 'parked-account')
    returning u.id, u.association_id as "associationId", u.associated_at as "startedAt"`);
  for (const { id, associationId, startedAt } of moved) {
    await tx.execute(sql`update associations
      set started_at = ${startedAt}::timestamptz, counts_since = ${startedAt}::timestamptz
      where distributor_id = ${actor.distributorId} and id = ${associationId}`);
    await lookAtCharges(tx, actor, sql`c.customer_id = ${id} and not c.in_budget`);
  }
}
