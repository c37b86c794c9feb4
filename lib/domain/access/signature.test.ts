import { expect, test } from "vitest";
import { isInTime, isReplay, SIGNATURES_KEPT_MS } from "./signature";

const SIGNED = new Date("2026-11-30T08:00:00Z");
const MINUTES_15_MS = 900_000;
const later = (milliseconds: number) => new Date(SIGNED.getTime() + milliseconds);

test.each([
  [0, true],
  [MINUTES_15_MS, true],
  [MINUTES_15_MS + 1, false],
  [-MINUTES_15_MS, true],
  [-MINUTES_15_MS - 1, false],
])("a request that comes %i ms after its date is in time: %s", (milliseconds, expected) => {
  expect(isInTime(SIGNED, later(milliseconds))).toBe(expected);
});

test.each([
  [0, false],
  [5000, false],
  [5001, true],
  [MINUTES_15_MS, true],
])("an equal read %i ms after the first is a replay: %s", (milliseconds, expected) => {
  expect(isReplay({ firstAt: SIGNED, at: later(milliseconds), isWrite: false })).toBe(expected);
});

test.each([0, 1, 5000, 5001])("an equal write %i ms after the first is a replay", (milliseconds) => {
  expect(isReplay({ firstAt: SIGNED, at: later(milliseconds), isWrite: true })).toBe(true);
});

test("a signature that first came as early as it may is remembered for as long as it may come again", () => {
  const first = later(-MINUTES_15_MS);
  expect(isInTime(SIGNED, first)).toBe(true);
  expect(isInTime(SIGNED, new Date(first.getTime() + SIGNATURES_KEPT_MS))).toBe(true);
  expect(isInTime(SIGNED, new Date(first.getTime() + SIGNATURES_KEPT_MS + 1))).toBe(false);
});
