import type { ForecastDay } from "@/lib/domain/forecast/forecast";
import { type Money, plus } from "@/lib/domain/money/money";
import { chartNumberOf } from "@/lib/format/chart";
import { formatMoney } from "@/lib/format/money";
import { formatPercent } from "@/lib/format/percent";

export type SpendingDay = {
  /** Billing day "2026-11-22". */
  readonly day: string;
  readonly amount: Money;
  /** From the first day of the period to the end of this one. */
  readonly cumulative: Money;
  readonly provisional: boolean;
};

/** One day on the drawing: a number for its place, text for its figures. */
export type SpendingPoint = {
  readonly day: string;
  /** Null for a day to come. */
  readonly cumulative: number | null;
  readonly shown: string;
  readonly amount: string;
  readonly percent: string | null;
  readonly provisional: boolean;
  /** Where the days to come are expected to reach, and the band around it; null: nothing is expected of the day. */
  readonly expected: number | null;
  readonly band: readonly [number, number] | null;
};

type Drawn = {
  readonly budget: Money | null;
  readonly locale: string;
  /** What was used before the first day. */
  readonly opening: Money;
  readonly expected: readonly ForecastDay[];
};

export function spendingPointsOf(
  days: readonly SpendingDay[],
  period: readonly string[],
  { budget, locale, opening, expected }: Drawn,
): readonly SpendingPoint[] {
  const known = new Map(days.map((day) => [day.day, day]));
  const told = new Map(expected.map((day) => [day.day as string, day]));
  const place = (amount: Money) => chartNumberOf(plus(opening, amount));
  return period.map((day) => {
    const at = known.get(day);
    const one = told.get(day);
    const coming = {
      expected: one ? place(one.expected) : null,
      band: one ? ([place(one.low), place(one.high)] as const) : null,
    };
    if (!at) return { day, cumulative: null, shown: "", amount: "", percent: null, provisional: false, ...coming };
    return {
      day,
      ...coming,
      cumulative: chartNumberOf(at.cumulative),
      shown: formatMoney(at.cumulative, locale),
      amount: formatMoney(at.amount, locale),
      percent: budget === null ? null : formatPercent(at.cumulative, budget),
      provisional: at.provisional,
    };
  });
}
