import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { alertHandlings, alertSteps, alerts } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { type AlertReason, decideHandling, type Handled, type HandlingAct } from "@/lib/domain/alert/decide-handling";
import type { NonEmpty } from "@/lib/domain/decision";
import { stampOf } from "../actor-stamp";
import { recordAudit } from "../audit";
import { writeFor } from "../company/write-for";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { alertsOf } from "../scope";
import { findColleague } from "./colleague";
import { ITS_ALERT, isSoFor } from "./handling-clauses";
import { type Done, handlingNote, STEP_OF } from "./handling-note";

export type HandlingAnswer = {
  readonly alertId: string;
  /** Null: it was done. */
  readonly reasons: NonEmpty<AlertReason> | null;
};

/** Does the same about several alerts, each by a decision and in a transaction of its own. */
export async function handleAlerts(
  permit: Permit<"alert.handle">,
  alertIds: readonly string[],
  act: HandlingAct,
): Promise<readonly HandlingAnswer[]> {
  const answers: HandlingAnswer[] = [];
  for (const alertId of alertIds) answers.push(await handleAlert(permit, alertId, act));
  return answers;
}

/** One member's act about an alert, as it stands with the member's company. */
async function handleAlert(
  { actor }: Permit<"alert.handle">,
  alertId: string,
  act: HandlingAct,
): Promise<HandlingAnswer> {
  const decision = await writeFor(actor, async (tx) => {
    const found = await lockHandling(tx, actor, alertId);
    const to = act.kind === "hand-over" && found ? await findColleague(tx, actor, act.toId, alertId) : null;
    const at = await instantOf(tx);
    const decided = decideHandling(act, {
      standing: found,
      isSo: found !== null && isSoFor(found),
      memberId: memberOf(actor),
      isColleague: to !== null,
      at,
    });
    if (!decided.allowed) return decided;
    if (!found) throw new Error("an unknown alert is refused");
    const done: Done = { act, toName: to?.name ?? null, at };
    await writeHandling(tx, actor, alertId, decided.standing, done);
    await recordAudit(tx, actor, [handlingNote(actor, found, decided.standing, done)]);
    return decided;
  });
  return { alertId, reasons: decision.allowed ? null : decision.reasons };
}

const memberOf = ({ via }: Actor) => (via.kind === "person" ? via.memberId : null);

/** The alert shared, so that its cause neither goes nor comes back meanwhile, and the company's handling alone. */
async function lockHandling(tx: Transaction, actor: Actor, alertId: string) {
  const key = and(alertsOf(actor), eq(alerts.id, alertId));
  const [alert] = await tx
    .select({
      id: alerts.id,
      kind: alerts.kind,
      state: alerts.state,
      facts: alerts.facts,
      customerId: alerts.customerId,
      resellerId: alerts.resellerId,
    })
    .from(alerts)
    .innerJoin(alertHandlings, ITS_ALERT)
    .where(key)
    .for("share", { of: alerts });
  if (!alert) return null;
  const [handling] = await tx
    .select({
      ownerId: alertHandlings.ownerId,
      acknowledgedAt: alertHandlings.acknowledgedAt,
      snoozedUntil: alertHandlings.snoozedUntil,
      resolvedAt: alertHandlings.resolvedAt,
      resolvedById: alertHandlings.resolvedById,
    })
    .from(alertHandlings)
    .where(keyOf(actor, alertId))
    .for("update");
  return handling ? { ...alert, ...handling } : null;
}

const keyOf = ({ distributorId, company }: Actor, alertId: string) =>
  and(
    eq(alertHandlings.distributorId, distributorId),
    eq(alertHandlings.alertId, alertId),
    eq(alertHandlings.companyId, company.id),
  );

async function writeHandling(
  tx: Transaction,
  actor: Actor,
  alertId: string,
  { ownerId, acknowledgedAt, snoozedUntil, resolvedAt }: Handled,
  { act, toName, at }: Done,
): Promise<void> {
  await tx
    .update(alertHandlings)
    .set({
      ownerId,
      acknowledgedAt,
      snoozedUntil,
      ...(act.kind === "snooze" && { snoozeReason: act.text }),
      ...(snoozedUntil === null && { snoozeReason: null }),
      resolvedAt,
      ...(act.kind === "resolve" && { resolvedById: memberOf(actor), resolveReason: act.text }),
      ...(act.kind === "reopen" && { openedAt: at, resolvedById: null, resolveReason: null }),
    })
    .where(keyOf(actor, alertId));
  await tx.insert(alertSteps).values({
    distributorId: actor.distributorId,
    id: newId(),
    alertId,
    companyId: actor.company.id,
    kind: STEP_OF[act.kind],
    at,
    by: stampOf(actor),
    text: "text" in act && act.text !== "" ? act.text : null,
    toName,
    until: act.kind === "snooze" ? act.until : null,
  });
}
