import { expect, test } from "vitest";
import { addDays, type BillingDay } from "../calendar/billing-month";
import { toMoney, ZERO } from "../money/money";
import { pastOf, pastRangeOf } from "./past";

const at = new Date("2026-11-22T10:00:00+08:00");
const day = (text: string, amount: bigint) => ({
  day: text as BillingDay,
  purchases: toMoney(amount),
  payPerUse: ZERO,
  refunded: toMoney(-1n),
});
const since = (text: string) => new Date(`${text}+08:00`);

test("days fall into their complete months, the running one into none", () => {
  const days = [day("2026-08-31", 1n), day("2026-09-01", 5n), day("2026-09-30", 7n), day("2026-11-02", 9n)];
  const { months, spending } = pastOf(since("2026-08-15T12:00:00"), at, days);
  expect([...months].map(([month, found]) => [month, found.length])).toEqual([
    ["2026-09", 2],
    ["2026-10", 0],
  ]);
  expect(spending).toEqual({ months: [10n, 0n], days: 0, spentInDays: 0n });
});

test("without a complete month the days since the one after joining count, up to yesterday", () => {
  const days = [day("2026-11-10", 100n), day("2026-11-11", 5n), day("2026-11-21", 7n), day("2026-11-22", 50n)];
  expect(pastOf(since("2026-11-10T09:00:00"), at, days).spending).toEqual({ months: [], days: 11, spentInDays: 10n });
  expect(pastOf(since("2026-11-10T00:00:00"), at, days).spending).toEqual({ months: [], days: 12, spentInDays: 109n });
  expect(pastOf(since("2026-11-22T09:00:00"), at, []).spending).toEqual({ months: [], days: 0, spentInDays: 0n });
});

test("what is read reaches from the first of the twelve months to yesterday", () => {
  expect(pastRangeOf(at)).toEqual({ from: "2025-11-01", to: "2026-11-21" });
  expect(addDays(pastRangeOf(since("2026-11-01T00:00:00")).to, 1)).toBe("2026-11-01");
});
