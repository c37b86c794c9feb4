import "server-only";
import { and, eq, ne, or, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { alerts } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { type Budget, periodOf } from "@/lib/domain/budget/budget";
import { billingDayOf, billingMonthOf } from "@/lib/domain/calendar/billing-month";
import type { Forecast } from "@/lib/domain/forecast/forecast";
import { paceReplyOf } from "@/lib/domain/forecast/pace";
import { decimalOf, type Money } from "@/lib/domain/money/money";
import { type CompanyRef, tellCompanies } from "../alert/write-notices";
import { countedNow, loadGovernance } from "../budget/load-governance";
import { turnAlerts } from "../budget/write-marks";
import { type LockedCustomer, lockCustomer } from "../customer/lock-customer";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { inTenant } from "../tenant";
import type { KeptForecast } from "./keep-forecasts";
import { loadPaceRules } from "./load-pace-rules";

/** The one threshold of an alert on pace: the whole budget, percent. */
const WHOLE = 100;

/** Alerts of budgets that will be used up, raised and resolved, each customer decided under its own lock. */
export async function settlePace(system: Actor, kept: readonly KeptForecast[]): Promise<void> {
  const open = await inTenant(system, (tx) =>
    tx
      .select({ customerId: alerts.customerId })
      .from(alerts)
      .where(
        and(eq(alerts.distributorId, system.distributorId), eq(alerts.kind, "budget-pace"), eq(alerts.state, "open")),
      ),
  );
  const alerted = new Set(open.map(({ customerId }) => customerId));
  for (const { subject, forecast } of kept) {
    if (forecast.usedUpOn === null && !alerted.has(subject.id)) continue;
    await inTenant(system, (tx) => settleOne(tx, system, subject.id, forecast), "import");
  }
}

async function settleOne(tx: Transaction, system: Actor, customerId: string, forecast: Forecast): Promise<void> {
  const { distributorId } = system;
  const customer = await lockCustomer(tx, system, customerId);
  const at = await instantOf(tx);
  const governance = customer && (await loadGovernance(tx, distributorId, [customerId], at)).get(customerId);
  // A forecast of a month that is over tells nothing of the running one.
  if (!customer || !governance || billingMonthOf(forecast.asOf) !== billingMonthOf(at)) return;
  const { budget } = governance;
  const partner = customer.resellerId ?? distributorId;
  const rule = (await loadPaceRules(tx, distributorId, [partner])).get(partner);
  if (!rule) return;
  const period = budget && periodOf(budget, billingMonthOf(at));
  await resolveOthers(tx, distributorId, customerId, period, budget?.amount ?? null, at);
  const known = budget && period ? await alertOf(tx, distributorId, customerId, period, budget.amount) : null;
  const used = countedNow(governance);
  const reply = paceReplyOf({
    rule,
    budget: budget && { amount: budget.amount, used },
    forecast,
    today: billingDayOf(at),
    alert: known?.state ?? null,
  });
  if (reply === "raise" && budget && period)
    await raise(tx, distributorId, { customer, budget, period, used, forecast, at });
  if (known && reply === "reopen") await turnAlerts(tx, distributorId, [known.id], "open", at);
  if (known && reply === "resolve") await turnAlerts(tx, distributorId, [known.id], "resolved", at);
}

const ofPace = (distributorId: string, customerId: string) =>
  and(eq(alerts.distributorId, distributorId), eq(alerts.customerId, customerId), eq(alerts.kind, "budget-pace"));

/** What was foretold of another period or amount is over. */
async function resolveOthers(
  tx: Transaction,
  distributorId: string,
  customerId: string,
  period: string | null,
  amount: Money | null,
  at: Date,
): Promise<void> {
  const isOther = period && amount !== null ? or(ne(alerts.period, period), ne(alerts.amount, amount)) : sql`true`;
  await tx
    .update(alerts)
    .set({ state: "resolved", resolvedAt: at })
    .where(and(ofPace(distributorId, customerId), eq(alerts.state, "open"), isOther));
}

async function alertOf(tx: Transaction, distributorId: string, customerId: string, period: string, amount: Money) {
  const [row] = await tx
    .select({ id: alerts.id, state: alerts.state })
    .from(alerts)
    .where(and(ofPace(distributorId, customerId), eq(alerts.period, period), eq(alerts.amount, amount)));
  return row ?? null;
}

type Raised = {
  readonly customer: LockedCustomer;
  readonly budget: Budget;
  readonly period: string;
  readonly used: Money;
  readonly forecast: Forecast;
  readonly at: Date;
};

async function raise(tx: Transaction, distributorId: string, raised: Raised): Promise<void> {
  const { customer, budget, period, used, forecast, at } = raised;
  const { expectedEnd, usedUpOn, usedUpEarliest, usedUpLatest } = forecast;
  const id = newId();
  const facts = {
    customer: customer.name,
    type: budget.type,
    period,
    amount: decimalOf(budget.amount),
    used: decimalOf(used),
    expectedEnd: decimalOf(expectedEnd),
    usedUpOn,
    usedUpEarliest,
    usedUpLatest,
  };
  await tx.insert(alerts).values({
    distributorId,
    id,
    customerId: customer.id,
    changeId: newId(),
    kind: "budget-pace",
    period,
    amount: budget.amount,
    threshold: WHOLE,
    state: "open",
    openedAt: at,
    facts,
  });
  // The customer hears what is used, not what is expected of it (G17).
  const to: readonly CompanyRef[] = [
    { kind: "distributor", id: distributorId },
    ...(customer.resellerId === null ? [] : [{ kind: "reseller" as const, id: customer.resellerId }]),
  ];
  const notice = { kind: "budget-pace" as const, urgent: false, facts };
  await tellCompanies(tx, distributorId, at, [{ to, notice, customerId: customer.id, alertId: id }]);
}
