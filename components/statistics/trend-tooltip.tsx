"use client";

import { useTranslations } from "next-intl";
import type { TooltipContentProps } from "recharts";
import { lookOf, SeriesSwatch } from "./series-look";
import type { DrawnSeries, TrendPoint } from "./trend-points";

type TrendTooltipProps = Partial<TooltipContentProps> & {
  readonly series: readonly DrawnSeries[];
  readonly currency: string;
};

/** Exact figures, for the axis only has short ones. */
export function TrendTooltip({ active, payload, series, currency }: TrendTooltipProps) {
  const t = useTranslations("statistics.trend");
  const point: TrendPoint | undefined = payload?.[0]?.payload;
  if (!active || !point) return null;
  const line = "flex items-center justify-between gap-6";
  return (
    <div className="figures rounded-md bg-raised px-3 py-2 text-sm shadow-float">
      <p className="font-semibold">
        {point.label}
        {point.provisional && <span className="ml-2 font-normal text-ink-3">{t("provisional")}</span>}
      </p>
      <p className={line}>
        <span className="text-ink-2">{t("total")}</span>
        <span>
          {point.shown.total} {currency}
        </span>
      </p>
      {point.shown.budget !== null && (
        <p className={line}>
          <span className="text-ink-2">{t("budget")}</span>
          <span>
            {point.shown.budget} {currency}
          </span>
        </p>
      )}
      {series.map(({ name, isOther }, index) => (
        <p key={`${index} ${name}`} className={line}>
          <span className="flex items-center gap-2 text-ink-2">
            <SeriesSwatch look={lookOf(index, isOther)} />
            {name}
          </span>
          <span>{point.shown.values[index]}</span>
        </p>
      ))}
    </div>
  );
}
