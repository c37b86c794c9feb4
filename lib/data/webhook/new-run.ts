import "server-only";
import { sql } from "drizzle-orm";
import { webhookDeliveries } from "@/db/schema";

/** What makes a delivery wait anew: due at once, with attempts and days of its own. */
export function newRun(at: Date) {
  return {
    state: "waiting" as const,
    error: null,
    triedSince: at,
    triedFrom: sql`${webhookDeliveries.attempts}`,
    dueAt: null,
    leasedUntil: null,
    deliveredAt: null,
  };
}
