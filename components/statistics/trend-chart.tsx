import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Trend } from "@/lib/contracts/statistics-view";
import { ZERO } from "@/lib/domain/money/money";
import { exactOf } from "@/lib/format/money";
import { ChartWithTwin } from "../expenditure/chart-with-twin";
import { AppLink } from "../ui/app-link";
import { SaveCsv } from "../ui/save-csv";
import { LazyTrendDrawing } from "./lazy-trend";
import { lookOf, SeriesSwatch } from "./series-look";
import { type DrawnSeries, trendPointsOf } from "./trend-points";
import { TrendTable } from "./trend-table";

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
          lines={linesOf(trend, names, [t(unit), t("total"), t("budget"), t("provisional")])}
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

type TrendKeyProps = { readonly series: readonly DrawnSeries[]; readonly trend: Trend; readonly unit: "day" | "month" };

/** Lines are labelled where they end, where there is room; on phones here. */
function TrendKey({ series, trend, unit }: TrendKeyProps) {
  const t = useTranslations("statistics.trend");
  const item = "inline-flex items-center gap-2";
  return (
    <ul className="flex min-w-0 flex-wrap gap-x-5 gap-y-1 text-xs text-ink-2">
      <li className={item}>
        <svg aria-hidden="true" width="12" height="12">
          <rect width="12" height="12" className="fill-line" />
        </svg>
        {t("total")}
      </li>
      {trend.steps.some(({ provisional }) => provisional) && (
        <li className={item}>
          <svg aria-hidden="true" width="12" height="12" className="stroke-line-strong">
            <path d="M0,8L8,0M4,12L12,4M0,4L4,0M8,12L12,8" />
            <rect x="0.5" y="0.5" width="11" height="11" fill="none" strokeDasharray="3 2" />
          </svg>
          {t("provisionalKey")}
        </li>
      )}
      {trend.steps.some(({ budget }) => budget !== null) && (
        <li className={item}>
          <svg aria-hidden="true" width="26" height="10" className="stroke-ink">
            <path d="M0,7H13V3H26" fill="none" strokeWidth="1.5" />
          </svg>
          {t(unit === "day" ? "budgetDay" : "budgetMonth")}
        </li>
      )}
      {series.length > 1 &&
        series.map(({ name, isOther }, index) => (
          <li key={name} className={`${item} sm:hidden`}>
            <SeriesSwatch look={lookOf(index, isOther)} />
            {name}
          </li>
        ))}
    </ul>
  );
}

type Heads = readonly [unit: string, total: string, budget: string, provisional: string];

function linesOf({ steps, series }: Trend, names: readonly string[], [unit, total, budget, provisional]: Heads) {
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
