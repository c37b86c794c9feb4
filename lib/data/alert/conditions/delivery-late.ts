import "server-only";
import { and, count, eq, max, sql } from "drizzle-orm";
import { deliveries, deliveryRevisions } from "@/db/schema";
import { DAY_MS } from "@/lib/domain/calendar/billing-month";
import { type Condition, ofCompany } from "../condition";
import { loadAlertLimits } from "../load-alert-limits";

const KIND = "delivery-late";

/** Billing accounts that used to deliver and have not for days (G14). */
export const deliveryLate: Condition = async (tx, asked) => {
  const { distributorId, at } = asked;
  const { deliveryLateDays } = await loadAlertLimits(tx, distributorId);
  const lastAt = max(deliveryRevisions.at);
  const { source, billingAccount } = deliveries;
  const rows = await tx
    .select({ source, billingAccount, times: count(), lastAt })
    .from(deliveryRevisions)
    .innerJoin(
      deliveries,
      and(
        eq(deliveries.distributorId, deliveryRevisions.distributorId),
        eq(deliveries.id, deliveryRevisions.deliveryId),
      ),
    )
    .where(eq(deliveryRevisions.distributorId, distributorId))
    .groupBy(source, billingAccount)
    .having(sql`${lastAt} < ${new Date(at.getTime() - deliveryLateDays * DAY_MS).toISOString()}::timestamptz`);
  return rows.flatMap(({ times, lastAt: last, ...account }) => {
    // Whoever delivered once has promised nothing.
    if (last === null || times < 2) return [];
    const days = Math.floor((at.getTime() - last.getTime()) / DAY_MS);
    const facts = { ...account, lastAt: last.toISOString(), days };
    return [ofCompany(asked, KIND, null, { key: JSON.stringify([account.source, account.billingAccount]), facts })];
  });
};
