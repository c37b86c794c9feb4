import "server-only";
import { and, asc, eq, inArray } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { cataloguePrices, orderedLevels } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import type { Price } from "@/lib/domain/catalogue/offer";
import type { FrozenSpan } from "@/lib/domain/resource/metering";
import type { FreezeLevel } from "@/lib/domain/restriction/freeze";

/** Every version of each offer, announced ones too. */
export async function loadPrices(
  tx: Transaction,
  offerIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Price[]>> {
  const { offerId, validFrom, amount, freeWhileFrozen } = cataloguePrices;
  const rows = await tx
    .select({ offerId, validFrom, amount, freeWhileFrozen })
    .from(cataloguePrices)
    .where(inArray(offerId, [...new Set(offerIds)]));
  return Map.groupBy(rows, (row) => row.offerId);
}

/** When the customer's resources were frozen: our own place confirms each change as it is ordered (G7). */
export async function loadFrozenSpans(
  tx: Transaction,
  { distributorId }: Pick<Actor, "distributorId">,
  customerId: string,
): Promise<readonly FrozenSpan[]> {
  const changes = await tx
    .select({ at: orderedLevels.orderedAt, level: orderedLevels.level, formerLevel: orderedLevels.formerLevel })
    .from(orderedLevels)
    .where(and(eq(orderedLevels.distributorId, distributorId), eq(orderedLevels.customerId, customerId)))
    .orderBy(asc(orderedLevels.number));
  const [first] = changes;
  if (!first) return [];
  const before = isFrozen(first.formerLevel) ? [{ from: null, until: first.at }] : [];
  const since = changes.flatMap(({ at, level }, index) =>
    isFrozen(level) ? [{ from: at, until: changes[index + 1]?.at ?? null }] : [],
  );
  return [...before, ...since];
}

function isFrozen(level: FreezeLevel | null): boolean {
  return level === "account-and-resources";
}
