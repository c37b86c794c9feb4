import { expect, test } from "vitest";
import { answerDueAt, nextAttemptAt, TRIED_FOR_MS } from "./attempt";

const START = new Date("2026-11-29T12:00:00Z");

/** Pauses of a run whose every attempt fails at once, in seconds. */
function pausesOf(): number[] {
  const pauses: number[] = [];
  for (let at = START, attempt = 1; ; attempt += 1) {
    const next = nextAttemptAt(attempt, START, at);
    if (next === null) return pauses;
    pauses.push((next.getTime() - at.getTime()) / 1000);
    at = next;
  }
}

test("pauses grow, and the last attempt is within a day of the first", () => {
  const pauses = pausesOf();
  expect(pauses).toEqual([5, 30, 120, 600, 3600, 10_800, 21_600, 21_600, 21_600]);
  expect(pauses.toSorted((a, b) => a - b)).toEqual(pauses);
  expect(pauses.reduce((sum, one) => sum + one, 0) * 1000).toBeLessThanOrEqual(TRIED_FOR_MS);
});

test("slow ends shorten the number of attempts, never lengthen the day", () => {
  const late = new Date(START.getTime() + TRIED_FOR_MS - 1000);
  expect(nextAttemptAt(1, START, late)).toBeNull();
  expect(answerDueAt(START).getTime() - START.getTime()).toBe(TRIED_FOR_MS);
});
