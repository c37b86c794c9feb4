import { expect, test } from "vitest";
import { type BillingMonth, toBillingMonth } from "../calendar/billing-month";
import { askedMonthsOf, detailMonthsOf, summaryMonthsOf } from "./summary";

const month = (text: string) => toBillingMonth(text) as BillingMonth;

test("a summary reaches from the running month back over thirty-six, across years", () => {
  const months = summaryMonthsOf(month("2026-11"));
  expect(months).toHaveLength(36);
  expect(new Set(months).size).toBe(36);
  expect(months[0]).toBe("2026-11");
  expect(months[11]).toBe("2025-12");
  expect(months.at(-1)).toBe("2023-12");
});

test("details reach to the month eighteen months back", () => {
  expect(detailMonthsOf(month("2026-11")).at(-1)).toBe("2025-05");
});

test.each([
  [{ month: null, from: null, to: null }, "2026-11", "2026-11"],
  [{ month: month("2026-03"), from: month("2025-01"), to: null }, "2026-03", "2026-03"],
  [{ month: null, from: month("2026-02"), to: month("2026-05") }, "2026-02", "2026-05"],
  [{ month: null, from: month("2026-05"), to: month("2026-02") }, "2026-02", "2026-05"],
  [{ month: null, from: month("2026-05"), to: null }, "2026-05", "2026-11"],
  [{ month: null, from: null, to: month("2026-05") }, "2026-05", "2026-05"],
  [{ month: null, from: month("2020-05"), to: month("2027-02") }, "2023-12", "2026-11"],
  [{ month: month("2027-01"), from: null, to: null }, "2026-11", "2026-11"],
  [{ month: month("2023-11"), from: null, to: null }, "2026-11", "2026-11"],
])("%j asks for %s to %s", (asked, first, last) => {
  expect(askedMonthsOf(asked, month("2026-11"))).toEqual({ first, last });
});
