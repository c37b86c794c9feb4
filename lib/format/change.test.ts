import { expect, test } from "vitest";
import { toMoney } from "@/lib/domain/money/money";
import { formatChange } from "./change";

const changeOf = (now: bigint, former: bigint) => formatChange(toMoney(now), toMoney(former), "en");

test.each([
  [112n, 100n, "+12%"],
  [92n, 100n, "\u22128%"],
  [1995n, 1000n, "+100%"],
  [1004n, 1000n, "0%"],
  [996n, 1000n, "0%"],
  [1005n, 1000n, "+1%"],
  [1_234_500n, 1_000n, "+123,350%"],
  [0n, 100n, "\u2212100%"],
  [-100n, 100n, "\u2212200%"],
] as const)("%d after %d is %s", (now, former, text) => {
  expect(changeOf(now, former)).toBe(text);
});

test("nothing or a refund before is nothing to hold it against", () => {
  expect(changeOf(5n, 0n)).toBeNull();
  expect(changeOf(5n, -5n)).toBeNull();
});
