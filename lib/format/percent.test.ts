import fc from "fast-check";
import { expect, test } from "vitest";
import { toMoney, ZERO } from "@/lib/domain/money/money";
import { formatPercent, wholePercentOf } from "./percent";

test("one unit under the whole is not shown as 100%", () => {
  const whole = toMoney(10n ** 16n);
  expect(formatPercent(toMoney(10n ** 16n - 1n), whole)).toBe("99%");
  expect(formatPercent(whole, whole)).toBe("100%");
});

test("without a whole there is no percent", () => {
  expect(wholePercentOf(toMoney(5n), ZERO)).toBeNull();
  expect(formatPercent(toMoney(5n), ZERO)).toBe("–");
});

test("the shown percent is the greatest that was reached", () => {
  fc.assert(
    fc.property(fc.bigInt(-(10n ** 20n), 10n ** 20n), fc.bigInt(1n, 10n ** 20n), (part, whole) => {
      const percent = wholePercentOf(toMoney(part), toMoney(whole)) ?? 0n;
      expect(percent * whole <= part * 100n).toBe(true);
      expect((percent + 1n) * whole > part * 100n).toBe(true);
    }),
  );
});
