import { STAGES, type Stage, type Tried } from "./back-test";
import { percentMissed } from "./error";
import { type MethodName, medianOf, sumOf } from "./method";

export type Missed = {
  /** Half of the forecasts missed by less. */
  readonly median: number;
  /** What all missed together, as percent of what the months came to: large ones weigh more. */
  readonly weighted: number;
};

export type Tally = {
  /** Null: at all stages. */
  readonly stage: Stage | null;
  readonly forecasts: number;
  readonly method: Missed;
  readonly runRate: Missed;
};

/** How far forecasts and the straight line missed, by the day of the month at which they were made, and at all. */
export function tallyOf(tried: readonly Tried[]): readonly Tally[] {
  const ended = tried.filter(({ end }) => end > 0);
  return [...STAGES, null].flatMap((stage) => {
    const some = ended.filter((one) => stage === null || one.stage === stage);
    if (some.length === 0) return [];
    const missedBy = (of: (one: Tried) => number) => ({
      median: medianOf(some.map((one) => percentMissed(of(one), one.end))),
      weighted: percentOf(
        some.map((one) => Math.abs(of(one) - one.end)),
        some,
      ),
    });
    return [
      {
        stage,
        forecasts: some.length,
        method: missedBy(({ expectedEnd }) => expectedEnd),
        runRate: missedBy(({ runRateEnd }) => runRateEnd),
      },
    ];
  });
}

/** How often each method was chosen. */
export function chosenOf(tried: readonly Tried[]): readonly { readonly method: MethodName; readonly times: number }[] {
  return [...Map.groupBy(tried, ({ method }) => method)]
    .map(([method, some]) => ({ method, times: some.length }))
    .toSorted((one, other) => other.times - one.times);
}

function percentOf(missed: readonly number[], tried: readonly Tried[]): number {
  return (sumOf(missed) / sumOf(tried.map(({ end }) => end))) * 100;
}
