import fc from "fast-check";
import { expect, test } from "vitest";
import { parseMoney, toMoney, ZERO } from "@/lib/domain/money/money";
import { FRAME_WIDTH, meterGeometryOf, meterStateOf } from "./meter";

function money(text: string) {
  return parseMoney(text) ?? ZERO;
}

test("without a budget there is nothing to measure", () => {
  expect(meterGeometryOf(money("5"), ZERO, ZERO, null)).toBeNull();
});

test("reserved money counts as used, and is drawn after it", () => {
  const geometry = meterGeometryOf(money("70"), money("10"), money("100"), money("120"));
  expect(geometry?.state).toBe("75");
  expect(geometry?.used).toBeCloseTo(0.7 * FRAME_WIDTH);
  expect(geometry?.reserved).toBeCloseTo(0.1 * FRAME_WIDTH);
  expect(geometry?.expectedEnd).toBe(100);
});

test("a screen reader hears the percent that is written, and none beyond the meter", () => {
  const percentOf = (used: string) => meterGeometryOf(money(used), ZERO, money("100"), null)?.percent;
  expect(["-5", "55.99", "99.99", "100", "280"].map(percentOf)).toEqual([0, 55, 99, 100, 100]);
});

test("the state changes at the very unit", () => {
  const amount = money("100");
  expect(meterStateOf(toMoney(money("75") - 1n), amount)).toBe("calm");
  expect(meterStateOf(money("75"), amount)).toBe("75");
  expect(meterStateOf(toMoney(money("100") - 1n), amount)).toBe("90");
  expect(meterStateOf(amount, amount)).toBe("100");
});

test("overspending leaves the frame, and is torn where it no longer fits", () => {
  const over = meterGeometryOf(money("108"), ZERO, money("100"), null);
  expect(over?.used).toBeGreaterThan(FRAME_WIDTH);
  expect(over?.torn).toBe(false);
  expect(meterGeometryOf(money("280"), ZERO, money("100"), null)?.torn).toBe(true);
});

test("everything is drawn within the drawing", () => {
  const amounts = fc.bigInt(-(10n ** 18n), 10n ** 18n).map(toMoney);
  fc.assert(
    fc.property(amounts, fc.bigInt(0n, 10n ** 18n), fc.bigInt(1n, 10n ** 18n), (used, reserved, amount) => {
      const geometry = meterGeometryOf(used, toMoney(reserved), toMoney(amount), used);
      expect(geometry).not.toBeNull();
      if (!geometry) return;
      expect(geometry.used).toBeGreaterThanOrEqual(0);
      expect(geometry.reserved).toBeGreaterThanOrEqual(0);
      expect(geometry.used + geometry.reserved).toBeLessThanOrEqual(100.0001);
    }),
  );
});
