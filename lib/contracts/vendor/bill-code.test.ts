import { expect, test } from "vitest";
import { BILL_TYPES } from "@/lib/domain/expenditure/bill-type";
import { CHARGING_MODES } from "@/lib/domain/expenditure/charge";
import { BILL_CODES, billCodeOf, billedUnder, MODE_CODE, MODE_CODES, modesOf } from "./bill-code";

const everything = BILL_TYPES.flatMap((type) =>
  [true, false].flatMap((isNegative) => CHARGING_MODES.map((mode) => ({ type, isNegative, mode }))),
);

test("whatever is billed is found under its own code and under no other", () => {
  for (const billed of everything) {
    const found = BILL_CODES.flatMap((code) =>
      billedUnder(code)
        .filter((when) => Object.entries(when).every(([name, value]) => billed[name as keyof typeof billed] === value))
        .map(() => code),
    );
    expect(found).toEqual([billCodeOf(billed)]);
  }
});

test.each([
  ["new-purchase", 1],
  ["renewal", 2],
  ["change", 3],
  ["unsubscription-refund", 4],
  ["usage", 5],
  ["auto-renewal", 8],
  ["change-refund", 20],
] as const)("%s is %i", (type, code) => {
  expect(billCodeOf({ type, isNegative: false, mode: "yearly-monthly" })).toBe(code);
});

test("a mode is found under its code", () => {
  expect(MODE_CODES.flatMap((code) => modesOf(code)).toSorted()).toEqual([...CHARGING_MODES].toSorted());
  expect(CHARGING_MODES.every((mode) => modesOf(MODE_CODE[mode]).includes(mode))).toBe(true);
  expect(modesOf(3)).toEqual(["pay-per-use", "spot"]);
});
