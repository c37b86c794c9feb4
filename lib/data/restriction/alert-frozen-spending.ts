import "server-only";
import { and, eq, inArray, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { customers, freezeSpendingAlerts } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { billingDayOf } from "@/lib/domain/calendar/billing-month";
import { decimalOf, type Money, ZERO } from "@/lib/domain/money/money";
import { tellCompanies } from "../alert/write-notices";
import { concernedPartners } from "../connector/concerned-partners";
import { type SinceFreeze, sumSinceFreeze } from "./sum-since-freeze";

/**
 * Tells of customers whose resources are frozen and whose spending since then grew: once a freeze and day, and not for
 * what was told before (G7). Call it after the sums moved, the customers locked.
 */
export async function alertFrozenSpending(
  tx: Transaction,
  { distributorId }: Actor,
  at: Date,
  customerIds: readonly string[],
): Promise<void> {
  if (customerIds.length === 0) return;
  const ids = sql.join(
    customerIds.map((id) => sql`${id}::uuid`),
    sql`, `,
  );
  const condition = sql`f.level = 'account-and-resources' and f.customer_id in (${ids})`;
  const since = await sumSinceFreeze(tx, distributorId, condition);
  const told = await loadTold(tx, distributorId, since);
  const grown = since.filter(({ causeId, spent }) => spent > (told.get(causeId) ?? ZERO));
  if (grown.length === 0) return;
  const day = billingDayOf(at);
  const news = await tx
    .insert(freezeSpendingAlerts)
    .values(grown.map(({ causeId, spent }) => ({ distributorId, causeId, day, spent })))
    .onConflictDoUpdate({
      target: [freezeSpendingAlerts.distributorId, freezeSpendingAlerts.causeId, freezeSpendingAlerts.day],
      set: { spent: sql`excluded.spent` },
    })
    // A row that this statement inserted was never updated.
    .returning({ causeId: freezeSpendingAlerts.causeId, isNew: sql<boolean>`xmax = 0` });
  const isNew = new Set(news.filter((row) => row.isNew).map(({ causeId }) => causeId));
  const toTell = grown.filter(({ causeId }) => isNew.has(causeId));
  await tell(tx, distributorId, at, toTell);
}

/** The highest figure told of each cause. */
async function loadTold(tx: Transaction, distributorId: string, since: readonly SinceFreeze[]) {
  if (since.length === 0) return new Map<string, Money>();
  const causeIds = since.map(({ causeId }) => causeId);
  const rows = await tx
    .selectDistinctOn([freezeSpendingAlerts.causeId], {
      causeId: freezeSpendingAlerts.causeId,
      spent: freezeSpendingAlerts.spent,
    })
    .from(freezeSpendingAlerts)
    .where(and(eq(freezeSpendingAlerts.distributorId, distributorId), inArray(freezeSpendingAlerts.causeId, causeIds)))
    .orderBy(freezeSpendingAlerts.causeId, sql`${freezeSpendingAlerts.spent} desc`);
  return new Map(rows.map(({ causeId, spent }) => [causeId, spent]));
}

async function tell(tx: Transaction, distributorId: string, at: Date, grown: readonly SinceFreeze[]): Promise<void> {
  if (grown.length === 0) return;
  const named = await tx
    .select({ id: customers.id, name: customers.name, resellerId: customers.resellerId })
    .from(customers)
    .where(
      and(
        eq(customers.distributorId, distributorId),
        inArray(
          customers.id,
          grown.map(({ customerId }) => customerId),
        ),
      ),
    );
  const toOf = await concernedPartners(tx, distributorId, { customers: named, level: "account-and-resources", at });
  const byId = new Map(named.map((customer) => [customer.id, customer]));
  const tellings = grown.flatMap(({ customerId, since, spent }) => {
    const customer = byId.get(customerId);
    if (!customer) return [];
    const facts = { customer: customer.name, amount: decimalOf(spent), since: since.toISOString() };
    return [{ to: toOf(customer), notice: { kind: "spent-after-freeze" as const, urgent: true, facts }, customerId }];
  });
  await tellCompanies(tx, distributorId, at, tellings);
}
