import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BUDGET_MAX, isBudgetAmount } from "../budget/budget";
import { addMonths, billingMonthOf, monthStart } from "../calendar/billing-month";
import { parseMoney, sumOf, toMoney, ZERO } from "../money/money";
import { amountUnder, completeMonthsOf, isCounted, PAST_MONTHS, TRIAL_THRESHOLDS } from "./policy";

const at = new Date("2026-11-22T10:00:00+08:00");
const money = (text: string) => parseMoney(text) ?? ZERO;

test.each([
  ["2020-01-01T00:00:00+08:00", PAST_MONTHS, "2025-11"],
  ["2026-09-01T00:00:00+08:00", 2, "2026-09"],
  ["2026-09-01T00:00:00.001+08:00", 1, "2026-10"],
  ["2026-10-01T00:00:00+08:00", 1, "2026-10"],
  ["2026-10-31T23:59:59+08:00", 0, undefined],
  ["2026-11-22T09:00:00+08:00", 0, undefined],
])("who is there since %s has %i complete months", (since, count, first) => {
  const months = completeMonthsOf(new Date(since), at);
  expect([months.length, months[0]]).toEqual([count, first]);
});

test("complete months are over, in a row up to the last one, and begin no earlier than the customer", () => {
  const instants = fc.date({ min: new Date("2024-01-01"), max: new Date("2027-01-01"), noInvalidDate: true });
  fc.assert(
    fc.property(instants, instants, (one, other) => {
      const [since, now] = one < other ? [one, other] : [other, one];
      const months = completeMonthsOf(since, now);
      for (const [index, month] of months.entries()) {
        expect(monthStart(month) >= since).toBe(true);
        expect(month).toBe(addMonths(billingMonthOf(now), index - months.length));
      }
    }),
  );
});

describe("the amount", () => {
  const months = [money("100"), money("200.01")];
  test.each([
    ["one for all", { way: "fixed", amount: money("5") } as const, "5"],
    ["all of the mean month, up to a cent", { way: "percent-of-mean", percent: 100 } as const, "150.01"],
    ["a tenth", { way: "percent-of-mean", percent: 10 } as const, "15.01"],
    ["as suggested", { way: "suggested" } as const, "777"],
  ])("%s", (_name, policy, amount) => {
    expect(amountUnder(policy, months, money("777"))).toBe(money(amount));
  });

  test("is a budget's, and rises with what was spent and with the percentage", () => {
    const spendings = fc.array(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 24n }).map(toMoney), { minLength: 1 });
    fc.assert(
      fc.property(spendings, fc.integer({ min: 1, max: 1000 }), fc.nat({ max: 100 }), (spent, percent, more) => {
        const amount = amountUnder({ way: "percent-of-mean", percent }, spent, null);
        if (amount === null) {
          expect(sumOf(spent) <= 0n).toBe(true);
          return;
        }
        expect(isBudgetAmount(amount)).toBe(true);
        const higher = amountUnder({ way: "percent-of-mean", percent: percent + more }, spent, null);
        expect(higher !== null && higher >= amount && higher <= BUDGET_MAX).toBe(true);
      }),
    );
  });

  test("is none where nothing was spent", () => {
    expect(amountUnder({ way: "percent-of-mean", percent: 100 }, [ZERO], null)).toBeNull();
    expect(amountUnder({ way: "percent-of-mean", percent: 100 }, [], null)).toBeNull();
    expect(amountUnder({ way: "suggested" }, months, null)).toBeNull();
  });
});

test("every threshold is one of the fixed ones or beyond 100", () => {
  for (const percent of [75, 90, 100, 150, 200]) {
    expect(TRIAL_THRESHOLDS.filter((threshold) => isCounted(percent, [threshold]))).toHaveLength(1);
  }
  expect(isCounted(150, ["75", "90", "100"])).toBe(false);
});
