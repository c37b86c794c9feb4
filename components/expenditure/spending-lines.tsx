"use client";

import { ReferenceDot, ReferenceLine } from "recharts";
import type { SpendingPoint } from "./spending-points";

const THRESHOLDS = [75, 90];
// Keeps the word readable where it lies over a line.
const HALO = { stroke: "var(--paper)", strokeWidth: 4, paintOrder: "stroke" } as const;

/** The budget and its thresholds, each labelled where it ends. */
export function BudgetLines({ budget, label }: { readonly budget: number; readonly label: string }) {
  return (
    <>
      {THRESHOLDS.map((percent) => (
        <ReferenceLine
          key={percent}
          y={(budget * percent) / 100}
          stroke={`var(--s${percent})`}
          strokeDasharray="2 4"
          label={{ value: `${percent}%`, position: "right", fill: `var(--s${percent}-ink)`, fontSize: 12 }}
        />
      ))}
      <ReferenceLine
        y={budget}
        stroke="var(--ink)"
        strokeWidth={1.5}
        label={{ value: label, position: "insideBottomLeft", fill: "var(--ink)", fontSize: 12 }}
      />
    </>
  );
}

type StandingProps = { readonly points: readonly SpendingPoint[]; readonly label: string };

/** Where spending stands, and where the period is expected to end. */
export function Standing({ points, label }: StandingProps) {
  const now = points.findLast(({ cumulative }) => cumulative !== null);
  const end = points.at(-1);
  return (
    <>
      {end && end.expected !== null && end.day !== now?.day && (
        <ReferenceDot
          x={end.day}
          y={end.expected}
          r={3.5}
          fill="var(--paper)"
          stroke="var(--accent)"
          label={{ ...HALO, value: label, position: "left", dy: -10, fill: "var(--ink-2)", fontSize: 12 }}
        />
      )}
      {now && now.cumulative !== null && (
        <ReferenceDot x={now.day} y={now.cumulative} r={3.5} fill="var(--accent)" stroke="var(--paper)" />
      )}
    </>
  );
}
