import "server-only";
import { and, asc, eq, isNotNull, isNull, lt, or, type SQL } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { Transaction } from "@/db/client";
import { budgets, freezeCauses, payPerUseBlocks } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { type BillingMonth, billingMonthOf } from "@/lib/domain/calendar/billing-month";
import { loadGovernance } from "../budget/load-governance";
import { lockCustomers } from "../customer/lock-customer";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { findDistributor, systemActor } from "../system-actor";
import { inTenant } from "../tenant";
import { endGoneCauses } from "./end-gone-causes";

const BATCH = 200;

/** Ends what restored budgets lift by themselves (G6); for a job, within a minute. Returns how many customers. */
export async function resumeRestored(distributorId: string): Promise<number> {
  let total = 0;
  for (;;) {
    const met = await inTenant({ distributorId }, (tx) => resumeSome(tx, distributorId));
    total += met;
    if (met < BATCH) return total;
  }
}

async function resumeSome(tx: Transaction, distributorId: string): Promise<number> {
  const distributor = await findDistributor(tx, distributorId);
  if (!distributor) return 0;
  const ids = await listRestored(tx, distributorId, billingMonthOf(await instantOf(tx)));
  const changeId = newId();
  const system: Actor = systemActor(distributorId, distributor, changeId);
  const customers = await lockCustomers(tx, system, ids);
  const at = await instantOf(tx);
  const governance = await loadGovernance(tx, distributorId, ids, at);
  await endGoneCauses(tx, system, { changeId, at }, customers, governance);
  return ids.length;
}

async function listRestored(tx: Transaction, distributorId: string, month: BillingMonth): Promise<string[]> {
  const found = new Set<string>();
  for (const table of [freezeCauses, payPerUseBlocks]) {
    const rows = await tx
      .selectDistinct({ id: table.customerId })
      .from(table)
      .innerJoin(budgets, and(eq(budgets.distributorId, table.distributorId), eq(budgets.customerId, table.customerId)))
      .where(
        and(
          eq(table.distributorId, distributorId),
          isNull(table.endedAt),
          eq(budgets.liftWhenRestored, true),
          goneBy(table, month),
        ),
      )
      .orderBy(asc(table.customerId))
      .limit(BATCH);
    for (const { id } of rows) found.add(id);
  }
  return [...found].sort().slice(0, BATCH);
}

function goneBy(table: { readonly goneAt: PgColumn; readonly month: PgColumn }, month: BillingMonth): SQL | undefined {
  return or(isNotNull(table.goneAt), lt(table.month, month));
}
