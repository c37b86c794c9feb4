import fc from "fast-check";
import { expect, test } from "vitest";
import { parseMoney, toMoney, ZERO } from "@/lib/domain/money/money";
import { exactOf, formatMoney, formatPrice, isRounded } from "./money";

function money(text: string) {
  return parseMoney(text) ?? ZERO;
}

test.each([
  ["0", "0.00"],
  ["1234.5", "1,234.50"],
  ["-1234.5", "−1,234.50"],
  ["0.005", "0.01"],
  ["0.004999999999", "0.00"],
  ["-0.001", "0.00"],
  ["999999.995", "1,000,000.00"],
  ["12345678901234567890.99", "12,345,678,901,234,567,890.99"],
])("%s is shown as %s in every language", (text, shown) => {
  expect(formatMoney(money(text), "en")).toBe(shown);
  expect(formatMoney(money(text), "zh-CN")).toBe(shown);
});

test("an amount with two decimals is shown without loss", () => {
  fc.assert(
    fc.property(fc.bigInt(-(10n ** 20n), 10n ** 20n), (cents) => {
      const amount = toMoney(cents * 10n ** 10n);
      const shown = formatMoney(amount, "en").replaceAll(",", "").replace("−", "-");
      expect(parseMoney(shown)).toBe(amount);
      expect(isRounded(amount)).toBe(false);
    }),
  );
});

test("the exact figure keeps every digit", () => {
  expect(exactOf(money("12.000000000001"))).toBe("12.000000000001");
  expect(isRounded(money("12.000000000001"))).toBe(true);
});

test.each([
  ["0", "0.00"],
  ["0.0000325", "0.0000325"],
  ["1234.5", "1,234.50"],
  ["12.000000000001", "12.000000000001"],
])("the price %s is shown as %s in every language", (text, shown) => {
  expect(formatPrice(money(text), "en")).toBe(shown);
  expect(formatPrice(money(text), "zh-CN")).toBe(shown);
});
