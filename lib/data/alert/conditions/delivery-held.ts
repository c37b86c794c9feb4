import "server-only";
import { and, eq } from "drizzle-orm";
import { deliveries, deliveryRevisions } from "@/db/schema";
import { type Condition, ofCompany } from "../condition";

const KIND = "delivery-held";

/** Deliveries kept aside until a person accepts or discards them (G11). */
export const deliveryHeld: Condition = async (tx, asked) => {
  const { deliveryId, number, importId, at } = deliveryRevisions;
  const { source, billingAccount, billingPeriod } = deliveries;
  const rows = await tx
    .select({ deliveryId, number, importId, at, source, billingAccount, month: billingPeriod })
    .from(deliveryRevisions)
    .innerJoin(
      deliveries,
      and(eq(deliveries.distributorId, deliveryRevisions.distributorId), eq(deliveries.id, deliveryId)),
    )
    .where(and(eq(deliveryRevisions.distributorId, asked.distributorId), eq(deliveryRevisions.state, "held")));
  return rows.map((row) =>
    ofCompany(asked, KIND, null, {
      key: `${row.deliveryId}/${row.number}`,
      subjectId: row.importId,
      facts: { source: row.source, billingAccount: row.billingAccount, month: row.month, since: row.at.toISOString() },
    }),
  );
};
