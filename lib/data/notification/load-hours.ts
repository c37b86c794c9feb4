import "server-only";
import { and, eq, inArray } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { notificationHours } from "@/db/schema";
import type { Hours } from "@/lib/domain/notification/hours";

/** Quiet hours and digest hour that companies, members and recipients chose; who chose none is absent. */
export async function loadHours(
  tx: Transaction,
  distributorId: string,
  chooserIds: readonly string[],
): Promise<ReadonlyMap<string, Hours>> {
  if (chooserIds.length === 0) return new Map();
  const rows = await tx
    .select()
    .from(notificationHours)
    .where(
      and(
        eq(notificationHours.distributorId, distributorId),
        inArray(notificationHours.chooserId, [...new Set(chooserIds)]),
      ),
    );
  return new Map(
    rows.map(({ chooserId, quietFrom, quietTo, digestHour }) => [chooserId, { quietFrom, quietTo, digestHour }]),
  );
}
