import "server-only";
import { and, asc, eq, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { alertHandlings, alerts, customers } from "@/db/schema";
import type { Settlement } from "@/lib/domain/alert/settlement";
import { tenantCustomersOf } from "../scope";

/**
 * Locks the alerts that a settlement moves, and their handlings, by id. What a charge, an import or a person moves at
 * this moment, or has moved since it was read, is left for the next time: nobody waits for the job, and it for nobody.
 */
export async function lockAlerts(tx: Transaction, distributorId: string, settlement: Settlement): Promise<Settlement> {
  const reopened = new Set(settlement.reopen.map(({ id }) => id));
  const ids = new Set([
    ...[...settlement.reopen, ...settlement.update, ...settlement.worsen].map(({ id }) => id),
    ...settlement.resolve,
    ...[...settlement.open, ...settlement.resume, ...settlement.end].map(({ alertId }) => alertId),
  ]);
  const free = await freeCustomers(
    tx,
    distributorId,
    settlement.raise.map(({ customerId }) => customerId),
  );
  const raise = settlement.raise.filter(({ customerId }) => free(customerId));
  if (ids.size === 0) return { ...settlement, raise };
  const all = sql.param([...ids]);
  const locked = await tx
    .select({ id: alerts.id, state: alerts.state })
    .from(alerts)
    .where(and(eq(alerts.distributorId, distributorId), sql`${alerts.id} = any(${all}::uuid[])`))
    .orderBy(asc(alerts.id))
    .for("update", { skipLocked: true });
  const held = new Set(locked.flatMap(({ id, state }) => ((state === "resolved") === reopened.has(id) ? [id] : [])));
  await tx
    .select({ id: alertHandlings.alertId })
    .from(alertHandlings)
    .where(and(eq(alertHandlings.distributorId, distributorId), sql`${alertHandlings.alertId} = any(${all}::uuid[])`))
    .orderBy(asc(alertHandlings.alertId), asc(alertHandlings.companyId))
    .for("update");
  const isHeld = ({ id }: { readonly id: string }) => held.has(id);
  const reaches = ({ alertId }: { readonly alertId: string }) => held.has(alertId);
  return {
    raise,
    reopen: settlement.reopen.filter(isHeld),
    update: settlement.update.filter(isHeld),
    worsen: settlement.worsen.filter(isHeld),
    resolve: settlement.resolve.filter((id) => held.has(id)),
    open: settlement.open.filter(reaches),
    resume: settlement.resume.filter(reaches),
    end: settlement.end.filter(reaches),
  };
}

/** Kept from being locked by others meanwhile, where none has: a row about a customer refers to it. */
async function freeCustomers(tx: Transaction, distributorId: string, customerIds: readonly (string | null)[]) {
  const ids = [...new Set(customerIds)].filter((id) => id !== null);
  const rows =
    ids.length === 0
      ? []
      : await tx
          .select({ id: customers.id })
          .from(customers)
          .where(and(tenantCustomersOf({ distributorId }), sql`${customers.id} = any(${sql.param(ids)}::uuid[])`))
          .for("key share", { skipLocked: true });
  const free = new Set<string | null>([null, ...rows.map(({ id }) => id)]);
  return (customerId: string | null): boolean => free.has(customerId);
}
