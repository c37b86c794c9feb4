import "server-only";
import { and, asc, eq, isNull, type SQL } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { resources } from "@/db/schema";
import { DAY_MS } from "@/lib/domain/calendar/billing-month";
import { isPaidByUse } from "@/lib/domain/catalogue/offer";
import { DELETION_WARNING_DAYS } from "@/lib/domain/resource/deletion-warning";
import { standingOf } from "@/lib/domain/resource/status";
import { loadFreezes } from "./load-freezes";
import { dueBy, notHeld } from "./resource-filter";

/** What of a customer falls due at the same instant, together. */
export type DueDeletion = {
  readonly customerId: string;
  readonly dueAt: Date;
  readonly cause: "frozen" | "expired";
  readonly names: readonly string[];
};

export const dueKeyOf = (customerId: string, dueAt: Date, days: number) => `${customerId} ${dueAt.getTime()} ${days}`;

/** What falls due for deletion within the days of the first warning, or is due; what is held is not. */
export async function listDueDeletions(
  tx: Transaction,
  distributorId: string,
  of: SQL | undefined,
  at: Date,
): Promise<readonly DueDeletion[]> {
  const rows = await tx
    .select()
    .from(resources)
    .where(and(of, near(distributorId, at)))
    .orderBy(asc(resources.name), asc(resources.id));
  const customerIds = rows.map(({ customerId }) => customerId);
  const known = await loadFreezes(tx, distributorId, customerIds, at);
  const dues = rows.flatMap((resource) => {
    const { customerId, mode, name } = resource;
    const { deletionDueAt: dueAt } = standingOf(resource, known.get(customerId)?.freeze ?? null, at);
    const cause = isPaidByUse(mode) ? ("frozen" as const) : ("expired" as const);
    return dueAt === null ? [] : [{ customerId, dueAt, cause, name }];
  });
  const together = Map.groupBy(dues, ({ customerId, dueAt }) => dueKeyOf(customerId, dueAt, 0));
  return [...together.values()].flatMap((group) => {
    const [first] = group;
    return first ? [{ ...first, names: group.map(({ name }) => name) }] : [];
  });
}

function near(distributorId: string, at: Date) {
  const horizon = new Date(at.getTime() + DELETION_WARNING_DAYS[0] * DAY_MS);
  return and(
    eq(resources.distributorId, distributorId),
    isNull(resources.closedAt),
    dueBy(distributorId, horizon, at),
    notHeld(distributorId),
  );
}
