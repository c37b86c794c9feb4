import { useLocale } from "next-intl";
import type { Forecast } from "@/lib/domain/forecast/forecast";
import { type Money, plus, ZERO } from "@/lib/domain/money/money";
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
  /** What was used before the first day. */
  readonly opening?: Money | undefined;
  /** Of the same days; null: nothing is expected. */
  readonly forecast?: Forecast | null | undefined;
  readonly currency: string;
};

const HEIGHT = 280;

/** The house chart: cumulative spending against the budget line with its thresholds. */
export function SpendingChart(props: SpendingChartProps) {
  const { caption, days, period, budget, opening = ZERO, forecast = null, currency } = props;
  const locale = useLocale();
  const expected = forecast && forecast.byDay.length > 0 ? forecast : null;
  return (
    <ChartWithTwin
      label={caption}
      height={HEIGHT}
      summary={
        <SpendingSummary
          last={days.at(-1) ?? null}
          budget={budget}
          expectedEnd={expected ? plus(opening, expected.expectedEnd) : undefined}
          currency={currency}
        />
      }
      table={<SpendingTable caption={caption} days={days} budget={budget} currency={currency} />}
    >
      <LazySpendingDrawing
        caption={caption}
        points={spendingPointsOf(days, period, { budget, locale, opening, expected: expected?.byDay ?? [] })}
        budget={budget === null ? null : chartNumberOf(budget)}
        currency={currency}
        height={HEIGHT}
      />
    </ChartWithTwin>
  );
}
