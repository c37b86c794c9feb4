import { expect, test } from "vitest";
import { noticePauseAfter } from "./notice-attempt";

test("a notice is taken to people five times at most, each pause longer than the one before", () => {
  const pauses = [1, 2, 3, 4].map((attempts) => noticePauseAfter(attempts) ?? 0);
  expect(pauses).toEqual(pauses.toSorted((one, other) => one - other));
  expect(new Set(pauses).size).toBe(4);
  expect(pauses[0]).toBeGreaterThan(0);
  expect([5, 6, 100].map(noticePauseAfter)).toEqual([null, null, null]);
});
