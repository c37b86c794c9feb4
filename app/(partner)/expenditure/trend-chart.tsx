import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ChartWithTwin } from "@/components/expenditure/chart-with-twin";
import { LazyTrendDrawing } from "@/components/statistics/lazy-trend";
import { TrendKey } from "@/components/statistics/trend-key";
import { trendPointsOf } from "@/components/statistics/trend-points";
import { TrendTable } from "@/components/statistics/trend-table";
import { AppLink } from "@/components/ui/app-link";
import { SaveCsv } from "@/components/ui/save-csv";
import type { Trend } from "@/lib/contracts/statistics-view";
import { ZERO } from "@/lib/domain/money/money";
import { exactOf } from "@/lib/format/money";

type TrendChartProps = {
  readonly caption: string;
  readonly summary: ReactNode;
  readonly trend: Trend;
  /** Names of its lines, in their order. */
  readonly names: readonly string[];
  readonly unit: "day" | "month";
  readonly currency: string;
  readonly fileName: string;
  readonly labelOf: (key: string) => string;
  readonly hrefOf: (key: string) => string | null;
};

const HEIGHT = 300;

/** Spending by day or month, all of it and its greatest parts, beside the budgets in force. */
export function TrendChart(props: TrendChartProps) {
  const { caption, summary, trend, names, unit, currency, fileName, labelOf, hrefOf } = props;
  const t = useTranslations("statistics.trend");
  const locale = useLocale();
  const series = trend.series.map(({ kind }, index) => ({ name: names[index] ?? "", isOther: kind === "other" }));
  const points = trendPointsOf(trend, { locale, labelOf, hrefOf });
  const steps = points.filter(({ href }) => href !== null);
  return (
    <div className="flex flex-col gap-3">
      <ChartWithTwin
        label={caption}
        height={HEIGHT}
        summary={summary}
        table={<TrendTable {...{ caption, trend, names, unit, currency, labelOf }} />}
      >
        <LazyTrendDrawing {...{ caption, points, series, currency }} height={HEIGHT} />
      </ChartWithTwin>
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <TrendKey series={series} trend={trend} unit={unit} />
        <SaveCsv
          name={`${fileName}.csv`}
          lines={trendLinesOf(trend, names, [t(unit), t("total"), t("budget"), t("provisional")])}
        >
          {t("csv")}
        </SaveCsv>
      </div>
      {steps.length > 1 && (
        <nav aria-label={t("zoom")} className="flex flex-wrap items-center gap-x-3 text-sm" data-no-print>
          <span className="text-ink-3">{t("zoomLead")}</span>
          {steps.map(({ key, label, href }) => (
            <AppLink
              key={key}
              href={href ?? ""}
              scroll={false}
              className="inline-flex h-6 items-center text-ink-2 hover:text-ink hover:underline pointer-coarse:h-11"
            >
              {label}
            </AppLink>
          ))}
        </nav>
      )}
    </div>
  );
}

type Heads = readonly [unit: string, total: string, budget: string, provisional: string];

function trendLinesOf({ steps, series }: Trend, names: readonly string[], [unit, total, budget, provisional]: Heads) {
  return [
    [unit, total, budget, ...names, provisional],
    ...steps.map((step, index) => [
      step.key,
      exactOf(step.total),
      step.budget === null ? "" : exactOf(step.budget),
      ...series.map(({ amounts }) => exactOf(amounts[index] ?? ZERO)),
      step.provisional ? "1" : "0",
    ]),
  ];
}
