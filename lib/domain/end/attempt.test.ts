import { expect, test } from "vitest";
import { nextAttemptAt } from "./attempt";

const START = new Date("2026-11-29T12:00:00Z");
const HOUR_MS = 3_600_000;
const run = (hours: number) => ({ triedSince: START, triedForMs: hours * HOUR_MS });

/** Pauses of a run of so many hours whose every attempt fails at once, in seconds. */
function pausesOf(hours: number): number[] {
  const pauses: number[] = [];
  for (let at = START, attempt = 1; ; attempt += 1) {
    const next = nextAttemptAt(attempt, run(hours), at);
    if (next === null) return pauses;
    pauses.push((next.getTime() - at.getTime()) / 1000);
    at = next;
  }
}

test.each([24, 72])("pauses grow, and the last attempt is within %i hours of the first", (hours) => {
  const pauses = pausesOf(hours);
  expect(pauses.slice(0, 7)).toEqual([5, 30, 120, 600, 3600, 10_800, 21_600]);
  expect(pauses.slice(7).every((pause) => pause === 21_600)).toBe(true);
  const sum = pauses.reduce((total, one) => total + one, 0);
  expect(sum).toBeLessThanOrEqual(hours * 3600);
  expect(sum).toBeGreaterThan((hours - 6) * 3600);
});

test("slow ends shorten the number of attempts, never lengthen the time", () => {
  expect(nextAttemptAt(1, run(24), new Date(START.getTime() + 24 * HOUR_MS - 1000))).toBeNull();
});
