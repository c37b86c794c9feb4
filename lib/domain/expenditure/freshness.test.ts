import { expect, test } from "vitest";
import { type BillingDay, type BillingMonth, dayStart } from "../calendar/billing-month";
import { freshnessOf } from "./freshness";

const range = (from: string, to: string) => ({ from: from as BillingDay, to: to as BillingDay });
const at = (day: string) => dayStart(day as BillingDay);
const closed = (...months: string[]) => new Set(months as BillingMonth[]);

test("a day is provisional to the last millisecond of the following one, and one to come is none", () => {
  const month = range("2026-11-01", "2026-11-30");
  expect(freshnessOf(month, closed(), at("2026-11-11")).provisionalDays).toBe(2);
  expect(freshnessOf(month, closed(), new Date(at("2026-12-02").getTime() - 1)).provisionalDays).toBe(1);
  expect(freshnessOf(month, closed(), at("2026-12-02")).provisionalDays).toBe(0);
  expect(freshnessOf(range("2026-11-11", "2026-11-11"), closed(), at("2026-11-11")).provisionalDays).toBe(1);
  expect(freshnessOf(range("2027-01-01", "2027-01-31"), closed(), at("2026-11-11")).provisionalDays).toBe(0);
});

test("months are closed, open, or some of them", () => {
  const half = range("2026-09-15", "2026-10-15");
  const asOf = at("2026-11-11");
  expect(freshnessOf(half, closed("2026-09", "2026-10"), asOf).finality).toBe("closed");
  expect(freshnessOf(half, closed("2026-09", "2026-11"), asOf).finality).toBe("mixed");
  expect(freshnessOf(half, closed("2026-08"), asOf).finality).toBe("open");
});
