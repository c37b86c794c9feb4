import type { Goal, Measured } from "./measure";

const HEADS = ["", "ratio", "min", "max", "first step", "goal", "", "pairs", "measured"];

function rowOf({ id, ratio, goal, pairs, sides }: Measured): readonly string[] {
  const shown = (value: number) => value.toFixed(value >= 0.1 ? 2 : 3);
  return [
    id,
    shown(ratio.median),
    shown(ratio.min),
    shown(ratio.max),
    ...("seconds" in goal
      ? ["–", `${goal.seconds} s`, goal.median <= goal.seconds ? "goal met" : "not met"]
      : [String(goal.first), String(goal.last), verdictOf(goal, ratio.median)]),
    String(pairs),
    sides,
  ];
}

function verdictOf({ first, last, better }: Exclude<Goal, { seconds: number }>, median: number): string {
  const meets = (bound: number) => (better === "higher" ? median >= bound : median <= bound);
  return meets(last) ? "goal met" : meets(first) ? "first step met" : "not met";
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
