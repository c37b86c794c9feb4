import "server-only";
import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { alertLimits } from "@/db/schema";
import { ALERT_LIMITS_DEFAULT, type AlertLimits } from "@/lib/domain/alert/limits";

/** From when on a distributor is alerted of what waits; the product's where it has said nothing. */
export async function loadAlertLimits(tx: Transaction, distributorId: string): Promise<AlertLimits> {
  const [row] = await tx
    .select({ requestHours: alertLimits.requestHours, deliveryLateDays: alertLimits.deliveryLateDays })
    .from(alertLimits)
    .where(eq(alertLimits.distributorId, distributorId));
  return row ?? ALERT_LIMITS_DEFAULT;
}
