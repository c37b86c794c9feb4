import type { Money } from "@/lib/domain/money/money";
import { chartNumberOf } from "@/lib/format/chart";

export type SparklineProps = {
  readonly values: readonly Money[];
  /** What it shows, in words: the line itself says nothing to a screen reader. */
  readonly label: string;
  readonly width?: number | undefined;
  readonly height?: number | undefined;
};

export function Sparkline({ values, label, width = 96, height = 20 }: SparklineProps) {
  const numbers = values.map(chartNumberOf);
  const top = Math.max(...numbers, 0);
  const step = numbers.length > 1 ? (width - 4) / (numbers.length - 1) : 0;
  const points = numbers.map((value, index) => {
    const share = top > 0 ? Math.max(0, value) / top : 0;
    return { x: 2 + index * step, y: height - 2 - share * (height - 4) };
  });
  const last = points.at(-1);
  return (
    <svg role="img" aria-label={label} width={width} height={height} className="inline-block align-middle text-ink-2">
      <line x1="0" x2={width} y1={height - 0.5} y2={height - 0.5} className="stroke-line" />
      <polyline
        points={points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" ")}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.25"
        strokeLinejoin="round"
      />
      {last && <circle cx={last.x} cy={last.y} r="2" className="fill-accent" />}
    </svg>
  );
}
