import fc from "fast-check";
import { expect, test } from "vitest";
import { DAY_MS } from "../calendar/billing-month";
import { toMoney } from "../money/money";
import { dueWarnings, momentOf, reachedQuota, WARNING_DAYS } from "./warning";

const until = new Date("2026-12-31T16:00:00Z");
const before = (days: number, ms = 0) => new Date(until.getTime() - days * DAY_MS + ms);

test("a warning is due from its very instant until the end, and none that the setting itself made near", () => {
  const setAt = before(100);
  expect(dueWarnings({ until, setAt }, before(30, -1))).toEqual([]);
  expect(dueWarnings({ until, setAt }, before(30))).toEqual([30]);
  expect(dueWarnings({ until, setAt }, before(1))).toEqual([...WARNING_DAYS]);
  expect(dueWarnings({ until, setAt }, until)).toEqual([]);
  expect(dueWarnings({ until, setAt: before(8) }, before(2))).toEqual([7]);
});

test("a quota's threshold is reached at exactly its share", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: 10n ** 20n }), (quota) => {
      expect(reachedQuota(toMoney(quota), toMoney(quota))).toBe(100);
      expect(reachedQuota(toMoney(quota * 75n), toMoney(quota * 100n))).toBe(75);
      expect(reachedQuota(toMoney(quota * 75n - 1n), toMoney(quota * 100n))).toBe(0);
      expect(reachedQuota(toMoney(quota * 3n), toMoney(quota))).toBe(100);
    }),
  );
});

test("a past moment is the whole of its minute, the present is not ahead of itself", () => {
  const now = new Date("2026-11-22T10:20:30.500Z");
  expect(momentOf(new Date("2026-11-22T10:19:05Z"), now).toISOString()).toBe("2026-11-22T10:19:59.999Z");
  expect(momentOf(now, now)).toEqual(now);
});
