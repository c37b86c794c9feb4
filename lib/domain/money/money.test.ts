import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decimalOf, type Money, minus, parseMoney, plus, sumOf, toMoney, ZERO } from "./money";

const LARGEST = 10n ** 38n - 1n;
const amount: fc.Arbitrary<Money> = fc.bigInt({ min: -LARGEST, max: LARGEST }).map(toMoney);

describe("an amount and its text", () => {
  test("say the same, both ways", () => {
    fc.assert(
      fc.property(amount, (value) => {
        expect(parseMoney(decimalOf(value))).toBe(value);
      }),
    );
  });

  test("equal amounts have equal texts, however many zeros they came with", () => {
    fc.assert(
      fc.property(amount, fc.nat(3), (value, zeros) => {
        const text = decimalOf(value);
        const [whole = "", fraction = ""] = text.split(".");
        const padded = `${whole}.${`${fraction}${"0".repeat(zeros + 1)}`.slice(0, 12)}`;
        expect(decimalOf(parseMoney(padded) ?? ZERO)).toBe(text);
      }),
    );
  });

  test.each([
    ["0", 0n],
    ["-0", 0n],
    ["1.50", 1_500_000_000_000n],
    ["-0.000000000001", -1n],
    ["99999999999999999999999999.999999999999", LARGEST],
  ])("%s is read exactly", (text, units) => {
    expect(parseMoney(text)).toBe(units);
  });

  test.each(["", " ", "1,5", "1.", ".5", "+1", "1e3", "0x10", "NaN", "1.0000000000001", "١", "1 ", "--1", "1_000"])(
    "%j is no amount",
    (text) => {
      expect(parseMoney(text)).toBeNull();
    },
  );

  test("whatever is typed, reading it never throws", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const read = parseMoney(text);
        expect(read === null || typeof read === "bigint").toBe(true);
      }),
    );
  });
});

describe("sums", () => {
  test("do not depend on the order", () => {
    fc.assert(
      fc.property(fc.array(amount), (amounts) => {
        expect(sumOf(amounts)).toBe(sumOf(amounts.toReversed()));
      }),
    );
  });

  test("taking away what was added leaves what was there", () => {
    fc.assert(
      fc.property(amount, amount, (left, right) => {
        expect(minus(plus(left, right), right)).toBe(left);
      }),
    );
  });

  test("of a tenth, three times, is three tenths", () => {
    const tenth = parseMoney("0.1") ?? ZERO;
    expect(decimalOf(sumOf([tenth, tenth, tenth]))).toBe("0.3");
  });

  test("of nothing is zero", () => {
    expect(sumOf([])).toBe(ZERO);
  });
});
