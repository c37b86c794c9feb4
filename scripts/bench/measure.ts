export type Spread = { readonly median: number; readonly min: number; readonly max: number };

export type Goal =
  | { readonly first: number; readonly last: number; readonly better: "higher" | "lower" }
  /** Of what is told in seconds, not as a ratio. */
  | { readonly seconds: number; readonly median: number };

export type Measured = {
  readonly id: string;
  readonly what: string;
  /** Numerator by denominator, one a pair. */
  readonly ratio: Spread;
  readonly pairs: number;
  /** The two sides as measured, to be read with their unit. */
  readonly sides: string;
  readonly goal: Goal;
  readonly note: string;
};

export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((left, right) => left - right);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)] ?? Number.NaN;
  const lower = Number.isInteger(middle) ? (sorted[middle - 1] ?? Number.NaN) : upper;
  return { median: (lower + upper) / 2, min: sorted[0] ?? Number.NaN, max: sorted.at(-1) ?? Number.NaN };
}

export type Pair = { readonly numerator: number; readonly denominator: number };

/** Runs both sides by turns, A B B A …, after one unmeasured turn of each. */
export async function inPairs(
  count: number,
  numerator: () => Promise<number>,
  denominator: () => Promise<number>,
): Promise<readonly Pair[]> {
  const pairs: Pair[] = [];
  await numerator();
  await denominator();
  for (let turn = 0; turn < count; turn++) {
    if (turn % 2 === 0) {
      const first = await numerator();
      pairs.push({ numerator: first, denominator: await denominator() });
    } else {
      const first = await denominator();
      pairs.push({ numerator: await numerator(), denominator: first });
    }
  }
  return pairs;
}

export function ratioOf(pairs: readonly Pair[]): Spread {
  return spreadOf(pairs.map(({ numerator, denominator }) => numerator / denominator));
}

/** "1,240 against 1,610 requests/s". */
export function sidesOf(pairs: readonly Pair[], unit: string): string {
  const shown = (values: readonly number[]) => shortOf(spreadOf(values).median);
  return `${shown(pairs.map((pair) => pair.numerator))} against ${shown(pairs.map((pair) => pair.denominator))} ${unit}`;
}

export function shortOf(value: number): string {
  return new Intl.NumberFormat("en", { maximumSignificantDigits: value >= 100 ? 4 : 3 }).format(value);
}

export async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}
