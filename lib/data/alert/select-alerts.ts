import "server-only";
import { and, eq, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { alertHandlings, alerts, customers, members, resellers, users } from "@/db/schema";
import type { AlertLine } from "@/lib/contracts/alert-view";
import type { Actor } from "@/lib/domain/access/actor";
import type { AlertFacts } from "@/lib/domain/alert/alert-facts";
import { handlingStateOf } from "@/lib/domain/alert/handling";
import { alertsOf } from "../scope";
import { ITS_ALERT } from "./handling-clauses";

/** Alerts as they stand with the actor's company, with the names around them. */
export function selectAlerts(tx: Transaction, actor: Actor, where: SQL | undefined) {
  const isCustomers = and(eq(customers.distributorId, alerts.distributorId), eq(customers.id, alerts.customerId));
  const isResellers = and(
    eq(resellers.distributorId, alerts.distributorId),
    eq(resellers.id, sql`coalesce(${alerts.resellerId}, ${customers.resellerId})`),
  );
  const isOwners = and(eq(members.distributorId, alerts.distributorId), eq(members.id, alertHandlings.ownerId));
  return tx
    .select({
      id: alerts.id,
      kind: alerts.kind,
      facts: alerts.facts,
      severity: alerts.severity,
      alertState: alerts.state,
      subjectId: alerts.subjectId,
      openedAt: alertHandlings.openedAt,
      acknowledgedAt: alertHandlings.acknowledgedAt,
      snoozedUntil: alertHandlings.snoozedUntil,
      snoozeReason: alertHandlings.snoozeReason,
      resolvedAt: alertHandlings.resolvedAt,
      resolvedById: alertHandlings.resolvedById,
      customerId: alerts.customerId,
      customerName: customers.name,
      resellerId: resellers.id,
      resellerName: resellers.name,
      ownerId: alertHandlings.ownerId,
      ownerName: users.name,
    })
    .from(alertHandlings)
    .innerJoin(alerts, ITS_ALERT)
    .leftJoin(customers, isCustomers)
    .leftJoin(resellers, isResellers)
    .leftJoin(members, isOwners)
    .leftJoin(users, eq(users.id, members.userId))
    .where(and(alertsOf(actor), where))
    .$dynamic();
}

export type AlertRow = Awaited<ReturnType<typeof selectAlerts>>[number];

export function toAlertLine({ company }: Actor, row: AlertRow, at: Date): AlertLine {
  const { id, severity, openedAt, resolvedAt, subjectId } = row;
  const named = (thing: string | null, name: string | null) => (thing && name !== null ? { id: thing, name } : null);
  const state = handlingStateOf(row, at);
  const snoozed = state === "snoozed";
  return {
    id,
    // Written by whoever raised it, as its kind says.
    alert: { kind: row.kind, facts: row.facts } as AlertFacts,
    severity,
    state,
    openedAt,
    resolvedAt,
    customer: named(row.customerId, row.customerName),
    reseller: row.resellerId === company.id ? null : named(row.resellerId, row.resellerName),
    subjectId,
    owner: named(row.ownerId, row.ownerName),
    snoozedUntil: snoozed ? row.snoozedUntil : null,
    snoozeReason: snoozed ? row.snoozeReason : null,
  };
}
