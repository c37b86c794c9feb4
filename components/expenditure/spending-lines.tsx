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

type ExpectedLineProps = {
  readonly points: readonly SpendingPoint[];
  readonly expectedEnd: number | null;
  readonly label: string;
};

/** From where spending stands to where the period is expected to end. */
export function ExpectedLine({ points, expectedEnd, label }: ExpectedLineProps) {
  const now = points.findLast(({ cumulative }) => cumulative !== null);
  const end = points.at(-1);
  if (!now || now.cumulative === null || !end) return null;
  return (
    <>
      {expectedEnd !== null && end.day !== now.day && (
        <>
          <ReferenceLine
            segment={[
              { x: now.day, y: now.cumulative },
              { x: end.day, y: expectedEnd },
            ]}
            stroke="var(--accent)"
            strokeDasharray="4 4"
          />
          <ReferenceDot
            x={end.day}
            y={expectedEnd}
            r={3.5}
            fill="var(--paper)"
            stroke="var(--accent)"
            label={{ ...HALO, value: label, position: "left", dy: -10, fill: "var(--ink-2)", fontSize: 12 }}
          />
        </>
      )}
      <ReferenceDot x={now.day} y={now.cumulative} r={3.5} fill="var(--accent)" stroke="var(--paper)" />
    </>
  );
}
