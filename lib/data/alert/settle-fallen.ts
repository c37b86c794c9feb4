import "server-only";
import type { Transaction } from "@/db/client";
import { type Answered, thresholdFacts } from "../usage/open-alerts";
import { resolvedTelling } from "./resolved-telling";
import { resolveAlerts } from "./turn-alerts";
import { tellCompanies } from "./write-notices";

/**
 * Resolves alerts whose usage fell below their threshold, as a re-delivery or refund makes it, and says so: once a
 * customer, of the highest, as it was told once on its way up (G17). Rising again reopens them and tells nobody.
 */
export async function settleFallen(
  tx: Transaction,
  distributorId: string,
  at: Date,
  answered: readonly Answered[],
): Promise<void> {
  const fallen = answered.map((one) => ({
    ...one,
    alerts: one.present.filter(({ threshold }) => one.reply.resolve.includes(threshold)),
  }));
  const ids = fallen.flatMap(({ alerts }) => alerts.map(({ id }) => id));
  const hadOf = Map.groupBy(await resolveAlerts(tx, distributorId, ids, at), ({ alertId }) => alertId);
  const tellings = fallen.flatMap((one) => {
    const [highest] = one.alerts.toSorted((left, right) => right.threshold - left.threshold);
    const had = highest && hadOf.get(highest.id);
    if (!highest || !had) return [];
    const facts = thresholdFacts(one, highest.threshold, null);
    const resolved = { id: highest.id, kind: "budget-threshold", facts, customerId: one.customer.id } as const;
    return [resolvedTelling(resolved, had)];
  });
  await tellCompanies(tx, distributorId, at, tellings);
}
