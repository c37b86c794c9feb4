import { useTranslations } from "next-intl";
import type { Trend } from "@/lib/contracts/statistics-view";
import { lookOf, SeriesSwatch } from "./series-look";
import type { DrawnSeries } from "./trend-points";

type TrendKeyProps = { readonly series: readonly DrawnSeries[]; readonly trend: Trend; readonly unit: "day" | "month" };

/** Lines are labelled where they end, where there is room; on phones here. */
export function TrendKey({ series, trend, unit }: TrendKeyProps) {
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
          <li key={`${index} ${name}`} className={`${item} sm:hidden`}>
            <SeriesSwatch look={lookOf(index, isOther)} />
            {name}
          </li>
        ))}
    </ul>
  );
}
