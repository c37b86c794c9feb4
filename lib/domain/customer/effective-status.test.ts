import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Money, toMoney } from "../money/money";
import { effectiveStatusOf, type StandingFacts } from "./effective-status";

const UNIT = 10n ** 12n;
const dollars = (count: number) => toMoney(BigInt(count) * UNIT);
const calm: StandingFacts = { partnerSuspended: false, freezeLevel: null, amount: dollars(100), used: dollars(10) };

describe("effective status", () => {
  test.each([
    [{ ...calm, partnerSuspended: true, freezeLevel: "account" as const }, "partner-suspended"],
    [{ ...calm, freezeLevel: "account-and-resources" as const, used: dollars(200) }, "frozen-with-resources"],
    [{ ...calm, freezeLevel: "account" as const, amount: null }, "frozen"],
    [{ ...calm, amount: null }, "no-budget"],
    [{ ...calm, used: dollars(100) }, "used-up"],
    [{ ...calm, used: dollars(90) }, "at-90"],
    [{ ...calm, used: dollars(75) }, "at-75"],
    [calm, "normal"],
  ] as const)("the first fact that holds wins: %#", (facts, expected) => {
    expect(effectiveStatusOf(facts)).toBe(expected);
  });

  test("one unit below a threshold is not at it", () => {
    fc.assert(
      fc.property(fc.constantFrom(75n, 90n, 100n), fc.bigInt(1n, 10n ** 9n), (percent, cents) => {
        const amount = toMoney(cents * 100n * 10n ** 10n);
        const at = toMoney((amount * percent) / 100n);
        const below = toMoney(at - 1n);
        expect(effectiveStatusOf({ ...calm, amount, used: at })).not.toBe(
          effectiveStatusOf({ ...calm, amount, used: below }),
        );
      }),
    );
  });

  test("negative usage is calm", () => {
    expect(effectiveStatusOf({ ...calm, used: toMoney(-5n) as Money })).toBe("normal");
  });
});
