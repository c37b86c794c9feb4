import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decimalOf, type Money, toMoney, ZERO } from "../money/money";
import { readDecimal, roundHalfEven } from "./decimal";
import { addExact, EXACT_ZERO, exactText } from "./exact";

function amountOf(text: string): string | null {
  const read = readDecimal(text);
  return "cause" in read ? null : decimalOf(read.amount);
}

const digits = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n });

describe("an amount", () => {
  test.each([
    ["0", "0"],
    ["-0.00", "0"],
    ["1e3", "1000"],
    ["1.5E-3", "0.0015"],
    ["+2", "2"],
    [".5", "0.5"],
    ["5.", "5"],
    ["-1.2e+2", "-120"],
    ["0.0000000000005", "0"],
    ["0.0000000000015", "0.000000000002"],
    ["-0.0000000000025", "-0.000000000002"],
    ["0.00000000000050000001", "0.000000000001"],
    ["999999999999999.999999999999", "999999999999999.999999999999"],
  ])("%s is %s", (text, expected) => {
    expect(amountOf(text)).toBe(expected);
  });

  test.each(["", ".", "e5", "1,5", "abc", "NaN", "Infinity", "0x1f", "1 000", "--1", "1e", "1e99999", "1".repeat(201)])(
    "%s is none",
    (text) => {
      expect(amountOf(text)).toBeNull();
    },
  );

  test.each(["1000000000000000", "-1e15", "1e200"])("%s is out of range", (text) => {
    expect(readDecimal(text)).toEqual({ cause: "focus.out-of-range" });
  });

  test("says the same with and without an exponent", () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 26n), max: 10n ** 26n }),
        fc.integer({ min: -11, max: 0 }),
        (units, exponent) => {
          const plain = decimalOf(toMoney(units));
          const [whole = "", fraction = ""] = plain.split(".");
          const moved = `${whole}${fraction}e${-fraction.length}`;
          expect(amountOf(moved)).toBe(amountOf(plain));
          expect(amountOf(`${units}e${exponent}`)).toBe(amountOf(exactText({ digits: units, scale: -exponent })));
        },
      ),
    );
  });
});

describe("rounding at the door", () => {
  test("moves by at most half a unit, and to the even one when it is exactly half", () => {
    fc.assert(
      fc.property(digits, fc.integer({ min: 13, max: 30 }), (value, scale) => {
        const unit = 10n ** BigInt(scale - 12);
        const off = roundHalfEven({ digits: value, scale }) * unit - value;
        const size = off < 0n ? -off : off;
        expect(size * 2n <= unit).toBe(true);
        if (size * 2n === unit) expect(roundHalfEven({ digits: value, scale }) % 2n).toBe(0n);
      }),
    );
  });

  test("is told exactly: the amount less the rounding is what was written", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(digits, fc.integer({ min: 0, max: 30 }))), (values) => {
        let total = EXACT_ZERO;
        let amount: Money = ZERO;
        for (const [value, scale] of values) {
          const read = readDecimal(exactText({ digits: value, scale }));
          if ("cause" in read) continue;
          amount = toMoney(amount + read.amount);
          total = addExact(total, { digits: value, scale });
          total = read.rounding === null ? total : addExact(total, read.rounding);
        }
        expect(exactText(total)).toBe(decimalOf(amount));
      }),
    );
  });

  test("leaves 12 decimals and fewer alone", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 26n), max: 10n ** 26n }), (units) => {
        expect(readDecimal(decimalOf(toMoney(units)))).toEqual({ amount: units, rounding: null });
      }),
    );
  });
});

test("whatever is written, reading it never throws", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(typeof readDecimal(text)).toBe("object");
    }),
  );
});
