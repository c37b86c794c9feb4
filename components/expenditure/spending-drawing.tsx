"use client";

import { useLocale, useTranslations } from "next-intl";
import { Area, CartesianGrid, ComposedChart, Line, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { axisOf, formatAxis } from "@/lib/format/chart";
import { formatDayShort } from "@/lib/format/date";
import { BudgetLines, Standing } from "./spending-lines";
import type { SpendingPoint } from "./spending-points";
import { SpendingTooltip } from "./spending-tooltip";

export type SpendingDrawingProps = {
  readonly caption: string;
  readonly points: readonly SpendingPoint[];
  readonly budget: number | null;
  readonly currency: string;
  readonly height: number;
};

const TICK = { fill: "var(--ink-3)", fontSize: 12 };
const MARGIN = { top: 14, right: 44, bottom: 0, left: 0 };

/** The left and right arrow keys walk along the line. */
export function SpendingDrawing({ caption, points, budget, currency, height }: SpendingDrawingProps) {
  const t = useTranslations("sign.chart");
  const locale = useLocale();
  const heights = points.map(({ cumulative, band }) => Math.max(cumulative ?? 0, band?.[1] ?? 0));
  const axis = axisOf(Math.max(budget ?? 0, ...heights));
  return (
    <ResponsiveContainer width="100%" height={height}>
      <ComposedChart data={[...points]} margin={MARGIN} accessibilityLayer title={caption}>
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis
          dataKey="day"
          tickFormatter={(day: string) => formatDayShort(day, locale)}
          tick={TICK}
          tickLine={false}
          axisLine={{ stroke: "var(--line-strong)" }}
          minTickGap={40}
        />
        <YAxis
          domain={[0, axis.top]}
          ticks={[...axis.ticks]}
          tickFormatter={(value: number) => formatAxis(value, locale)}
          tick={TICK}
          tickLine={false}
          axisLine={false}
          width={48}
        />
        <Tooltip
          content={<SpendingTooltip currency={currency} />}
          cursor={{ stroke: "var(--line-strong)" }}
          isAnimationActive={false}
        />
        <Area
          dataKey="band"
          type="linear"
          stroke="none"
          fill="var(--accent)"
          fillOpacity={0.12}
          activeDot={false}
          isAnimationActive={false}
        />
        {budget !== null && <BudgetLines budget={budget} label={t("budget")} />}
        <Line
          dataKey="cumulative"
          name={t("cumulative")}
          type="linear"
          stroke="var(--accent)"
          strokeWidth={2}
          dot={false}
          activeDot={{ r: 4 }}
          isAnimationActive={false}
        />
        <Line
          dataKey="expected"
          type="linear"
          stroke="var(--accent)"
          strokeDasharray="4 4"
          dot={false}
          activeDot={false}
          isAnimationActive={false}
        />
        <Standing points={points} label={t("expected")} />
      </ComposedChart>
    </ResponsiveContainer>
  );
}
