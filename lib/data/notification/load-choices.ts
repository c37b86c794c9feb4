import "server-only";
import { and, eq, inArray } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { notificationChoices } from "@/db/schema";
import type { Choice } from "@/lib/domain/notification/choice";

/** What companies, members and recipients chose, by their ids; who chose nothing is absent. */
export async function loadChoices(
  tx: Transaction,
  distributorId: string,
  chooserIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Choice[]>> {
  if (chooserIds.length === 0) return new Map();
  const rows = await tx
    .select({
      chooserId: notificationChoices.chooserId,
      topic: notificationChoices.topic,
      way: notificationChoices.way,
      pace: notificationChoices.pace,
    })
    .from(notificationChoices)
    .where(
      and(
        eq(notificationChoices.distributorId, distributorId),
        inArray(notificationChoices.chooserId, [...new Set(chooserIds)]),
      ),
    );
  return Map.groupBy(rows, (row) => row.chooserId);
}
