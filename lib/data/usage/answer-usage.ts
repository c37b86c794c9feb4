import "server-only";
import type { Transaction } from "@/db/client";
import type { Actor } from "@/lib/domain/access/actor";
import { type ExhaustionAction, periodOf } from "@/lib/domain/budget/budget";
import { usageReplyOf } from "@/lib/domain/budget/usage-answer";
import type { Money } from "@/lib/domain/money/money";
import { settleFallen } from "../alert/settle-fallen";
import { reopenAlerts, resolveAlerts } from "../alert/turn-alerts";
import { countedNow, loadGovernance } from "../budget/load-governance";
import { loadAlerts, loadMarks, raiseMarks } from "../budget/write-marks";
import { lockCustomers } from "../customer/lock-customer";
import { alertFrozenSpending } from "../restriction/alert-frozen-spending";
import { endGoneCauses } from "../restriction/end-gone-causes";
import { moveCauses } from "../restriction/move-causes";
import { findDistributor, systemActor } from "../system-actor";
import { type Answered, openAlerts } from "./open-alerts";
import { runActions } from "./run-actions";

export type UsageMove = {
  readonly customerId: string;
  /** Net change of counted usage of months before the running one. */
  readonly earlier: Money;
  /** Net change of counted usage of the running month. */
  readonly running: Money;
};

export type UsageAnswer = {
  readonly customerId: string;
  /** The threshold alerted; null: none. */
  readonly alertAt: number | null;
  /** What ran by itself; null: nothing. */
  readonly act: Exclude<ExhaustionAction, "alert-only"> | null;
  readonly exhausted: boolean;
};

type Called = { readonly changeId: string; readonly at: Date; readonly moves: readonly UsageMove[] };

const BATCH = 1000;

/**
 * What moved usage asks for: marks, at most one alert a customer, the exhaustion action, causes gone or
 * returned (G5, G6, G17). Call it after the sums moved, the customers locked; without budget no answer.
 */
export async function answerUsage(tx: Transaction, actor: Actor, called: Called): Promise<UsageAnswer[]> {
  const distributor = await findDistributor(tx, actor.distributorId);
  if (!distributor) throw new Error("the actor's distributor is gone");
  const system = systemActor(actor.distributorId, distributor, actor.requestId);
  const answers: UsageAnswer[] = [];
  for (let start = 0; start < called.moves.length; start += BATCH) {
    const moves = called.moves.slice(start, start + BATCH);
    answers.push(...(await answerSome(tx, system, { ...called, moves })));
  }
  return answers;
}

async function answerSome(tx: Transaction, system: Actor, { changeId, at, moves }: Called): Promise<UsageAnswer[]> {
  const when = { changeId, at };
  await alertFrozenSpending(
    tx,
    system,
    at,
    moves.map(({ customerId }) => customerId),
  );
  const answered = await answersOf(tx, system, { ...when, moves });
  if (answered.length === 0) return [];
  const { distributorId } = system;

  const marks = answered.map(({ customer, period, budget, reply }) => ({
    customerId: customer.id,
    period,
    amount: budget.amount,
    mark: reply.mark,
    actedAt: reply.act === null ? null : at,
  }));
  await raiseMarks(
    tx,
    distributorId,
    marks.filter(({ mark }) => mark > 0),
  );
  await resolveAlerts(tx, distributorId, answered.flatMap(alertsOfThePast), at);
  await settleFallen(tx, distributorId, at, answered);
  await reopenAlerts(tx, distributorId, answered.flatMap(alertsToReopen), at);
  await openAlerts(
    tx,
    system,
    when,
    answered.filter(({ reply }) => reply.alertAt !== null),
  );
  const left = await runActions(tx, system, when, answered);
  await moveCauses(tx, system, when, left);

  return answered.map(({ customer, reply }) => ({
    customerId: customer.id,
    alertAt: reply.alertAt,
    act: reply.act,
    exhausted: reply.exhausted,
  }));
}

async function answersOf(tx: Transaction, system: Actor, { changeId, at, moves }: Called): Promise<Answered[]> {
  const { distributorId } = system;
  const ids = moves.map(({ customerId }) => customerId);
  const runningOf = new Map(moves.map(({ customerId, running }) => [customerId, running]));
  const customers = await lockCustomers(tx, system, ids);
  const found = await loadGovernance(tx, distributorId, ids, at);
  const governance = await endGoneCauses(tx, system, { changeId, at }, customers, found);
  const alertsOf = await loadAlerts(tx, distributorId, ids);
  const marksOf = await loadMarks(tx, distributorId, ids);

  return customers.flatMap((customer) => {
    const own = governance.get(customer.id);
    const running = runningOf.get(customer.id);
    if (!own?.budget || running === undefined) return [];
    const { budget } = own;
    const period = periodOf(budget, own.month);
    const ofPeriod = (one: { readonly period: string; readonly amount: Money }) =>
      one.period === period && one.amount === budget.amount;
    const mark = marksOf.get(customer.id)?.find(ofPeriod);
    const alerts = alertsOf.get(customer.id) ?? [];
    const used = countedNow(own);
    const reply = usageReplyOf({
      budget,
      used,
      running,
      mark: mark?.mark ?? 0,
      alerts: alerts.filter(ofPeriod),
    });
    const present = alerts.filter(ofPeriod);
    const past = alerts.filter((alert) => !ofPeriod(alert) && alert.state === "open");
    return [{ customer, governance: own, budget, period, used, reply, present, past }];
  });
}

// What an earlier month or amount left open is settled when its customer is next answered.
function alertsOfThePast({ past }: Answered): readonly string[] {
  return past.map(({ id }) => id);
}

function alertsToReopen({ reply, present }: Answered): readonly string[] {
  return present.filter(({ threshold }) => reply.reopen.includes(threshold)).map(({ id }) => id);
}
