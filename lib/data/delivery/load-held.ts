import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { deliveries, deliveryRevisions } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { toBillingDay, toBillingMonth } from "@/lib/domain/calendar/billing-month";
import type { PlannedDelivery } from "./plan-deliveries";
import { readTotals } from "./read-totals";

export type HeldKey = { readonly deliveryId: string; readonly revision: number };
export type HeldDelivery = PlannedDelivery & { readonly importId: string };

const COLUMNS = {
  source: deliveries.source,
  billingAccount: deliveries.billingAccount,
  billingPeriod: deliveries.billingPeriod,
  periodStart: deliveries.periodStart,
  formerRevision: deliveries.revision,
  importId: deliveryRevisions.importId,
  rows: deliveryRevisions.rows,
  listed: deliveryRevisions.listed,
  billed: deliveryRevisions.billed,
  firstDay: deliveryRevisions.firstDay,
  lastDay: deliveryRevisions.lastDay,
};

export const revisionOf = ({ distributorId }: Actor, { deliveryId, revision }: HeldKey) =>
  and(
    eq(deliveryRevisions.distributorId, distributorId),
    eq(deliveryRevisions.deliveryId, deliveryId),
    eq(deliveryRevisions.number, revision),
  );

/** A held revision beside what is in force; null: there is none, or it is decided. */
export async function loadHeld(tx: Transaction, actor: Actor, key: HeldKey): Promise<HeldDelivery | null> {
  const [row] = await tx
    .select(COLUMNS)
    .from(deliveryRevisions)
    .innerJoin(
      deliveries,
      and(eq(deliveries.distributorId, actor.distributorId), eq(deliveries.id, deliveryRevisions.deliveryId)),
    )
    .where(and(revisionOf(actor, key), eq(deliveryRevisions.state, "held")));
  if (!row) return null;
  const [billingPeriod, firstDay, lastDay] = [
    toBillingMonth(row.billingPeriod),
    toBillingDay(row.firstDay),
    toBillingDay(row.lastDay),
  ];
  if (billingPeriod === null || firstDay === null || lastDay === null) throw new Error("a held revision has no dates");
  const former = row.formerRevision === null ? [] : await readTotals(tx, actor, [key.deliveryId]);
  const known = { id: key.deliveryId, isNew: false, revision: key.revision, hold: [], isUnchanged: false, former };
  return { ...row, ...known, billingPeriod, firstDay, lastDay };
}
