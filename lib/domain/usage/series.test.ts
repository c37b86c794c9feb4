import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type BillingMonth, daysOf, monthEndExclusive } from "../calendar/billing-month";
import { sumOf, toMoney, ZERO } from "../money/money";
import { dayPointsOf, expectedEndOf, provisionalDaysOf } from "./series";

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

describe("expected end", () => {
  const even = daysOf(MONTH).map((day) => ({ day, amount: toMoney(10n) }));

  test("even spending ends at the days of the month times a day", () => {
    const now = at("2026-11-12T10:00:00Z");
    const points = dayPointsOf(MONTH, even.slice(0, 12), ZERO, now);
    expect(expectedEndOf(MONTH, points, now)).toBe(300n);
  });

  test("nothing is expected without a complete day or of a month that is over", () => {
    const first = at("2026-11-01T10:00:00Z");
    expect(expectedEndOf(MONTH, dayPointsOf(MONTH, even.slice(0, 1), ZERO, first), first)).toBeNull();
    const after = at("2026-12-10T00:00:00Z");
    expect(expectedEndOf(MONTH, dayPointsOf(MONTH, even, ZERO, after), after)).toBeNull();
  });

  test("never below what is reached already", () => {
    const now = at("2026-11-03T10:00:00Z");
    const points = dayPointsOf(
      MONTH,
      [{ ...even[0], day: even[2]?.day ?? ("2026-11-03" as never), amount: toMoney(99n) }],
      ZERO,
      now,
    );
    expect(expectedEndOf(MONTH, points, now)).toBe(99n);
  });
});
