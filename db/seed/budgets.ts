import type { BudgetType, ExhaustionAction } from "@/lib/domain/budget/budget";
import {
  addDays,
  addMonths,
  type BillingDay,
  type BillingMonth,
  billingDayOf,
  billingMonthOf,
  DAY_MS,
  dayStart,
  firstDayOf,
  lastDayOf,
} from "@/lib/domain/calendar/billing-month";
import type { Ledger } from "./ledger";
import { boughtRow } from "./purchases";
import { MICRO, type Micro, type Row } from "./row";
import { atHour, begunDays, type Span } from "./span";
import type { Customer, World } from "./world";

export type Setting = { readonly at: Date; readonly amount: Micro };

export type Plan = {
  readonly customer: Customer;
  readonly type: BudgetType;
  readonly action: ExhaustionAction;
  readonly liftWhenRestored: boolean;
  /** Null for a monthly budget. */
  readonly countsFrom: BillingMonth | null;
  /** The last one stands. */
  readonly settings: readonly [Setting, ...Setting[]];
  /** Spending that makes the story true, on top of the customer's usual one. */
  readonly extra: readonly Row[];
};

/** Months of other spending stay below the first threshold; how far below differs from customer to customer. */
const QUIET_PERCENT = 68;
const quietPercentOf = (index: number) => QUIET_PERCENT - ((index * 17) % 42);
const DAY_MARGIN = 1.12;

/** Budgets that fit each customer's spending, and the spending that takes some of them where their story is. */
export function planBudgets({ customers, span }: World, ledger: Ledger): Plan[] {
  return customers.flatMap((customer, index) => {
    if (customer.story?.kind === "new") return [];
    const plan =
      customer.story?.kind === "one-time"
        ? planOneTime(customer, customer.story.percent, { span, ledger })
        : planMonthly(customer, index, { span, ledger });
    // The budget was planned against spending without it, so it comes last.
    ledger.add(plan.extra);
    return [plan];
  });
}

type Given = { readonly span: Span; readonly ledger: Ledger };

function planMonthly(customer: Customer, index: number, { span, ledger }: Given): Plan {
  const target = targetOf(customer);
  const month = target === null ? span.running : addMonths(span.running, -target.monthsAgo);
  const roof = target === null ? quietPercentOf(index) : Math.min(target.percent, QUIET_PERCENT);
  const usual = Math.max(ledger.largestMonth(customer.id), customer.perDay * 9 * MICRO);
  const amount = roundUp((usual * DAY_MARGIN * 100) / roof);
  const filled =
    target === null ? [] : fillOf(customer, month, { amount: shareOf(amount, target.percent), span, ledger });
  const extra = customer.story?.kind === "refunded" ? [...filled, refundOf(customer, month, amount)] : filled;
  return {
    customer,
    type: "monthly",
    action: actionOf(customer, index),
    liftWhenRestored: customer.story?.kind === "lifted-by-itself",
    countsFrom: null,
    settings: settingsOf(customer, index, { amount, now: span.now }),
    extra,
  };
}

/** Percent of the budget and the month it is reached in; null: nothing out of the ordinary. */
function targetOf({ story }: Customer): { percent: number; monthsAgo: number } | null {
  switch (story?.kind) {
    case "at":
      return { percent: story.percent, monthsAgo: 0 };
    case "frozen-by-exhaustion":
      return { percent: 104, monthsAgo: 0 };
    case "blocked-by-exhaustion":
      return { percent: 102, monthsAgo: 0 };
    case "cause-gone":
      return { percent: 107, monthsAgo: 1 };
    case "lifted-by-itself":
      return { percent: 103, monthsAgo: 2 };
    case "refunded":
      return { percent: 84, monthsAgo: 1 };
    default:
      return null;
  }
}

function actionOf({ story }: Customer, index: number): ExhaustionAction {
  const usual = ACTIONS[index % ACTIONS.length] ?? "alert-only";
  switch (story?.kind) {
    case "frozen-by-exhaustion":
    case "cause-gone":
    case "lifted-by-itself":
      return "freeze-account";
    case "blocked-by-exhaustion":
      return "block-pay-per-use";
    case "at":
    case "one-time":
      return story.percent >= 100 ? "alert-only" : usual;
    default:
      return usual;
  }
}

const ACTIONS: readonly ExhaustionAction[] = [
  "alert-only",
  "freeze-account",
  "alert-only",
  "block-pay-per-use",
  "freeze-account-and-resources",
];

/** Set when the customer was activated; some had a smaller one first, which their spending never came near. */
function settingsOf(
  customer: Customer,
  index: number,
  { amount, now }: { amount: Micro; now: Date },
): readonly [Setting, ...Setting[]] {
  const first = { at: activationOf(customer), amount };
  const later = new Date(first.at.getTime() + 41 * DAY_MS);
  const hasGrown = index % 3 === 1 && customer.story === null && later < now;
  return hasGrown
    ? [
        { ...first, amount: roundUp(amount * 0.8) },
        { at: later, amount },
      ]
    : [first];
}

/** When it was given its first budget and, mostly, unfrozen: a day after it joined. */
export function activationOf({ associations: [present], story }: Customer): Date {
  const pause = story?.kind === "budget-but-frozen" ? 5 : 1;
  return atHour(addDays(billingDayOf(present.startedAt), pause), 10.4);
}

function planOneTime(customer: Customer, percent: number, { span, ledger }: Given): Plan {
  const countsFrom = addMonths(span.running, -4);
  const months = Array.from({ length: 5 }, (_, index) => addMonths(countsFrom, index));
  const sofar = months.reduce((sum, month) => sum + ledger.used(customer.id, month), 0);
  const amount = roundUp((sofar * 106) / percent);
  const missing = shareOf(amount, percent) - sofar;
  const target = ledger.used(customer.id, span.running) + missing;
  return {
    customer,
    type: "one-time",
    action: actionOf(customer, 0),
    liftWhenRestored: false,
    countsFrom,
    settings: [{ at: atHour(addDays(firstDayOf(countsFrom), 1), 11), amount }],
    extra: fillOf(customer, span.running, { amount: target, span, ledger }),
  };
}

/** A quarter of a percent above the whole number, so that it is read as that number however it is rounded. */
const shareOf = (amount: Micro, percent: number): Micro => Math.round((amount * (percent + 0.25)) / 100);

/** An eighth of the budget comes back on the month's last day. */
function refundOf(customer: Customer, month: BillingMonth, amount: Micro): Row {
  const start = dayStart(lastDayOf(month));
  const end = new Date(start.getTime() + DAY_MS);
  const description = "Refund: Elastic Compute, stopped by mistake of the provider";
  const mode = "yearly-monthly";
  return boughtRow(customer, {
    start,
    end,
    list: -Math.round(amount / 8),
    category: "adjustment",
    service: "Elastic Compute",
    mode,
    description,
  });
}

type Fill = Given & { readonly amount: Micro };

/** Brings the month's usage to exactly this amount: a purchase on the 1st, the rest rising by the day. */
function fillOf(customer: Customer, month: BillingMonth, { amount, span, ledger }: Fill): Row[] {
  const missing = amount - ledger.used(customer.id, month);
  if (missing <= 0) throw new Error(`${customer.name} already spends more than its story tells`);
  const days = begunDays(month, span);
  const purchase = Math.floor(missing / 4);
  const weight = days.reduce((sum, _, index) => sum + index + 2, 0);
  const parts = days.map((_, index) => Math.floor(((missing - purchase) * (index + 2)) / weight));
  const rest = missing - purchase - parts.reduce((sum, part) => sum + part, 0);
  const first = firstDayOf(month);
  return [
    extraRow(customer, first, span, { list: purchase + rest, isPurchase: true }),
    ...days.map((day, index) => extraRow(customer, day, span, { list: parts[index] ?? 0, isPurchase: false })),
  ];
}

function extraRow(
  customer: Customer,
  day: BillingDay,
  { now }: Span,
  { list, isPurchase }: { list: Micro; isPurchase: boolean },
): Row {
  const start = dayStart(day);
  const end = new Date(start.getTime() + DAY_MS);
  if (isPurchase) {
    const description = "Purchase: Elastic Compute, 1 year";
    const oneYear = new Date(start.getTime() + 365 * DAY_MS);
    return boughtRow(customer, {
      start,
      end: oneYear,
      list,
      service: "Elastic Compute",
      mode: "yearly-monthly",
      description,
    });
  }
  const usage = { category: "usage", resource: `res-${customer.id.slice(-10)}`, description: null } as const;
  return boughtRow(customer, {
    ...usage,
    start,
    end: end > now ? now : end,
    list,
    service: "Elastic Compute",
    mode: "pay-per-use",
  });
}

/** Two digits that mean something: what a person would type. */
function roundUp(amount: number): Micro {
  const whole = amount / MICRO;
  const step = 10 ** Math.max(0, Math.floor(Math.log10(whole)) - 1);
  return Math.ceil(whole / step) * step * MICRO;
}

/** The budget in force on that day; null before the first setting. */
export function amountOn({ settings }: Plan, day: BillingDay): Micro | null {
  return settings.findLast(({ at }) => billingDayOf(at) <= day)?.amount ?? null;
}

export const monthSet = ({ settings: [first] }: Plan): BillingMonth => billingMonthOf(first.at);
