import { expect, test } from "vitest";
import { parseMoney, ZERO } from "@/lib/domain/money/money";
import { readCreditSheet } from "./credit";

const STANDING = {
  asOf: new Date("2026-01-01T00:00:00Z"),
  quota: parseMoney("100"),
  balance: ZERO,
  coupons: ZERO,
  due: parseMoney("10"),
  unbilled: ZERO,
};

test("a file's columns bear our names or the provider's, and what cannot be read is named", () => {
  const ours = readCreditSheet("as_of,quota,balance,coupons,due,unbilled\n2026-01-01 08:00,100,0,0,10,0\n");
  const theirs = readCreditSheet(
    "as_of,consumption_quota,amount,coupon_amount,due_amount,unbilled_amount\n2026-01-01T00:00:00Z,100,0,0,10,0\n",
  );
  for (const sheet of [ours, theirs]) {
    expect(sheet).toMatchObject({ status: "read", lines: [{ line: 2, input: STANDING, problems: [] }] });
  }
  const wrong = readCreditSheet("as_of,quota,balance,coupons,due\nyesterday,-1,-5,0,10\n");
  expect(wrong).toMatchObject({ lines: [{ input: null, problems: ["as_of", "quota", "unbilled"] }] });
});
