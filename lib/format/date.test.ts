import { expect, test } from "vitest";
import {
  BILLING_ZONE,
  formatClock,
  formatCountdown,
  formatDay,
  formatDayShort,
  formatInstant,
  formatMonth,
  formatRelative,
  formatTime,
  zoneLabel,
} from "./date";

const INSTANT = new Date("2026-11-22T06:20:00Z");
const BILLING = { zone: BILLING_ZONE, locale: "en" };

test("billing times are in GMT+08:00 and say so, in both languages", () => {
  expect(formatInstant(INSTANT, BILLING)).toBe("22 Nov 2026, 14:20 GMT+08:00");
  expect(formatInstant(INSTANT, { zone: BILLING_ZONE, locale: "zh-CN" })).toBe("2026年11月22日 14:20 GMT+08:00");
  expect(formatTime(INSTANT, BILLING)).toBe("14:20 GMT+08:00");
  expect(formatClock(INSTANT, BILLING)).toBe("14:20:00 GMT+08:00");
  expect(formatClock(INSTANT, { zone: BILLING_ZONE, locale: "zh-CN" })).toBe("14:20:00 GMT+08:00");
});

test("midnight is 00:00 of the new day", () => {
  expect(formatInstant(new Date("2026-11-30T16:00:00Z"), BILLING)).toBe("1 Dec 2026, 00:00 GMT+08:00");
});

test("log times carry the offset their zone has at that instant", () => {
  expect(zoneLabel(INSTANT, "UTC")).toBe("GMT+00:00");
  expect(zoneLabel(INSTANT, "Europe/Madrid")).toBe("GMT+01:00");
  expect(zoneLabel(new Date("2026-07-01T00:00:00Z"), "Europe/Madrid")).toBe("GMT+02:00");
});

test("billing days and months are shown as written, whatever the host's zone", () => {
  expect(formatDay("2026-11-01", "en")).toBe("1 Nov 2026");
  expect(formatDayShort("2026-11-01", "zh-CN")).toBe("11月1日");
  expect(formatMonth("2026-11", "en")).toBe("November 2026");
  expect(formatMonth("2026-11", "zh-CN")).toBe("2026年11月");
});

test.each([
  [8 * 24 * 60 + 3 * 60 + 59, "8 d 3 h", "8 天 3 小时"],
  [3 * 60 + 5, "3 h 5 min", "3 小时 5 分钟"],
  [0, "0 min", "0 分钟"],
  [-30, "0 min", "0 分钟"],
])("%i minutes to go", (minutes, english, chinese) => {
  const until = new Date(INSTANT.getTime() + minutes * 60_000);
  expect(formatCountdown(until, INSTANT, "en")).toBe(english);
  expect(formatCountdown(until, INSTANT, "zh-CN")).toBe(chinese);
});

test("relative times name the largest unit", () => {
  const before = (minutes: number) => new Date(INSTANT.getTime() - minutes * 60_000);
  expect(formatRelative(before(0), INSTANT, "en")).toBe("now");
  expect(formatRelative(before(59), INSTANT, "en")).toBe("59 minutes ago");
  expect(formatRelative(before(180), INSTANT, "en")).toBe("3 hours ago");
  expect(formatRelative(before(-2880), INSTANT, "en")).toBe("in 2 days");
});
