import "server-only";
import { and, eq, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { alerts, budgetMarks } from "@/db/schema";
import { resolveAlerts } from "../alert/turn-alerts";

type Ended = { readonly customerId: string; readonly associationId: string; readonly at: Date };

/**
 * Settles alerts of budgets that end with an association, and sets marks and alerts aside under its id: the same amount
 * in the same month of a later association alerts and acts anew (G17).
 */
export async function settleMarks(
  tx: Transaction,
  distributorId: string,
  { customerId, associationId, at }: Ended,
): Promise<void> {
  const ofCustomer = (table: typeof alerts | typeof budgetMarks) =>
    and(
      eq(table.distributorId, distributorId),
      eq(table.customerId, customerId),
      sql`position('/' in ${table.period}) = 0`,
    );
  const aside = (table: typeof alerts | typeof budgetMarks) => sql`${table.period} || ${`/${associationId}`}::text`;
  const open = await tx
    .select({ id: alerts.id })
    .from(alerts)
    .where(and(ofCustomer(alerts), eq(alerts.state, "open")));
  await resolveAlerts(
    tx,
    distributorId,
    open.map(({ id }) => id),
    at,
  );
  await tx
    .update(alerts)
    .set({ period: aside(alerts), key: sql`${alerts.key} || ${`/${associationId}`}::text` })
    .where(ofCustomer(alerts));
  await tx
    .update(budgetMarks)
    .set({ period: aside(budgetMarks) })
    .where(ofCustomer(budgetMarks));
}
