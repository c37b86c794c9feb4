import "server-only";
import { and, eq, isNotNull, isNull, ne, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { alertHandlings, alerts } from "@/db/schema";
import { keepSteps, UNSEEN } from "./move-handlings";
import type { Reached } from "./raise-alerts";

/** Their causes are gone: resolved by themselves. Answers with every company that still had them before it. */
export async function resolveAlerts(
  tx: Transaction,
  distributorId: string,
  ids: readonly string[],
  at: Date,
): Promise<readonly Reached[]> {
  if (ids.length === 0) return [];
  const turned = await tx
    .update(alerts)
    .set({ state: "resolved", resolvedAt: at })
    .where(and(eq(alerts.distributorId, distributorId), isAmong(ids), ne(alerts.state, "resolved")))
    .returning({ id: alerts.id });
  if (turned.length === 0) return [];
  const settled = await tx
    .update(alertHandlings)
    .set({ resolvedAt: at })
    .where(and(handlingsOf(distributorId, turned), isNull(alertHandlings.resolvedAt)))
    .returning({
      alertId: alertHandlings.alertId,
      companyId: alertHandlings.companyId,
      companyKind: alertHandlings.companyKind,
    });
  await keepSteps(
    tx,
    distributorId,
    at,
    "resolved",
    settled.map(({ alertId, companyId }) => ({ alertId, companyId })),
  );
  return settled.map(({ alertId, companyKind, companyId }) => ({
    alertId,
    company: { kind: companyKind, id: companyId },
  }));
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
    .where(and(eq(alerts.distributorId, distributorId), isAmong(ids), ne(alerts.state, "open")))
    .returning({ id: alerts.id });
  if (turned.length === 0) return;
  const reopened = await tx
    .update(alertHandlings)
    .set({ openedAt: at, ...UNSEEN })
    .where(and(handlingsOf(distributorId, turned), isNotNull(alertHandlings.resolvedAt)))
    .returning({ alertId: alertHandlings.alertId, companyId: alertHandlings.companyId });
  await keepSteps(tx, distributorId, at, "reopened", reopened);
}

function isAmong(ids: readonly string[]) {
  return sql`${alerts.id} = any(${sql.param([...ids])}::uuid[])`;
}

function handlingsOf(distributorId: string, turned: readonly { readonly id: string }[]) {
  const ids = turned.map(({ id }) => id);
  return and(
    eq(alertHandlings.distributorId, distributorId),
    sql`${alertHandlings.alertId} = any(${sql.param(ids)}::uuid[])`,
  );
}
