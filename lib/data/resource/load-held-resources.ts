import "server-only";
import { and, asc, count, desc, eq, gt, inArray, isNull, lte, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { cataloguePrices, resources } from "@/db/schema";
import type { HeldResources } from "@/lib/domain/purchase/restriction-preview";
import { GRACE_DAYS } from "@/lib/domain/resource/status";
import { modesOf } from "@/lib/domain/resource/tab";

/** How many are named. */
const NAMED = 5;
const DAY_MS = 24 * 60 * 60 * 1000;

/** What a customer has that a freeze of its resources concerns, the first of it by name. */
export async function loadHeldResources(
  tx: Transaction,
  distributorId: string,
  customerId: string,
  at: Date,
): Promise<HeldResources> {
  const open = and(
    eq(resources.distributorId, distributorId),
    eq(resources.customerId, customerId),
    isNull(resources.closedAt),
  );
  const present = tx
    .select({ free: cataloguePrices.freeWhileFrozen })
    .from(cataloguePrices)
    .where(and(eq(cataloguePrices.offerId, resources.offerId), lte(cataloguePrices.validFrom, at)))
    .orderBy(desc(cataloguePrices.validFrom))
    .limit(1)
    .as("present");
  const free = sql<boolean>`coalesce(${present.free}, false)`;
  const rows = await tx
    .select({
      id: resources.id,
      name: resources.name,
      service: resources.service,
      freeWhileFrozen: free,
      byUse: sql<number>`(count(*) over ())::int`,
      allFree: sql<number>`(count(*) filter (where ${free}) over ())::int`,
    })
    .from(resources)
    .leftJoinLateral(present, sql`true`)
    .where(and(open, inArray(resources.mode, [...modesOf("pay-per-use")])))
    .orderBy(asc(resources.name), asc(resources.id))
    .limit(NAMED);
  const usableFrom = new Date(at.getTime() - GRACE_DAYS * DAY_MS);
  const [inAdvance] = await tx
    .select({ count: count() })
    .from(resources)
    .where(and(open, gt(resources.expiresAt, usableFrom)));
  return {
    byUse: rows[0]?.byUse ?? 0,
    freeWhileFrozen: rows[0]?.allFree ?? 0,
    first: rows.map(({ id, name, service, freeWhileFrozen }) => ({ id, name, service, freeWhileFrozen })),
    inAdvance: inAdvance?.count ?? 0,
  };
}
