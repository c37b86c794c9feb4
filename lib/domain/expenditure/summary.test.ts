import { expect, test } from "vitest";
import { type BillingMonth, toBillingMonth } from "../calendar/billing-month";
import { summaryMonthsOf } from "./summary";

const month = (text: string) => toBillingMonth(text) as BillingMonth;

test("a summary reaches from the running month back over thirty-six, across years", () => {
  const months = summaryMonthsOf(month("2026-11"));
  expect(months).toHaveLength(36);
  expect(new Set(months).size).toBe(36);
  expect(months[0]).toBe("2026-11");
  expect(months[11]).toBe("2025-12");
  expect(months.at(-1)).toBe("2023-12");
});
