import "server-only";
import type { Transaction } from "@/db/client";
import { decimalOf } from "@/lib/domain/money/money";
import type { Answered } from "../usage/open-alerts";
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
  const tellings = fallen.flatMap(({ customer, budget, period, used, alerts }) => {
    const [highest] = alerts.toSorted((one, other) => other.threshold - one.threshold);
    const had = highest && hadOf.get(highest.id);
    if (!highest || !had) return [];
    const facts = {
      customer: customer.name,
      threshold: highest.threshold,
      type: budget.type,
      period,
      amount: decimalOf(budget.amount),
      used: decimalOf(used),
      action: null,
    };
    const resolved = { id: highest.id, kind: "budget-threshold", facts, customerId: customer.id } as const;
    return [resolvedTelling(resolved, had)];
  });
  await tellCompanies(tx, distributorId, at, tellings);
}
