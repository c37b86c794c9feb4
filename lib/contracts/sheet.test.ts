import fc from "fast-check";
import { expect, test } from "vitest";
import { parseMoney, toMoney } from "@/lib/domain/money/money";
import { formatMoney } from "@/lib/format/money";
import { withoutGroups } from "./sheet";

test("an amount as a spreadsheet shows it is that amount, and a comma for decimals never makes it larger", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n }), (cents) => {
      const amount = toMoney(cents * 10n ** 10n);
      expect(parseMoney(withoutGroups(formatMoney(amount, "en")))).toBe(amount);
    }),
  );
  for (const text of ["1500,50", "1,50", "15,0000", "1.500,00", "1,500,50", ",500", "1,500.00.00"]) {
    expect(withoutGroups(text)).toBe(text);
  }
});
