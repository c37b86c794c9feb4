import "server-only";
import { and, desc, eq, inArray, type SQL } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { deliveries, deliveryRevisions } from "@/db/schema";
import { DeliveryDifference } from "@/lib/contracts/delivery";
import type { Actor } from "@/lib/domain/access/actor";
import { type BillingMonth, toBillingMonth } from "@/lib/domain/calendar/billing-month";
import type { RevisionState } from "@/lib/domain/delivery/delivery";
import type { Money } from "@/lib/domain/money/money";

export type RevisionView = {
  readonly deliveryId: string;
  readonly number: number;
  readonly importId: string;
  readonly state: RevisionState;
  readonly rows: number;
  readonly listed: Money;
  readonly billed: Money;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly at: Date;
  readonly decidedAt: Date | null;
  readonly difference: readonly DeliveryDifference[];
};

export type DeliveryView = {
  readonly id: string;
  readonly source: string;
  readonly billingAccount: string;
  readonly billingPeriod: BillingMonth;
  /** Number of the revision in force; null: none. */
  readonly revision: number | null;
  /** Newest first. */
  readonly revisions: readonly RevisionView[];
};

async function readRevisions(tx: Transaction, { distributorId }: Actor, deliveryIds: readonly string[]) {
  if (deliveryIds.length === 0) return [];
  const { deliveryId, number, importId, state, rows, listed, billed, firstDay, lastDay, at, decidedAt, difference } =
    deliveryRevisions;
  return tx
    .select({ deliveryId, number, importId, state, rows, listed, billed, firstDay, lastDay, at, decidedAt, difference })
    .from(deliveryRevisions)
    .where(
      and(eq(deliveryRevisions.distributorId, distributorId), inArray(deliveryRevisions.deliveryId, [...deliveryIds])),
    )
    .orderBy(desc(deliveryRevisions.number));
}

/** Deliveries with their revisions, newest billing period first. */
export async function readDeliveries(
  tx: Transaction,
  actor: Actor,
  condition: SQL | undefined,
): Promise<readonly DeliveryView[]> {
  const { id, source, billingAccount, billingPeriod, revision } = deliveries;
  const found = await tx
    .select({ id, source, billingAccount, billingPeriod, revision })
    .from(deliveries)
    .where(and(eq(deliveries.distributorId, actor.distributorId), condition))
    .orderBy(desc(deliveries.billingPeriod), deliveries.source, deliveries.billingAccount);
  const revisions = Map.groupBy(
    await readRevisions(
      tx,
      actor,
      found.map((delivery) => delivery.id),
    ),
    ({ deliveryId }) => deliveryId,
  );
  return found.flatMap((delivery) => {
    const month = toBillingMonth(delivery.billingPeriod);
    if (month === null) return [];
    const own = (revisions.get(delivery.id) ?? []).map((told) => ({
      ...told,
      difference: DeliveryDifference.array().parse(told.difference),
    }));
    return { ...delivery, billingPeriod: month, revisions: own };
  });
}
