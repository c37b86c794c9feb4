import { STAGES, type Tried } from "./back-test";
import type { BackTest } from "./forecast";
import { medianOf, quantileOf } from "./method";

/** What a band of four in five leaves out at either side. */
const TAIL = 0.1;
const ENOUGH = 5;

/** Trials at about this many days of the month; all of them where those are too few. */
export function nearTrials(tried: readonly Tried[], complete: number): readonly Tried[] {
  const nearest = STAGES.toSorted((one, other) => Math.abs(one - complete) - Math.abs(other - complete)).slice(0, 2);
  const near = tried.filter(({ stage }) => nearest.includes(stage));
  return near.length < ENOUGH ? tried : near;
}

export function backTestOf(tried: readonly Tried[]): BackTest | null {
  const whole = tried.filter(({ end }) => end > 0);
  if (whole.length === 0) return null;
  return {
    medianErrorPercent: medianOf(whole.map(({ expectedEnd, end }) => percentMissed(expectedEnd, end))),
    runRateErrorPercent: medianOf(whole.map(({ runRateEnd, end }) => percentMissed(runRateEnd, end))),
    months: new Set(whole.map(({ month }) => month)).size,
  };
}

export function percentMissed(expected: number, actual: number): number {
  return (Math.abs(expected - actual) / actual) * 100;
}

/**
 * How far below and above the expectation four of five months ended, in ordinary days of the rest; both hold zero.
 * Null: too few were tried.
 */
export function spreadOf(tried: readonly Tried[]): { readonly below: number; readonly above: number } | null {
  const missed = tried
    .filter(({ scale }) => scale > 0)
    .map(({ rest, expectedRest, method, scale }) => (rest - expectedRest[method]) / scale);
  if (missed.length < ENOUGH) return null;
  return { below: Math.min(0, quantileOf(missed, TAIL)), above: Math.max(0, quantileOf(missed, 1 - TAIL)) };
}
