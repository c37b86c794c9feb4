import type { Measured } from "./measure";

const HEADS = ["", "ratio", "min", "max", "first step", "goal", "", "pairs", "measured"];

function rowOf({ id, ratio, goal, pairs, sides }: Measured): readonly string[] {
  const shown = (value: number) => value.toFixed(value >= 0.1 ? 2 : 3);
  const meets = (bound: number) => (goal.better === "higher" ? ratio.median >= bound : ratio.median <= bound);
  const verdict = meets(goal.last) ? "goal met" : meets(goal.first) ? "first step met" : "not met";
  return [
    id,
    shown(ratio.median),
    shown(ratio.min),
    shown(ratio.max),
    String(goal.first),
    String(goal.last),
    verdict,
    String(pairs),
    sides,
  ];
}

/** The table as text, one measure a line, and below it what each is. */
export function tableOf(results: readonly Measured[]): string {
  const rows = [HEADS, ...results.map(rowOf)];
  const widths = HEADS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  const meanings = results.map(({ id, what, note }) => `${id.padEnd(4)} ${what}; ${note}`);
  return [...lines, "", ...meanings].join("\n");
}
