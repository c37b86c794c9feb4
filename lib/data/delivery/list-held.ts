import "server-only";
import { and, eq } from "drizzle-orm";
import { deliveries, deliveryRevisions } from "@/db/schema";
import type { HeldLine } from "@/lib/contracts/delivery-view";
import type { Permit } from "@/lib/domain/access/permit";
import { inTenant } from "../tenant";

/** Deliveries that wait for a person, longest waiting first (G11). */
export async function listHeld({ actor }: Permit<"delivery.read">): Promise<readonly HeldLine[]> {
  return inTenant(actor, (tx) =>
    tx
      .select({
        deliveryId: deliveryRevisions.deliveryId,
        revision: deliveryRevisions.number,
        importId: deliveryRevisions.importId,
        source: deliveries.source,
        billingAccount: deliveries.billingAccount,
        billingPeriod: deliveries.billingPeriod,
        rows: deliveryRevisions.rows,
        listed: deliveryRevisions.listed,
        at: deliveryRevisions.at,
      })
      .from(deliveryRevisions)
      .innerJoin(
        deliveries,
        and(
          eq(deliveries.distributorId, deliveryRevisions.distributorId),
          eq(deliveries.id, deliveryRevisions.deliveryId),
        ),
      )
      .where(and(eq(deliveryRevisions.distributorId, actor.distributorId), eq(deliveryRevisions.state, "held")))
      .orderBy(deliveryRevisions.at, deliveryRevisions.deliveryId)
      .limit(200),
  );
}
