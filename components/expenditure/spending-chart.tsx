import { useLocale } from "next-intl";
import type { Money } from "@/lib/domain/money/money";
import { chartNumberOf } from "@/lib/format/chart";
import { ChartWithTwin } from "./chart-with-twin";
import { LazySpendingDrawing } from "./lazy-chart";
import { type SpendingDay, spendingPointsOf } from "./spending-points";
import { SpendingSummary } from "./spending-summary";
import { SpendingTable } from "./spending-table";

export type SpendingChartProps = {
  readonly caption: string;
  /** Days that have passed or begun. */
  readonly days: readonly SpendingDay[];
  /** Every day of the period, for the axis; the days to come are empty. */
  readonly period: readonly string[];
  readonly budget: Money | null;
  readonly expectedEnd?: Money | undefined;
  readonly currency: string;
};

const HEIGHT = 280;

/** The house chart: cumulative spending against the budget line with its thresholds. */
export function SpendingChart({ caption, days, period, budget, expectedEnd, currency }: SpendingChartProps) {
  const locale = useLocale();
  return (
    <ChartWithTwin
      label={caption}
      height={HEIGHT}
      summary={
        <SpendingSummary last={days.at(-1) ?? null} budget={budget} expectedEnd={expectedEnd} currency={currency} />
      }
      table={<SpendingTable caption={caption} days={days} budget={budget} currency={currency} />}
    >
      <LazySpendingDrawing
        caption={caption}
        points={spendingPointsOf(days, period, budget, locale)}
        budget={budget === null ? null : chartNumberOf(budget)}
        expectedEnd={expectedEnd === undefined ? null : chartNumberOf(expectedEnd)}
        currency={currency}
        height={HEIGHT}
      />
    </ChartWithTwin>
  );
}
