import "server-only";
import { sql } from "drizzle-orm";
import { addMonths, billingMonthOf } from "@/lib/domain/calendar/billing-month";
import { database } from "../database";
import { instantOf } from "../instant";

const MONTHS_AHEAD = 3;

/** The months to come have their partition before their first charge arrives. */
export async function preparePartitions(): Promise<void> {
  const running = billingMonthOf(await instantOf(database()));
  for (let ahead = 0; ahead <= MONTHS_AHEAD; ahead++) {
    // Each in a transaction of its own: it holds a strong lock on charges for an instant.
    await database().execute(sql`select ensure_charge_partition(${addMonths(running, ahead)})`);
  }
}
