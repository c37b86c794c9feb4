"use client";

import { useLocale, useTranslations } from "next-intl";
import type { TooltipContentProps } from "recharts";
import { formatDay } from "@/lib/format/date";
import type { SpendingPoint } from "./spending-points";

type SpendingTooltipProps = Partial<TooltipContentProps> & { readonly currency: string };

/** Exact figures, for the axis only has short ones. */
export function SpendingTooltip({ active, payload, currency }: SpendingTooltipProps) {
  const t = useTranslations("sign.chart");
  const locale = useLocale();
  const point: SpendingPoint | undefined = payload?.[0]?.payload;
  if (!active || !point || point.cumulative === null) return null;
  return (
    <div className="figures rounded-md bg-raised px-3 py-2 text-sm shadow-float">
      <p className="font-semibold">
        {formatDay(point.day, locale)}
        {point.provisional && <span className="ml-2 font-normal text-ink-3">{t("provisional")}</span>}
      </p>
      <p className="flex justify-between gap-6">
        <span className="text-ink-2">{t("cumulative")}</span>
        <span>
          {point.shown} {currency}
          {point.percent && <span className="ml-1.5 text-ink-2">{point.percent}</span>}
        </span>
      </p>
      <p className="flex justify-between gap-6">
        <span className="text-ink-2">{t("dayAmount")}</span>
        <span>
          {point.amount} {currency}
        </span>
      </p>
    </div>
  );
}
