import type { Money } from "@/lib/domain/money/money";
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
};

export function spendingPointsOf(
  days: readonly SpendingDay[],
  period: readonly string[],
  budget: Money | null,
  locale: string,
): readonly SpendingPoint[] {
  const known = new Map(days.map((day) => [day.day, day]));
  return period.map((day) => {
    const at = known.get(day);
    if (!at) return { day, cumulative: null, shown: "", amount: "", percent: null, provisional: false };
    return {
      day,
      cumulative: chartNumberOf(at.cumulative),
      shown: formatMoney(at.cumulative, locale),
      amount: formatMoney(at.amount, locale),
      percent: budget === null ? null : formatPercent(at.cumulative, budget),
      provisional: at.provisional,
    };
  });
}
