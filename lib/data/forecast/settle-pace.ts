import "server-only";
import { and, eq, ne, or, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { alerts } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { budgetKeyOf } from "@/lib/domain/alert/alert-key";
import { type Budget, periodOf } from "@/lib/domain/budget/budget";
import { billingDayOf, billingMonthOf } from "@/lib/domain/calendar/billing-month";
import type { Forecast } from "@/lib/domain/forecast/forecast";
import { paceReplyOf } from "@/lib/domain/forecast/pace";
import { decimalOf, type Money } from "@/lib/domain/money/money";
import { raiseAlerts } from "../alert/raise-alerts";
import { reopenAlerts, resolveAlerts } from "../alert/turn-alerts";
import { partnersOf, tellCompanies } from "../alert/write-notices";
import { countedNow, loadGovernance } from "../budget/load-governance";
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

type Facts = Omit<Raised, "budget" | "period"> & {
  /** Null: it has no budget. */
  readonly governed: { readonly budget: Budget; readonly period: string } | null;
};

async function settleOne(tx: Transaction, system: Actor, customerId: string, forecast: Forecast): Promise<void> {
  const { distributorId } = system;
  const customer = await lockCustomer(tx, system, customerId);
  const at = await instantOf(tx);
  const governance = customer && (await loadGovernance(tx, distributorId, [customerId], at)).get(customerId);
  const month = billingMonthOf(at);
  // A forecast of a month that is over tells nothing of the running one.
  if (!customer || !governance || billingMonthOf(forecast.asOf) !== month) return;
  const { budget } = governance;
  const governed = budget && { budget, period: periodOf(budget, month) };
  await resolveOthers(tx, distributorId, customerId, governed, at);
  await answerPace(tx, distributorId, { customer, governed, used: countedNow(governance), forecast, at });
}

async function answerPace(tx: Transaction, distributorId: string, facts: Facts): Promise<void> {
  const { customer, governed, used, forecast, at } = facts;
  const partner = customer.resellerId ?? distributorId;
  const rule = (await loadPaceRules(tx, distributorId, [partner])).get(partner);
  if (!rule || !governed) return;
  const known = await alertOf(tx, distributorId, customer.id, governed);
  const budget = { amount: governed.budget.amount, used };
  const alert = known && known.state;
  const reply = paceReplyOf({ rule, budget, forecast, today: billingDayOf(at), alert });
  if (reply === "raise") await raise(tx, distributorId, { ...facts, ...governed });
  else if (known && reply) await (reply === "reopen" ? reopenAlerts : resolveAlerts)(tx, distributorId, [known.id], at);
}

const ofPace = (distributorId: string, customerId: string) =>
  and(eq(alerts.distributorId, distributorId), eq(alerts.customerId, customerId), eq(alerts.kind, "budget-pace"));

/** What was foretold of another period or amount is over. */
async function resolveOthers(
  tx: Transaction,
  distributorId: string,
  customerId: string,
  governed: Facts["governed"],
  at: Date,
): Promise<void> {
  const isOther = governed
    ? or(ne(alerts.period, governed.period), ne(alerts.amount, governed.budget.amount))
    : sql`true`;
  const others = await tx
    .select({ id: alerts.id })
    .from(alerts)
    .where(and(ofPace(distributorId, customerId), eq(alerts.state, "open"), isOther));
  await resolveAlerts(
    tx,
    distributorId,
    others.map(({ id }) => id),
    at,
  );
}

type Governed = NonNullable<Facts["governed"]>;

async function alertOf(tx: Transaction, distributorId: string, customerId: string, { budget, period }: Governed) {
  const [row] = await tx
    .select({ id: alerts.id, state: alerts.state })
    .from(alerts)
    .where(and(ofPace(distributorId, customerId), eq(alerts.period, period), eq(alerts.amount, budget.amount)));
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
  const to = partnersOf(distributorId, customer);
  await raiseAlerts(tx, distributorId, { changeId: newId(), at }, [
    {
      id,
      kind: "budget-pace",
      key: budgetKeyOf(customer.id, { period, amount: facts.amount, threshold: WHOLE }),
      customerId: customer.id,
      resellerId: null,
      subjectId: null,
      budget: { period, amount: budget.amount, threshold: WHOLE },
      to,
      facts,
    },
  ]);
  // The customer hears what is used, not what is expected of it (G17).
  const notice = { kind: "budget-pace" as const, urgent: false, facts };
  await tellCompanies(tx, distributorId, at, [{ to, notice, customerId: customer.id, alertId: id }]);
}
