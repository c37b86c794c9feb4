import "server-only";
import { and, asc, eq, inArray, isNotNull, lt, lte, min, or, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { resources } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { addMonths, type BillingMonth, billingMonthOf } from "@/lib/domain/calendar/billing-month";
import { chargeableUntil, hourOf } from "@/lib/domain/resource/metering";
import { accountIdsOf } from "../account/recount-accounts";
import { ensurePartitions } from "../charge/ensure-partitions";
import { lockConcerned } from "../charge/lock-concerned";
import { lockAllCustomers } from "../customer/lock-customer";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { findDistributor, systemActor } from "../system-actor";
import { inTenant } from "../tenant";
import { chargeHours, type Due, hoursOf, type Reached } from "./charge-hours";

/** Hours charged in one transaction; each piece is whole, whatever comes after it. */
const HOURS_MAX = 500;

/**
 * Charges every hour that is over of what runs by the hour, a customer a transaction; for a job, within a minute.
 * Whatever runs beside it, or ran before a standstill, each hour is charged once. Returns how many pieces there were.
 */
export async function meterResources(distributorId: string, leaving?: AbortSignal): Promise<number> {
  const { customerIds, months } = await inTenant({ distributorId }, (tx) => listDue(tx, distributorId));
  await ensurePartitions(months);
  const faults: unknown[] = [];
  let pieces = 0;
  for (const customerId of customerIds) {
    try {
      for (let left: Left = "more"; left === "more" && !leaving?.aborted; ) {
        left = await meterPiece(distributorId, customerId);
        if (left !== "all") pieces++;
      }
    } catch (fault) {
      // One customer's fault must not keep the others waiting; its hours stay and are tried again.
      faults.push(fault);
    }
  }
  if (faults.length > 0) throw new AggregateError(faults, "some customers could not be metered");
  return pieces;
}

/** Customers with hours to charge, and the months these are of; the next one too, for it may begin meanwhile. */
async function listDue(tx: Transaction, distributorId: string) {
  const at = await instantOf(tx);
  const rows = await tx
    .select({ customerId: resources.customerId, since: min(resources.meteredUntil) })
    .from(resources)
    .where(dueAt(distributorId, at))
    .groupBy(resources.customerId)
    .orderBy(asc(resources.customerId));
  const since = rows.map((row) => row.since).reduce(earlier, null);
  return { customerIds: rows.map(({ customerId }) => customerId), months: since === null ? [] : monthsFrom(since, at) };
}

function earlier(left: Date | null, right: Date | null): Date | null {
  return left === null || (right !== null && right < left) ? right : left;
}

/** Months in which hours may lie that are charged now; the next one too, for it may begin meanwhile. */
export function monthsFrom(since: Date, at: Date): readonly BillingMonth[] {
  const months = [billingMonthOf(since)];
  const last = addMonths(billingMonthOf(at), 1);
  for (let month = addMonths(billingMonthOf(since), 1); month <= last; month = addMonths(month, 1)) months.push(month);
  return months;
}

/** Metered, and either an hour behind or closed. */
function dueAt(distributorId: string, at: Date): SQL | undefined {
  return and(
    eq(resources.distributorId, distributorId),
    isNotNull(resources.meteredUntil),
    or(lt(resources.meteredUntil, hourOf(at)), lte(resources.closedAt, at)),
  );
}

/** What a piece leaves to be done: nothing, more, or all of it, where nothing was due or another process is at it. */
type Left = "nothing" | "more" | "all";

function meterPiece(distributorId: string, customerId: string): Promise<Left> {
  return inTenant({ distributorId }, async (tx) => {
    const distributor = await findDistributor(tx, distributorId);
    if (!distributor || !(await isOurs(tx, customerId))) return "all";
    const system = systemActor(distributorId, distributor, newId());
    const known = await tx
      .select({ id: resources.id, accountId: resources.accountId })
      .from(resources)
      .where(and(dueAt(distributorId, await instantOf(tx)), eq(resources.customerId, customerId)))
      .orderBy(asc(resources.meteredUntil), asc(resources.id))
      .limit(HOURS_MAX);
    if (known.length === 0) return "all";
    await lockConcerned(tx, system, accountIdsOf(known.map(({ accountId }) => accountId)), [customerId]);
    const ids = known.map(({ id }) => id);
    const hours = await meterLocked(tx, system, customerId, ids);
    return hours === HOURS_MAX || ids.length === HOURS_MAX ? "more" : "nothing";
  });
}

/** Several processes share the customers: whoever comes second goes on to the next one. */
async function isOurs(tx: Transaction, customerId: string): Promise<boolean> {
  const [row] = await tx.execute<{ ours: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtextextended(${`metering ${customerId}`}, 0)) as ours`,
  );
  return row?.ours === true;
}

/** Asked again under the locks what is due; the number of hours charged. */
async function meterLocked(
  tx: Transaction,
  system: Actor,
  customerId: string,
  resourceIds: readonly string[],
): Promise<number> {
  const [customer] = await lockAllCustomers(tx, system, [customerId]);
  if (!customer) throw new Error("a resource's customer is gone");
  const at = await instantOf(tx);
  const rows = await tx
    .select()
    .from(resources)
    .where(and(dueAt(system.distributorId, at), inArray(resources.id, [...resourceIds])))
    .orderBy(asc(resources.meteredUntil), asc(resources.id));
  const due = rows.flatMap((resource): readonly Due[] => {
    const { meteredUntil: from, closedAt } = resource;
    return from === null ? [] : [{ resource, from, until: chargeableUntil(closedAt, at) }];
  });
  const reached = await hoursOf(tx, system, customerId, due, HOURS_MAX);
  await chargeHours(tx, system, customer, reached, { changeId: system.requestId, at });
  await moveMeters(tx, system, reached);
  return reached.reduce((sum, { hours }) => sum + hours.length, 0);
}

async function moveMeters(tx: Transaction, { distributorId }: Actor, reached: readonly Reached[]): Promise<void> {
  const given = JSON.stringify(
    reached.map(({ resource, until }) => ({ id: resource.id, until: endsAt(resource, until) ? null : until })),
  );
  await tx.execute(sql`
    update resources r set metered_until = v.until
    from jsonb_to_recordset(${given}::jsonb) as v(id uuid, until timestamptz(3))
    where r.distributor_id = ${distributorId} and r.id = v.id`);
}

/** Of what is closed nothing more is to come. */
function endsAt({ closedAt }: Reached["resource"], until: Date): boolean {
  return closedAt !== null && closedAt <= until;
}
