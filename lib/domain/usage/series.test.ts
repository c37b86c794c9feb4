import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type BillingMonth, daysOf, monthEndExclusive } from "../calendar/billing-month";
import { sumOf, toMoney, ZERO } from "../money/money";
import { dayPointsOf, provisionalDaysOf } from "./series";

const MONTH = "2026-11" as BillingMonth;
const at = (text: string) => new Date(text);
const amounts = fc.array(fc.bigInt(0n, 10n ** 18n), { minLength: 30, maxLength: 30 });

describe("day points", () => {
  test("the last point is the opening and the sum of the days", () => {
    fc.assert(
      fc.property(amounts, fc.bigInt(0n, 10n ** 15n), (values, opening) => {
        const days = daysOf(MONTH).map((day, index) => ({ day, amount: toMoney(values[index] ?? 0n) }));
        const points = dayPointsOf(MONTH, days, toMoney(opening), monthEndExclusive(MONTH));
        expect(points.at(-1)?.cumulative).toBe(opening + sumOf(days.map(({ amount }) => amount)));
        expect(points).toHaveLength(30);
      }),
    );
  });

  test("days after today have no point; today begins at 00:00 GMT+08:00", () => {
    expect(dayPointsOf(MONTH, [], ZERO, at("2026-11-09T15:59:59Z")).at(-1)?.day).toBe("2026-11-09");
    expect(dayPointsOf(MONTH, [], ZERO, at("2026-11-09T16:00:00Z")).at(-1)?.day).toBe("2026-11-10");
  });

  test("today and yesterday are provisional", () => {
    expect(provisionalDaysOf(dayPointsOf(MONTH, [], ZERO, at("2026-11-09T10:00:00Z")))).toBe(2);
    expect(provisionalDaysOf(dayPointsOf(MONTH, [], ZERO, at("2026-12-09T10:00:00Z")))).toBe(0);
  });
});
