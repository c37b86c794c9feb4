import "server-only";
import { and, asc, eq, gt, isNotNull, lt, lte, min, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { couponSettlements, coupons, distributors } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import {
  addMonths,
  type BillingMonth,
  monthEndExclusive,
  monthStart,
  toBillingMonth,
} from "@/lib/domain/calendar/billing-month";
import { lastDueMonth } from "@/lib/domain/coupon/settlement";
import { payable, type Taken, totalOf } from "@/lib/domain/coupon/take";
import { sumOf } from "@/lib/domain/money/money";
import { recordAudit } from "../audit";
import { type LockedCustomer, lockAllCustomers } from "../customer/lock-customer";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { findDistributor, systemActor } from "../system-actor";
import { inTenant } from "../tenant";
import { payFromCoupons } from "./pay-from-coupons";
import { listUsageByAssociation } from "./usage-by-association";

const BATCH = 200;

/**
 * Pays by coupons the usage of every month that is due, customer by customer, the earliest month first; run late it
 * catches up, run twice or by two processes it finds nothing to do. Returns how many months were settled.
 */
export async function settleCoupons(distributorId: string): Promise<number> {
  const faults: unknown[] = [];
  let [total, after] = [0, "00000000-0000-0000-0000-000000000000"];
  for (;;) {
    const ids = await inTenant({ distributorId }, (tx) => listDue(tx, distributorId, after));
    for (const id of ids) {
      // A customer that cannot be settled keeps nobody else waiting.
      await settleCustomer(distributorId, id).then(
        (count) => (total += count),
        (fault: unknown) => faults.push(fault),
      );
    }
    after = ids.at(-1) ?? after;
    if (ids.length < BATCH) break;
  }
  if (faults.length > 0) throw new AggregateError(faults, "some customers' coupons were not settled");
  return total;
}

async function dueMonthOf(tx: Transaction, distributorId: string, at: Date): Promise<BillingMonth | null> {
  const [row] = await tx
    .select({ day: distributors.couponSettlementDay })
    .from(distributors)
    .where(eq(distributors.distributorId, distributorId));
  return row ? lastDueMonth(row.day, at) : null;
}

async function listDue(tx: Transaction, distributorId: string, after: string): Promise<readonly string[]> {
  const due = await dueMonthOf(tx, distributorId, await instantOf(tx));
  if (due === null) return [];
  const rows = await tx
    .selectDistinct({ id: coupons.customerId })
    .from(coupons)
    .where(
      and(
        eq(coupons.distributorId, distributorId),
        isNotNull(coupons.nextSettlement),
        lte(coupons.nextSettlement, due),
        gt(coupons.customerId, after),
      ),
    )
    .orderBy(asc(coupons.customerId))
    .limit(BATCH);
  return rows.map(({ id }) => id);
}

/** All months of a customer that are due, one after the other, in one transaction under its lock. */
function settleCustomer(distributorId: string, customerId: string): Promise<number> {
  return inTenant({ distributorId }, async (tx) => {
    const distributor = await findDistributor(tx, distributorId);
    if (!distributor) return 0;
    const system = systemActor(distributorId, distributor, newId());
    // Former customers too: they pay what came before they left.
    const [customer] = await lockAllCustomers(tx, system, [customerId]);
    const at = await instantOf(tx);
    const due = await dueMonthOf(tx, distributorId, at);
    if (!customer || due === null) return 0;
    let count = 0;
    for (;;) {
      const month = await firstUnsettled(tx, system, customerId);
      if (month === null || month > due) return count;
      await settleMonth(tx, system, { customer, month, at });
      count += 1;
    }
  });
}

async function firstUnsettled(tx: Transaction, { distributorId }: Actor, customerId: string) {
  const [row] = await tx
    .select({ month: min(coupons.nextSettlement) })
    .from(coupons)
    .where(and(eq(coupons.distributorId, distributorId), eq(coupons.customerId, customerId)));
  return row?.month ? toBillingMonth(row.month) : null;
}

type Settling = { readonly customer: LockedCustomer; readonly month: BillingMonth; readonly at: Date };

async function settleMonth(tx: Transaction, system: Actor, { customer, month, at }: Settling): Promise<void> {
  const { distributorId } = system;
  const changeId = newId();
  const base = { changeId, at, customerId: customer.id, month, orderId: null };
  const inMonth = and(lt(coupons.startsAt, monthEndExclusive(month)), gt(coupons.endsAt, monthStart(month)));
  const used = await listUsageByAssociation(tx, system, customer.id, month);
  const taken: Taken[] = [];
  for (const { associationId, usage } of used) {
    taken.push(...(await payFromCoupons(tx, system, { ...base, associationId, amount: usage }, inMonth)));
  }
  const [usage, paid] = [sumOf(used.map((one) => payable(one.usage))), totalOf(taken)];
  await tx
    .insert(couponSettlements)
    .values({ distributorId, customerId: customer.id, month, usage, paid, settledAt: at, changeId });
  await moveOn(tx, system, customer.id, month);
  await recordAudit(tx, system, [
    {
      changeId,
      at,
      action: "coupon.settled",
      subject: { kind: "customer", id: customer.id, name: customer.name },
      after: { month, usage, paid, coupons: taken },
    },
  ]);
}

/** Coupons that waited for this month wait for the next one they can pay, or for none. */
async function moveOn(tx: Transaction, { distributorId }: Actor, customerId: string, month: BillingMonth) {
  const next = addMonths(month, 1);
  await tx
    .update(coupons)
    .set({ nextSettlement: sql`case when ${gt(coupons.endsAt, monthStart(next))} then ${next}::text end` })
    .where(
      and(
        eq(coupons.distributorId, distributorId),
        eq(coupons.customerId, customerId),
        eq(coupons.nextSettlement, month),
      ),
    );
}
