import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { billingDayOf, billingMonthOf, lastDayOf, monthOfDay } from "../calendar/billing-month";
import { decimalOf } from "../money/money";
import { type FocusColumn, MANDATORY_COLUMNS } from "./columns";
import { type FocusCharge, isRefusal, readRow } from "./read-row";

type Values = Partial<Record<FocusColumn, string>>;

const GOOD: Values = {
  SubAccountId: "account",
  BillingAccountId: "bill",
  ListCost: "1.5",
  BillingCurrency: "USD",
  ChargePeriodStart: "2024-09-10 00:00:00",
  ChargePeriodEnd: "2024-09-10 01:00:00",
  BillingPeriodStart: "2024-09-01 00:00:00",
  BillingPeriodEnd: "2024-10-01 00:00:00",
  ChargeCategory: "Usage",
  ServiceName: "Compute",
};

function read(values: Values, source: string | null = null) {
  const row = { ...GOOD, ...values };
  return readRow((column) => row[column] || null, { currency: "USD", source });
}

function charge(values: Values, source: string | null = null): FocusCharge {
  const found = read(values, source);
  if (isRefusal(found)) throw new Error(`${found.column}: ${found.cause}`);
  return found;
}

describe("a missing value", () => {
  test.each(MANDATORY_COLUMNS.filter((column) => column !== "SubAccountId"))("of %s refuses the row", (column) => {
    expect(read({ [column]: "" })).toEqual({ column, cause: "focus.missing", value: "" });
  });

  test("of SubAccountId is the BillingAccountId's, any other refuses nothing", () => {
    expect(charge({ SubAccountId: "" })).toMatchObject({
      accountId: "bill",
      billedCost: 0n,
      region: "",
      commitmentId: null,
    });
  });
});

test.each<[Values, string, string]>([
  [{ ListCost: "1,5" }, "ListCost", "focus.not-a-number"],
  [{ BilledCost: "x" }, "BilledCost", "focus.not-a-number"],
  [{ ListCost: "1e15" }, "ListCost", "focus.out-of-range"],
  [{ ChargePeriodStart: "yesterday" }, "ChargePeriodStart", "focus.not-a-time"],
  [{ ChargePeriodEnd: "2024-09-09 00:00:00" }, "ChargePeriodEnd", "focus.period-reversed"],
  [{ ChargeCategory: "Refund" }, "ChargeCategory", "focus.unknown-category"],
  [{ BillingCurrency: "EUR" }, "BillingCurrency", "focus.other-currency"],
])("%o is refused with its column and cause", (values, column, cause) => {
  expect(read(values)).toMatchObject({ column, cause });
});

test("the source is the one named, else the provider's, else the service provider's", () => {
  const both = { ProviderName: "AWS", ServiceProviderName: "Amazon" };
  expect(charge(both, "mine").source).toBe("mine");
  expect(charge(both).source).toBe("AWS");
  expect(charge({ ServiceProviderName: "Amazon" }).source).toBe("Amazon");
});

describe("month and day", () => {
  const instant = fc.date({ min: new Date("2023-01-01"), max: new Date("2025-12-31"), noInvalidDate: true });

  test("are the charge's start in GMT+08:00, whatever the billing period says", () => {
    fc.assert(
      fc.property(instant, fc.constantFrom("Usage", "Adjustment", "Credit", "Tax"), (start, category) => {
        const text = start.toISOString();
        const found = charge({ ChargePeriodStart: text, ChargePeriodEnd: text, ChargeCategory: category });
        expect(found.day).toBe(billingDayOf(start));
        expect(found.month).toBe(monthOfDay(found.day));
      }),
    );
  });

  test("of a purchase after its billing period are the last day of that period's month", () => {
    fc.assert(
      fc.property(instant, (start) => {
        const text = start.toISOString();
        const found = charge({ ChargePeriodStart: text, ChargePeriodEnd: text, ChargeCategory: "Purchase" });
        const isLate = start >= new Date("2024-10-01T00:00:00Z");
        expect(found.day).toBe(
          isLate ? lastDayOf(billingMonthOf(new Date("2024-09-01T00:00:00Z"))) : billingDayOf(start),
        );
      }),
    );
  });
});

describe("what counts", () => {
  const plan = { CommitmentDiscountId: "plan" };
  test.each<[Values, string]>([
    [{}, "always"],
    [{ ChargeCategory: "USAGE" }, "always"],
    [{ ChargeCategory: "Adjustment", ListCost: "-4" }, "always"],
    [{ ChargeCategory: "Tax" }, "never"],
    [{ ChargeCategory: "credit" }, "never"],
    [{ ...plan, CommitmentDiscountStatus: "Unused" }, "never"],
    [{ ...plan, CommitmentDiscountStatus: "used" }, "unless-covered"],
    [{ CommitmentDiscountStatus: "Used" }, "always"],
    [{ ...plan, ChargeCategory: "Purchase" }, "always"],
  ])("%o: %s", (values, counting) => {
    expect(charge(values).counting).toBe(counting);
  });
});

test.each<[Values, string]>([
  [{}, "pay-per-use"],
  [{ PricingCategory: "dynamic" }, "spot"],
  [{ ChargeCategory: "Purchase" }, "yearly-monthly"],
  [{ CommitmentDiscountId: "plan", CommitmentDiscountCategory: "Spend" }, "savings-plan"],
  [
    { CommitmentDiscountId: "plan", CommitmentDiscountCategory: "Usage", ChargeCategory: "Purchase" },
    "reserved-instance",
  ],
])("%o is charged as %s", (values, mode) => {
  expect(charge(values).chargingMode).toBe(mode);
});

test("what is not a fact of its own is kept by name, what is absent is not", () => {
  expect(charge({ Tags: '{"a":"b"}', ConsumedQuantity: "3" }).details).toEqual({
    Tags: '{"a":"b"}',
    ConsumedQuantity: "3",
  });
});

test("whatever a file holds, a row is a charge or a refusal", () => {
  const values = fc.record(Object.fromEntries(Object.keys(GOOD).map((name) => [name, fc.string({ unit: "binary" })])), {
    requiredKeys: [],
  });
  fc.assert(
    fc.property(values, (given) => {
      const found = read(given);
      if (!isRefusal(found)) expect(decimalOf(found.listCost)).toMatch(/^-?\d/);
    }),
  );
});
