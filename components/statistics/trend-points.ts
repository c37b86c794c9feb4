import type { Trend } from "@/lib/contracts/statistics-view";
import { ZERO } from "@/lib/domain/money/money";
import { chartNumberOf } from "@/lib/format/chart";
import { formatMoney } from "@/lib/format/money";

/** A line of the drawing, already worded. */
export type DrawnSeries = { readonly name: string; readonly isOther: boolean };

/** A day or month on the drawing: numbers for places, text for figures. */
export type TrendPoint = {
  readonly key: string;
  readonly label: string;
  readonly total: number;
  readonly budget: number | null;
  readonly provisional: boolean;
  /** By line, in their order. */
  readonly values: readonly number[];
  readonly shown: { readonly total: string; readonly budget: string | null; readonly values: readonly string[] };
  /** Where a click leads: the same figures of this month alone; null: of a day there is nothing closer. */
  readonly href: string | null;
};

type Words = {
  readonly locale: string;
  readonly labelOf: (key: string) => string;
  readonly hrefOf: (key: string) => string | null;
};

export function trendPointsOf({ steps, series }: Trend, { locale, labelOf, hrefOf }: Words): readonly TrendPoint[] {
  return steps.map(({ key, total, budget, provisional }, index) => {
    const amounts = series.map((one) => one.amounts[index] ?? ZERO);
    return {
      key,
      label: labelOf(key),
      total: chartNumberOf(total),
      budget: budget === null ? null : chartNumberOf(budget),
      provisional,
      values: amounts.map(chartNumberOf),
      shown: {
        total: formatMoney(total, locale),
        budget: budget === null ? null : formatMoney(budget, locale),
        values: amounts.map((amount) => formatMoney(amount, locale)),
      },
      href: hrefOf(key),
    };
  });
}

/** Where labels stand beside the ends of their lines: each near its own, none closer than `gap` to another. */
export function spreadLabels(
  ends: readonly number[],
  { top, bottom, gap }: { top: number; bottom: number; gap: number },
) {
  const order = ends.map((end, index) => ({ end, index })).toSorted((left, right) => left.end - right.end);
  const places: number[] = [];
  let next = top;
  for (const { end } of order) {
    const place = Math.max(end, next);
    places.push(place);
    next = place + gap;
  }
  // What was pushed below the edge is pushed back up, the lowest first.
  let limit = bottom;
  for (let at = places.length - 1; at >= 0; at--) {
    places[at] = Math.min(places[at] ?? limit, limit);
    limit = (places[at] ?? limit) - gap;
  }
  const found = ends.map(() => 0);
  order.forEach(({ index }, at) => {
    found[index] = places[at] ?? 0;
  });
  return found;
}
