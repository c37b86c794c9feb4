import { FRAME_WIDTH, type MeterGeometry, type MeterState } from "@/lib/format/meter";

type MeterDrawingProps = {
  readonly geometry: MeterGeometry;
  readonly height: number;
  /** Id of this drawing's hatching. */
  readonly pattern: string;
  /** Writes 75, 90, 100 under the ticks. */
  readonly named: boolean;
};

const FILL: Record<MeterState, string> = {
  calm: "text-calm",
  "75": "text-s75",
  "90": "text-s90",
  "100": "text-s100",
};

/** Lengths are shares of the width, so the drawing needs no script to fit its column. */
export function MeterDrawing({ geometry, height, pattern, named }: MeterDrawingProps) {
  const { state, used, reserved, expectedEnd, ticks, torn } = geometry;
  const overhang = height > 10 ? 3 : 2;
  const bar = { y: overhang, height: height - 2 * overhang };
  return (
    <>
      <svg width="100%" height={height} className={`block overflow-visible ${FILL[state]}`} aria-hidden="true">
        <defs>
          <pattern id={pattern} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="1.6" height="4" fill="currentColor" />
          </pattern>
        </defs>
        <rect
          className="fill-raised stroke-line-strong"
          x="0.5"
          y={bar.y - 0.5}
          width={`${FRAME_WIDTH}%`}
          height={bar.height + 1}
        />
        <rect x="0.5" y={bar.y} width={`${used}%`} height={bar.height} fill="currentColor" />
        <rect x={`${used}%`} y={bar.y} width={`${reserved}%`} height={bar.height} fill={`url(#${pattern})`} />
        <Ticks ticks={ticks} top={bar.y} bottom={bar.y + bar.height} height={height} />
        {torn && <TornEnd height={height} />}
        {expectedEnd !== null && <GhostMark at={expectedEnd} middle={height / 2} />}
      </svg>
      {named && (
        <svg width="100%" height="14" className="figures block overflow-visible fill-ink-3 text-xs" aria-hidden="true">
          {[...ticks, FRAME_WIDTH].map((x, index) => (
            <text key={x} x={`${x}%`} y="11" textAnchor="middle">
              {["75", "90", "100"][index]}
            </text>
          ))}
        </svg>
      )}
    </>
  );
}

type TicksProps = {
  readonly ticks: readonly number[];
  readonly top: number;
  readonly bottom: number;
  readonly height: number;
};

/** 75 and 90 with a pale rim, so that they show on the bar as well; 100 is the limit and stands taller. */
function Ticks({ ticks, top, bottom, height }: TicksProps) {
  const limit = `${FRAME_WIDTH}%`;
  return (
    <>
      {ticks.map((x) => (
        <g key={x}>
          <line
            className="stroke-paper"
            strokeWidth="3"
            x1={`${x}%`}
            x2={`${x}%`}
            y1={top}
            y2={bottom}
            opacity="0.75"
          />
          <line className="stroke-ink-3" x1={`${x}%`} x2={`${x}%`} y1={top} y2={height} />
        </g>
      ))}
      <line className="stroke-paper" strokeWidth="4" x1={limit} x2={limit} y1={top} y2={bottom} />
      <line className="stroke-ink" strokeWidth="2" x1={limit} x2={limit} y1="0" y2={height} />
    </>
  );
}

function TornEnd({ height }: { readonly height: number }) {
  const middle = height / 2;
  return (
    <svg x="100%" overflow="visible" aria-hidden="true">
      <path className="fill-none stroke-paper" strokeWidth="2" d={`M-6 ${height}L-9 ${middle}L-5 ${middle}L-8 0`} />
    </svg>
  );
}

/** Where the period is expected to end. */
function GhostMark({ at, middle }: { readonly at: number; readonly middle: number }) {
  return (
    <svg x={`${at}%`} overflow="visible" aria-hidden="true">
      <path
        className="fill-paper stroke-ink"
        strokeWidth="1.25"
        d={`M0 ${middle - 3.5}L3.5 ${middle}L0 ${middle + 3.5}L-3.5 ${middle}Z`}
      />
    </svg>
  );
}
