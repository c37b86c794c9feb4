import { expect, test } from "vitest";
import { timeLeftWords } from "./time-left";

const now = new Date("2026-11-29T04:00:00Z");
const leftAfter = (ms: number) => {
  const { key, args } = timeLeftWords(new Date(now.getTime() + ms), now);
  return [key.replace("order.left.", ""), ...Object.values(args)];
};

test.each([
  [7 * 86_400_000, ["days", 7, 0]],
  [7 * 86_400_000 - 1, ["days", 7, 0]],
  [86_400_000 + 3_600_000, ["days", 1, 1]],
  [86_400_000 - 60_000, ["hours", 23, 59]],
  [3_600_000, ["hours", 1, 0]],
  [3_600_000 - 60_000, ["minutes", 59]],
  [1, ["minutes", 1]],
  [0, ["minutes", 0]],
  [-5, ["minutes", 0]],
])("%d milliseconds are %j", (ms, words) => {
  expect(leftAfter(ms)).toEqual(words);
});
