/** How a line is told from the others without its colour; the last one is "other". */
const LOOKS = [
  { dash: "0", mark: "circle" },
  { dash: "7 3", mark: "square" },
  { dash: "2 3", mark: "triangle" },
  { dash: "9 3 2 3", mark: "diamond" },
  { dash: "4 2", mark: "cross" },
  { dash: "12 4", mark: "star" },
  { dash: "1 4", mark: "ring" },
] as const;

type Mark = (typeof LOOKS)[number]["mark"];
export type SeriesLook = { readonly color: string; readonly dash: string; readonly mark: Mark };

export function lookOf(index: number, isOther: boolean): SeriesLook {
  const place = isOther ? LOOKS.length - 1 : index % (LOOKS.length - 1);
  const { dash, mark } = LOOKS[place] ?? LOOKS[0];
  return { dash, mark, color: `var(--series-${place + 1})` };
}

const PATHS: Readonly<Record<Mark, string>> = {
  circle: "M-3,0a3,3 0 1,0 6,0a3,3 0 1,0 -6,0",
  square: "M-2.7,-2.7h5.4v5.4h-5.4z",
  triangle: "M0,-3.6L3.4,2.6H-3.4z",
  diamond: "M0,-3.8L3.4,0L0,3.8L-3.4,0z",
  cross: "M-3.2,-1.1h2.1v-2.1h2.2v2.1h2.1v2.2h-2.1v2.1h-2.2v-2.1h-2.1z",
  star: "M0,-3.8L1,-1H3.8L1.5,.9L2.4,3.6L0,2L-2.4,3.6L-1.5,.9L-3.8,-1H-1z",
  ring: "M-3,0a3,3 0 1,0 6,0a3,3 0 1,0 -6,0M-1.6,0a1.6,1.6 0 1,1 3.2,0a1.6,1.6 0 1,1 -3.2,0",
};

type SeriesMarkProps = { readonly look: SeriesLook; readonly x: number; readonly y: number };

export function SeriesMark({ look, x, y }: SeriesMarkProps) {
  return <path d={PATHS[look.mark]} transform={`translate(${x},${y})`} fill={look.color} fillRule="evenodd" />;
}

/** A piece of the line, for keys. */
export function SeriesSwatch({ look }: { readonly look: SeriesLook }) {
  return (
    <svg aria-hidden="true" width="26" height="10" className="shrink-0">
      <line x1="0" x2="26" y1="5" y2="5" stroke={look.color} strokeWidth="2" strokeDasharray={look.dash} />
      <SeriesMark look={look} x={13} y={5} />
    </svg>
  );
}
