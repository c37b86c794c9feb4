import "server-only";
import { and, eq, gt, inArray, isNull, lte } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { resources } from "@/db/schema";
import { GRACE_DAYS } from "@/lib/domain/resource/status";
import { wakeOutbox } from "../outbox/wake-outbox";

/** What wakes the job that renews; it has no outbox row, the resources themselves say what is due. */
export const RENEWALS = "renewals";

const GRACE_MS = GRACE_DAYS * 24 * 60 * 60 * 1000;

/**
 * What may be bought again is renewed at once and not within the minute (G19): says so once this transaction is
 * committed, where one of these customers has something that expired and renews itself. Null: any of the distributor's.
 */
export async function wakeRenewals(
  tx: Transaction,
  { distributorId, at }: { readonly distributorId: string; readonly at: Date },
  customerIds: readonly string[] | null,
): Promise<void> {
  if (customerIds?.length === 0) return;
  const [due] = await tx
    .select({ id: resources.id })
    .from(resources)
    .where(
      and(
        eq(resources.distributorId, distributorId),
        resources.autoRenew,
        isNull(resources.closedAt),
        lte(resources.expiresAt, at),
        gt(resources.expiresAt, new Date(at.getTime() - GRACE_MS)),
        customerIds === null ? undefined : inArray(resources.customerId, [...customerIds]),
      ),
    )
    .limit(1);
  if (due) await wakeOutbox(tx, { kind: RENEWALS, distributorId });
}
