import { expect, test } from "vitest";
import { disabledSince, retryAt, TEST_KIND } from "./delivery";

const START = new Date("2026-11-29T12:00:00Z");
const HOUR_MS = 3_600_000;

test("a delivery that always fails is tried for three days and no longer", () => {
  let [at, attempts] = [START, 0];
  for (let next: Date | null = START; next !== null; attempts += 1) {
    at = next;
    next = retryAt({ kind: "frozen", attempt: attempts + 1, triedSince: START }, at);
  }
  const hours = (at.getTime() - START.getTime()) / HOUR_MS;
  expect(hours).toBeLessThanOrEqual(72);
  expect(hours).toBeGreaterThan(66);
  expect(attempts).toBe(18);
});

test("a test is tried once", () => {
  expect(retryAt({ kind: TEST_KIND, attempt: 1, triedSince: START }, START)).toBeNull();
});

test("an end is disabled when nothing has arrived for three days", () => {
  expect(START.getTime() - disabledSince(START).getTime()).toBe(72 * HOUR_MS);
});
