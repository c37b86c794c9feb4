import "server-only";
import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { ALERTS, severityOf } from "@/lib/domain/alert/alert";
import type { AlertFacts } from "@/lib/domain/alert/alert-facts";
import { type Settlement, tellsOf, type Wanted } from "@/lib/domain/alert/settlement";
import { newId } from "../new-id";
import type { Asked } from "./condition";
import { endHandlings, ofThese, type Reached, resumeHandlings, worsenHandlings } from "./move-handlings";
import { openHandlings, raiseAlerts } from "./raise-alerts";
import { resolvedTelling } from "./resolved-telling";
import { resolveAlerts, turnAlerts } from "./turn-alerts";
import { type CompanyRef, type CompanyTelling, tellCompanies } from "./write-notices";

/** An alert as it was before: what is told of its end. */
type Former = { readonly kind: AlertFacts["kind"]; readonly facts: unknown; readonly customerId: string | null };

/** Writes a settlement and tells of what came, came back, got worse or ended, where the kind tells. */
export async function applySettlement(
  tx: Transaction,
  { distributorId, at }: Asked,
  settlement: Settlement,
  formerOf: ReadonlyMap<string, Former>,
): Promise<void> {
  const { reopen, update, worsen, resolve, open, resume, end } = settlement;
  const raised = settlement.raise.map((wanted) => ({ id: newId(), wanted }));
  await raiseAlerts(
    tx,
    distributorId,
    { changeId: newId(), at },
    raised.map(({ id, wanted }) => ({ ...wanted, id, budget: null })),
  );
  await updateAlerts(tx, distributorId, update);
  await turnAlerts(
    tx,
    distributorId,
    reopen.map(({ id }) => id),
    { state: "open", at },
  );
  await openHandlings(tx, distributorId, at, open);
  await endHandlings(tx, distributorId, at, ofThese(end));
  await resumeHandlings(tx, distributorId, at, ofThese(resume));
  const graver = worsen.flatMap(({ id, wanted }) => wanted.to.map((company) => ({ alertId: id, company })));
  const news = new Set([...open, ...resume].map(({ alertId, company }) => `${alertId} ${company.id}`));
  await worsenHandlings(
    tx,
    distributorId,
    at,
    ofThese(graver.filter(({ alertId, company }) => !news.has(`${alertId} ${company.id}`))),
  );
  const ended = await resolveAlerts(tx, distributorId, resolve, at);

  const told = [...raised, ...reopen, ...worsen];
  const all = new Set(told.map(({ id }) => id));
  const reached = Map.groupBy(
    open.filter(({ alertId }) => !all.has(alertId)),
    ({ alertId }) => alertId,
  );
  await tellCompanies(tx, distributorId, at, [
    ...told.flatMap(({ id, wanted }) => tellingsOf({ id, alert: wanted, customerId: wanted.customerId }, wanted.to)),
    ...[...reached].flatMap(([id, some]) => tellingsToNewcomers(id, some, formerOf)),
    ...endingsOf(ended, formerOf),
  ]);
}

type Known = { readonly id: string; readonly wanted: Wanted };

async function updateAlerts(tx: Transaction, distributorId: string, known: readonly Known[]): Promise<void> {
  if (known.length === 0) return;
  const rows = known.map(({ id, wanted }) => ({ id, facts: wanted.facts, severity: severityOf(wanted) }));
  await tx.execute(sql`
    update alerts set facts = v.facts, severity = v.severity
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as v (id uuid, facts jsonb, severity text)
    where alerts.distributor_id = ${distributorId} and alerts.id = v.id`);
}

type Telling = { readonly id: string; readonly alert: AlertFacts; readonly customerId: string | null };

function tellingsOf({ id, alert, customerId }: Telling, to: readonly CompanyRef[]): readonly CompanyTelling[] {
  if (!tellsOf(alert)) return [];
  const facts = { alertId: id, alert: alert.kind, told: alert.facts };
  const notice = { kind: "alert-raised" as const, urgent: severityOf(alert) === "critical", facts };
  return [{ to, notice, customerId, alertId: id }];
}

/** Companies that an alert comes to while it stands have not heard of it. */
function tellingsToNewcomers(
  alertId: string,
  came: readonly Reached[],
  formerOf: ReadonlyMap<string, Former>,
): readonly CompanyTelling[] {
  const former = formerOf.get(alertId);
  if (!former) return [];
  const { kind, facts, customerId } = former;
  const to = came.map(({ company }) => company);
  return tellingsOf({ id: alertId, alert: { kind, facts } as AlertFacts, customerId }, to);
}

/** Who was told of it, and has not dealt with it, hears that it is over. */
function endingsOf(ended: readonly Reached[], formerOf: ReadonlyMap<string, Former>): readonly CompanyTelling[] {
  return [...Map.groupBy(ended, ({ alertId }) => alertId)].flatMap(([alertId, had]) => {
    const former = formerOf.get(alertId);
    if (!former || !ALERTS[former.kind].tells) return [];
    return [resolvedTelling({ id: alertId, ...former }, had)];
  });
}
