import "server-only";
import { addMonths, billingMonthOf } from "@/lib/domain/calendar/billing-month";
import { ensurePartitions } from "../charge/ensure-partitions";
import { database } from "../database";
import { instantOf } from "../instant";

const MONTHS_AHEAD = 3;

/** The months to come have their partition before their first charge arrives. */
export async function preparePartitions(): Promise<void> {
  const running = billingMonthOf(await instantOf(database()));
  await ensurePartitions(Array.from({ length: MONTHS_AHEAD + 1 }, (_, ahead) => addMonths(running, ahead)));
}
