"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useId, useSyncExternalStore } from "react";
import { Bar, CartesianGrid, ComposedChart, Line, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { type Axis, axisOf, formatAxis } from "@/lib/format/chart";
import { lookOf, SeriesMark } from "./series-look";
import { type DrawnSeries, spreadLabels, type TrendPoint } from "./trend-points";
import { TrendTooltip } from "./trend-tooltip";

export type TrendDrawingProps = {
  readonly caption: string;
  readonly points: readonly TrendPoint[];
  readonly series: readonly DrawnSeries[];
  readonly currency: string;
  readonly height: number;
};

const TICK = { fill: "var(--ink-3)", fontSize: 12 };
const TOP = 14;
const AXIS_HEIGHT = 30;
const LABELS_WIDTH = 148;
const LABEL_LENGTH_MAX = 16;
const BAR_WIDTH_MAX = 56;
/** More steps than that have narrow bars, beside which labels stand closer. */
const DAYS_WIDE = 20;

const WIDE = "(min-width: 640px)";
const watchWidth = (changed: () => void) => {
  const query = matchMedia(WIDE);
  query.addEventListener("change", changed);
  return () => query.removeEventListener("change", changed);
};

/** Bars are all of it, lines its greatest parts, the step the budget. Arrow keys walk along, a click opens a month. */
export function TrendDrawing({ caption, points, series, currency, height }: TrendDrawingProps) {
  const t = useTranslations("statistics.trend");
  const router = useRouter();
  const pattern = useId();
  const isWide = useSyncExternalStore(watchWidth, () => matchMedia(WIDE).matches);
  // One part is all of it, which the bars show.
  const lines = series.length > 1 ? series : [];
  const axis = axisFor(points);
  const labels = labelsOf(points, lines, { axis, height });
  const open = (index: number | string | null | undefined) => {
    const href = points[Number(index)]?.href;
    if (href) router.push(href as Route, { scroll: false });
  };
  return (
    <ResponsiveContainer width="100%" height={height}>
      <ComposedChart
        data={[...points]}
        margin={{ top: TOP, right: isWide && lines.length > 0 ? LABELS_WIDTH : 12, bottom: 0, left: 0 }}
        accessibilityLayer
        title={caption}
        onClick={({ activeTooltipIndex }) => open(activeTooltipIndex)}
      >
        <defs>
          <pattern id={pattern} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="1.6" height="4" fill="var(--line-strong)" />
          </pattern>
        </defs>
        <Axes axis={axis} />
        <Tooltip
          content={<TrendTooltip series={lines} currency={currency} />}
          cursor={{ fill: "var(--hover)" }}
          isAnimationActive={false}
        />
        <Bar
          dataKey="total"
          name={t("total")}
          maxBarSize={BAR_WIDTH_MAX}
          isAnimationActive={false}
          shape={(props: BarShape) => <TotalBar {...props} pattern={pattern} />}
        />
        <Line
          dataKey="budget"
          name={t("budget")}
          type="step"
          stroke="var(--ink)"
          strokeWidth={1.5}
          dot={points.length === 1 ? { r: 3, fill: "var(--ink)" } : false}
          activeDot={false}
          isAnimationActive={false}
        />
        {lines.map(({ name, isOther }, index) => (
          <SeriesLine
            key={`${index} ${name}`}
            {...{ name, isOther, index }}
            last={points.length - 1}
            labelAt={isWide ? (labels[index] ?? null) : null}
          />
        ))}
      </ComposedChart>
    </ResponsiveContainer>
  );
}

/** Short figures; the exact ones stand in the tooltip and the table. */
function Axes({ axis }: { readonly axis: Axis }) {
  const locale = useLocale();
  return (
    <>
      <CartesianGrid vertical={false} stroke="var(--line)" />
      <XAxis
        dataKey="label"
        height={AXIS_HEIGHT}
        tick={TICK}
        tickLine={false}
        axisLine={{ stroke: "var(--line-strong)" }}
        minTickGap={28}
      />
      <YAxis
        domain={[axis.ticks[0] ?? 0, axis.top]}
        ticks={[...axis.ticks]}
        tickFormatter={(value: number) => formatAxis(value, locale)}
        tick={TICK}
        tickLine={false}
        axisLine={false}
        width={48}
      />
    </>
  );
}

type SeriesLineProps = DrawnSeries & {
  readonly index: number;
  readonly last: number;
  /** Null: there is no room for a label. */
  readonly labelAt: number | null;
};

/** Told apart by dashes and marks, and named where it ends. */
function SeriesLine({ name, isOther, index, last, labelAt }: SeriesLineProps) {
  const look = lookOf(index, isOther);
  const gap = last > DAYS_WIDE ? 14 : BAR_WIDTH_MAX / 2 + 8;
  return (
    <Line
      dataKey={({ values }: TrendPoint) => values[index]}
      name={name}
      type="linear"
      stroke={look.color}
      strokeWidth={2}
      strokeDasharray={look.dash}
      dot={({ key, cx, cy }) => <SeriesMark key={key} look={look} x={cx ?? 0} y={cy ?? 0} />}
      activeDot={false}
      isAnimationActive={false}
      {...(labelAt !== null && {
        label: ({ index: at, x }: { index?: number | undefined; x?: number | string | undefined }) =>
          at === last ? (
            <text x={Number(x) + gap} y={labelAt} dy={4} fontSize={12} fill="var(--ink)">
              {shortened(name)}
            </text>
          ) : (
            <g />
          ),
      })}
    />
  );
}

type BarShape = {
  readonly x?: number | string;
  readonly y?: number | string;
  readonly width?: number | string;
  readonly height?: number | string;
  readonly payload?: TrendPoint;
};

/** Half-arrived days are hatched, so that nobody takes them for a fall. */
function TotalBar({ x, y, width, height, payload, pattern }: BarShape & { readonly pattern: string }) {
  const [top, tall] = [Number(y), Number(height)];
  const provisional = payload?.provisional === true;
  return (
    <rect
      x={x}
      y={tall < 0 ? top + tall : top}
      width={width}
      height={Math.abs(tall)}
      fill={provisional ? `url(#${pattern})` : "var(--line)"}
      stroke="var(--line-strong)"
      strokeDasharray={provisional ? "3 2" : undefined}
      className={payload?.href ? "cursor-pointer" : undefined}
    />
  );
}

function axisFor(points: readonly TrendPoint[]): Axis {
  const heights = points.flatMap(({ total, budget, values }) => [total, budget ?? 0, ...values]);
  const { top, ticks } = axisOf(Math.max(0, ...heights));
  const lowest = Math.min(0, ...heights);
  if (lowest >= 0) return { top, ticks };
  const step = (ticks[1] ?? top) - (ticks[0] ?? 0);
  const below = Array.from({ length: Math.ceil(-lowest / step) }, (_, index) => -step * (index + 1)).toReversed();
  return { top, ticks: [...below, ...ticks] };
}

function labelsOf(
  points: readonly TrendPoint[],
  lines: readonly DrawnSeries[],
  { axis, height }: { axis: Axis; height: number },
): readonly number[] {
  const bottom = height - AXIS_HEIGHT;
  const lowest = axis.ticks[0] ?? 0;
  const last = points.at(-1);
  const ends = lines.map((_, index) => {
    const share = ((last?.values[index] ?? 0) - lowest) / (axis.top - lowest);
    return bottom - share * (bottom - TOP);
  });
  return spreadLabels(ends, { top: TOP, bottom, gap: 16 });
}

const shortened = (name: string) => (name.length > LABEL_LENGTH_MAX ? `${name.slice(0, LABEL_LENGTH_MAX - 1)}…` : name);
