import fc from "fast-check";
import { expect, test } from "vitest";
import { parseMoney, toMoney, ZERO } from "@/lib/domain/money/money";
import { axisOf, chartNumberOf, formatAxis, lengthPercentOf } from "./chart";

test("a place on a chart has two decimals", () => {
  expect(chartNumberOf(parseMoney("1234.567") ?? ZERO)).toBe(1234.56);
  expect(chartNumberOf(parseMoney("-0.5") ?? ZERO)).toBe(-0.5);
});

test("axes are short", () => {
  expect(formatAxis(1_234_567, "en")).toBe("1.2M");
});

test("an axis covers what it shows with three to five round ticks", () => {
  expect(axisOf(12_600).ticks).toEqual([0, 5000, 10_000, 15_000]);
  expect(axisOf(0).ticks).toEqual([0, 1]);
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 1e12, noNaN: true }), (most) => {
      const { top, ticks } = axisOf(most);
      expect(top).toBeGreaterThanOrEqual(most * 0.999999);
      expect(ticks.length).toBeLessThanOrEqual(6);
    }),
  );
});

test("lengths stay within their track", () => {
  fc.assert(
    fc.property(fc.bigInt(-(10n ** 20n), 10n ** 20n), fc.bigInt(0n, 10n ** 20n), (part, whole) => {
      const length = lengthPercentOf(toMoney(part), toMoney(whole));
      expect(length).toBeGreaterThanOrEqual(0);
      expect(length).toBeLessThanOrEqual(100);
    }),
  );
});
