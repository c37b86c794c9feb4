import { type BillingDay, type BillingMonth, daysOf, firstDayOf, lastDayOf } from "../calendar/billing-month";
import { maximum, plus, sumOf, toMoney, ZERO } from "../money/money";
import { backTest, chooseMethod, type Outlook, outlookOf, trialsOf } from "./back-test";
import { backTestOf, nearTrials, spreadOf } from "./error";
import type { BudgetLeft, DaySum, Forecast, ForecastDay, KnownCharge } from "./forecast";
import { type MethodName, meanOf } from "./method";
import { CENT, centsOf, dayNumberOf, dayOfNumber, lastCompleteDay, type Past, pastOf } from "./past";
import { usedUpDays } from "./used-up";

export type Asked = {
  /** Days with charges, thirteen months back at most. */
  readonly days: readonly DaySum[];
  readonly month: BillingMonth;
  readonly at: Date;
  /** What renews itself; its days may lie anywhere. */
  readonly renewals: readonly KnownCharge[];
  readonly budget: BudgetLeft | null;
};

/** Where the month ends: what is charged, what is known to come, and what the past says of the rest. */
export function forecastMonth({ days, month, at, renewals, budget }: Asked): Forecast {
  const last = Math.min(lastCompleteDay(at), dayNumberOf(lastDayOf(month)));
  const past = pastOf(days, last);
  const basis = past.usage.length;
  const open = daysOf(month).filter((day) => dayNumberOf(day) > last);
  const trials = trialsOf(past);
  const method = chooseMethod(trials, basis);
  const outlook = outlookOf(past, month);
  const coming = renewals.filter(({ day }) => open.includes(day));
  const commitments = openCommitments(outlook, open, coming);
  const known = [...coming, ...commitments].toSorted((one, other) => (one.day < other.day ? -1 : 1));
  const near = nearTrials(backTest(past, trials), daysOf(month).length - open.length);
  const seen = new Map(days.map((sum) => [sum.day, sum]));
  const extras = extrasOf(open, seen, outlook, method, known);
  const band = bandOf(past, outlook, spreadOf(near), open.length);
  const byDay = dayByDay(month, seen, open, extras, band);
  const spentSoFar = sumOf(daysOf(month).map((day) => totalOf(seen.get(day))));
  const end = byDay.at(-1) ?? { expected: spentSoFar, low: spentSoFar, high: spentSoFar };
  return {
    asOf: at,
    spentSoFar,
    expectedEnd: end.expected,
    low: end.low,
    high: end.high,
    byDay,
    ...usedUpDays(byDay, spentSoFar, budget, at),
    method: open.length === 0 ? "complete" : basis === 0 ? "none" : method,
    basis,
    backtest: backTestOf(near),
    known,
  };
}

type Seen = ReadonlyMap<BillingDay, DaySum>;

function totalOf(sum: DaySum | undefined) {
  return sum ? plus(sum.usage, sum.prepaid) : ZERO;
}

/** Commitments of open days, without what a renewal of the same day already says. */
function openCommitments(outlook: Outlook, open: readonly BillingDay[], renewals: readonly KnownCharge[]) {
  return open.flatMap((day): KnownCharge[] => {
    const renewing = sumOf(renewals.filter((one) => one.day === day).map(({ amount }) => amount));
    const cents = (outlook.commitments.get(dayNumberOf(day)) ?? 0) - centsOf(renewing);
    return cents > 0 ? [{ day, amount: moneyOf(cents), what: "commitment" }] : [];
  });
}

/** Cents each open day is expected to add to what is charged of it already; a refund of it stays. */
function extrasOf(
  open: readonly BillingDay[],
  seen: Seen,
  outlook: Outlook,
  method: MethodName,
  known: readonly KnownCharge[],
): readonly number[] {
  const expected = outlook.usageOf(method);
  return open.map((day) => {
    const usage = Math.max(0, expected(dayNumberOf(day)) - chargedOf(day, outlook.regular));
    if (outlook.regular) return usage;
    return known
      .filter((one) => one.day === day)
      .reduce((sum, { amount, what }) => sum + Math.max(0, centsOf(amount) - prepaidOf(day, what)), usage);
  });

  function chargedOf(day: BillingDay, whole: boolean): number {
    const sum = seen.get(day);
    return sum ? Math.max(0, centsOf(whole ? plus(sum.usage, sum.prepaid) : sum.usage)) : 0;
  }

  // A renewal that is charged has a later expiry; a commitment is known by its charge alone.
  function prepaidOf(day: BillingDay, what: KnownCharge["what"]): number {
    return what === "renewal" ? 0 : Math.max(0, centsOf(seen.get(day)?.prepaid ?? ZERO));
  }
}

type Band = { readonly below: number; readonly above: number };

const NORMAL_TAIL = 1.28;

/** Cents below and above the expectation at the month's end: errors made before, else how much days differ. */
function bandOf(past: Past, { level }: Outlook, spread: Band | null, days: number): Band {
  if (spread) return { below: spread.below * level * days, above: spread.above * level * days };
  const recent = past.usage.slice(-28);
  const mean = meanOf(recent);
  const deviation = meanOf(recent.map((amount) => Math.abs(amount - mean)));
  const width = NORMAL_TAIL * deviation * Math.sqrt(days);
  return { below: -width, above: width };
}

/** Sums up to and with each open day; the band widens evenly to the month's end. */
function dayByDay(
  month: BillingMonth,
  seen: Seen,
  open: readonly BillingDay[],
  extras: readonly number[],
  band: Band,
): readonly ForecastDay[] {
  const first = open[0];
  let charged = sumOf(daysOf(month).map((day) => (first && day < first ? totalOf(seen.get(day)) : ZERO)));
  let extra = 0;
  return open.map((day, index) => {
    charged = plus(charged, totalOf(seen.get(day)));
    extra += extras[index] ?? 0;
    const share = (index + 1) / open.length;
    const low = plus(charged, moneyOf(Math.max(0, extra + band.below * share)));
    return {
      day,
      expected: plus(charged, moneyOf(extra)),
      low,
      high: maximum(plus(charged, moneyOf(extra + band.above * share)), low),
    };
  });
}

function moneyOf(cents: number) {
  return toMoney(BigInt(Math.round(cents)) * CENT);
}

/** The first day a forecast of the month learns from. */
export function firstDayOfPast(month: BillingMonth): BillingDay {
  return dayOfNumber(dayNumberOf(firstDayOf(month)) - PAST_DAYS);
}

const PAST_DAYS = 396;
