import { periodOf } from "@/lib/domain/budget/budget";
import { reachedThreshold } from "@/lib/domain/budget/threshold";
import {
  type BillingDay,
  type BillingMonth,
  dayStart,
  monthEndExclusive,
  monthOfDay,
} from "@/lib/domain/calendar/billing-month";
import { amountOn, monthSet, type Plan } from "./budgets";
import { type Ledger, moneyOf } from "./ledger";
import type { Micro } from "./row";
import { atHour, type Span } from "./span";

/** A threshold that usage passed, as the alert about it tells it. */
export type Crossing = {
  readonly plan: Plan;
  readonly period: string;
  readonly month: BillingMonth;
  readonly amount: Micro;
  readonly threshold: number;
  readonly used: Micro;
  readonly at: Date;
  /** Null while usage is above it. */
  readonly resolvedAt: Date | null;
  /** First at 100 or above in this period and amount. */
  readonly isExhaustion: boolean;
};

export type Mark = {
  readonly period: string;
  readonly amount: Micro;
  readonly mark: number;
  readonly actedAt: Date | null;
};

/** Goes through a budget's life day by day, as the charges came in. */
export function crossingsOf(plan: Plan, ledger: Ledger, span: Span): readonly Crossing[] {
  const stretches = plan.type === "monthly" ? monthsOf(plan, span).map((month) => [month]) : [monthsOf(plan, span)];
  return stretches.flatMap((months) => walk(plan, months, { ledger, span }));
}

function monthsOf(plan: Plan, { months, running }: Span): BillingMonth[] {
  const from = plan.countsFrom ?? monthSet(plan);
  return months.filter((month) => month >= from && month <= running);
}

function walk(plan: Plan, months: readonly BillingMonth[], { ledger, span }: { ledger: Ledger; span: Span }) {
  const [month] = months;
  if (month === undefined) return [];
  const period = periodOf({ type: plan.type, countsFrom: plan.countsFrom }, month);
  const days = months.flatMap((one) => ledger.days(plan.customer.id, one));
  const crossings: Crossing[] = [];
  let used = 0;
  for (const [day, part] of days) {
    used += part;
    const amount = amountOn(plan, day);
    if (amount === null) continue;
    const reached = reachedThreshold(moneyOf(used), moneyOf(amount));
    const at = momentOf(day, span);
    resolveAbove(crossings, reached, at);
    const mark = markOf(crossings, amount);
    if (reached <= mark) continue;
    const isExhaustion = reached >= 100 && mark < 100;
    crossings.push({
      plan,
      period,
      month: monthOfDay(day),
      amount,
      threshold: reached,
      used,
      at,
      resolvedAt: null,
      isExhaustion,
    });
  }
  return plan.type === "monthly" ? crossings.map((crossing) => endedWithMonth(crossing, span)) : crossings;
}

const markOf = (crossings: readonly Crossing[], amount: Micro) =>
  Math.max(0, ...crossings.filter((known) => known.amount === amount).map(({ threshold }) => threshold));

function resolveAbove(crossings: Crossing[], reached: number, at: Date): void {
  for (const [index, crossing] of crossings.entries()) {
    if (crossing.resolvedAt === null && crossing.threshold > reached)
      crossings[index] = { ...crossing, resolvedAt: at };
  }
}

function endedWithMonth(crossing: Crossing, { running }: Span): Crossing {
  if (crossing.resolvedAt !== null || crossing.month >= running) return crossing;
  return { ...crossing, resolvedAt: monthEndExclusive(crossing.month) };
}

/** In the evening, or some time ago if it is today. */
function momentOf(day: BillingDay, { now }: Span): Date {
  const evening = atHour(day, 20.6);
  const start = dayStart(day).getTime();
  return evening < now ? evening : new Date(start + Math.floor((now.getTime() - start) * 0.8));
}

export function marksOf(crossings: readonly Crossing[]): readonly Mark[] {
  const groups = Map.groupBy(crossings, ({ period, amount }) => `${period} ${amount}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const acted = group.find(({ isExhaustion, plan }) => isExhaustion && plan.action !== "alert-only");
    const mark = Math.max(...group.map(({ threshold }) => threshold));
    return [{ period: first.period, amount: first.amount, mark, actedAt: acted?.at ?? null }];
  });
}
