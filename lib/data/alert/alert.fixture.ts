import { and, asc, eq, sql } from "drizzle-orm";
import { alertHandlings, alertSteps, alerts, messages } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import type { AlertKind } from "@/lib/domain/alert/alert";
import type { World } from "../budget/governance.fixture";
import { inTenant } from "../tenant";
import { settleAlerts } from "./settle-alerts";

export const settle = ({ distributor }: World): Promise<void> => settleAlerts(distributor.distributorId);

export type Seen = {
  readonly id: string;
  readonly state: string;
  readonly severity: string;
  readonly facts: Readonly<Record<string, unknown>>;
  /** Names of the companies before which it stands. */
  readonly with: readonly string[];
};

/** Every alert of the kind there ever was, in the order they came. */
export function alertsOf({ distributor }: Pick<World, "distributor">, kind: AlertKind): Promise<readonly Seen[]> {
  return inTenant(distributor, async (tx) => {
    const rows = await tx
      .select({ alert: alerts, handling: alertHandlings })
      .from(alerts)
      .innerJoin(alertHandlings, eq(alertHandlings.alertId, alerts.id))
      .where(and(eq(alerts.distributorId, distributor.distributorId), eq(alerts.kind, kind)))
      .orderBy(asc(alerts.id));
    return [...Map.groupBy(rows, ({ alert }) => alert.id).values()].flatMap((group) => {
      const [first] = group;
      if (!first) return [];
      const { id, state, severity, facts } = first.alert;
      const standing = group.filter(({ handling }) => handling.resolvedAt === null);
      const companies = standing.map(({ handling }) => handling.companyKind + handling.companyId).toSorted();
      return [{ id, state, severity, facts: facts as Seen["facts"], with: companies }];
    });
  });
}

/** How a fixture's company stands in `with`. */
export const of = (...actors: readonly Actor[]): readonly string[] =>
  actors.map(({ company }) => company.kind + company.id).toSorted();

/** Open ones of the kind: before whom each stands. */
export async function openWith(world: World, kind: AlertKind): Promise<readonly (readonly string[])[]> {
  return (await alertsOf(world, kind)).filter(({ state }) => state === "open").map((alert) => alert.with);
}

/** Settles, and says how the alerts of the kind stand then. */
export async function settled(world: World, kind: AlertKind) {
  await settle(world);
  return openWith(world, kind);
}

/** The steps of an alert with a company, oldest first. */
export function stepsOf({ distributor }: World, alertId: string, actor: Actor): Promise<readonly string[]> {
  return inTenant(distributor, async (tx) =>
    (
      await tx
        .select({ kind: alertSteps.kind })
        .from(alertSteps)
        .where(and(eq(alertSteps.alertId, alertId), eq(alertSteps.companyId, actor.company.id)))
        .orderBy(asc(alertSteps.at), asc(alertSteps.id))
    ).map(({ kind }) => kind),
  );
}

/** Which companies were told that alerts of the kind came or ended, one an entry. */
export function toldOf({ distributor }: World, notice: "alert-raised" | "alert-resolved", kind: AlertKind) {
  return inTenant(distributor, async (tx) =>
    (
      await tx
        .select({ kind: messages.companyKind, id: messages.companyId })
        .from(messages)
        .where(and(eq(messages.kind, notice), sql`${messages.facts} ->> 'alert' = ${kind}`))
    )
      .map((row) => row.kind + row.id)
      .toSorted(),
  );
}

/** A company is done with an alert that stands: as its board writes it, by hand and with a reason. */
export async function dealWith(actor: Actor, alertId: string): Promise<void> {
  await inTenant(actor, (tx) =>
    tx.execute(sql`
      update alert_handlings set resolved_at = clock_timestamp(), resolve_reason = 'Known',
        resolved_by_id = (select id from members where distributor_id = ${actor.distributorId} limit 1)
      where alert_id = ${alertId} and company_id = ${actor.company.id}`),
  );
}

/** What partners were told about a customer, oldest first. */
export function messagesOf({ distributor }: World, customerId: string) {
  return inTenant(distributor, async (tx) =>
    (
      await tx
        .select({ kind: messages.kind, to: messages.companyKind, facts: messages.facts })
        .from(messages)
        .where(eq(messages.customerId, customerId))
        .orderBy(asc(messages.at), asc(messages.id))
    ).map((row) => ({ ...row, facts: row.facts as Readonly<Record<string, unknown>> })),
  );
}
