import "server-only";
import { and, eq, inArray, isNotNull, isNull, ne, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { alertHandlings, alertSteps, alerts } from "@/db/schema";
import { newId } from "../new-id";

/** Their causes are gone: resolved by themselves, with every company that still had them before it. */
export async function resolveAlerts(
  tx: Transaction,
  distributorId: string,
  ids: readonly string[],
  at: Date,
): Promise<void> {
  if (ids.length === 0) return;
  const turned = await tx
    .update(alerts)
    .set({ state: "resolved", resolvedAt: at })
    .where(and(eq(alerts.distributorId, distributorId), inArray(alerts.id, [...ids]), ne(alerts.state, "resolved")))
    .returning({ id: alerts.id });
  if (turned.length === 0) return;
  const settled = await tx
    .update(alertHandlings)
    .set({ resolvedAt: at })
    .where(and(handlingsOf(distributorId, turned), isNull(alertHandlings.resolvedAt)))
    .returning({ alertId: alertHandlings.alertId, companyId: alertHandlings.companyId });
  await keepSteps(tx, distributorId, at, "resolved", settled);
}

/** Their causes are back: open again with every company, as if nobody had seen them, owned as before. */
export async function reopenAlerts(
  tx: Transaction,
  distributorId: string,
  ids: readonly string[],
  at: Date,
): Promise<void> {
  if (ids.length === 0) return;
  const turned = await tx
    .update(alerts)
    .set({ state: "open", openedAt: at, resolvedAt: null })
    .where(and(eq(alerts.distributorId, distributorId), inArray(alerts.id, [...ids]), ne(alerts.state, "open")))
    .returning({ id: alerts.id });
  if (turned.length === 0) return;
  const reopened = await tx
    .update(alertHandlings)
    .set({
      openedAt: at,
      acknowledgedAt: null,
      snoozedUntil: null,
      snoozeReason: null,
      resolvedAt: null,
      resolvedById: null,
      resolveReason: null,
    })
    .where(and(handlingsOf(distributorId, turned), isNotNull(alertHandlings.resolvedAt)))
    .returning({ alertId: alertHandlings.alertId, companyId: alertHandlings.companyId });
  await keepSteps(tx, distributorId, at, "reopened", reopened);
}

function handlingsOf(distributorId: string, turned: readonly { readonly id: string }[]) {
  const ids = turned.map(({ id }) => id);
  return and(
    eq(alertHandlings.distributorId, distributorId),
    sql`${alertHandlings.alertId} = any(${sql.param(ids)}::uuid[])`,
  );
}

type Settled = { readonly alertId: string; readonly companyId: string };

async function keepSteps(
  tx: Transaction,
  distributorId: string,
  at: Date,
  kind: "resolved" | "reopened",
  settled: readonly Settled[],
): Promise<void> {
  if (settled.length === 0) return;
  await tx.insert(alertSteps).values(settled.map((one) => ({ distributorId, id: newId(), ...one, kind, at })));
}
