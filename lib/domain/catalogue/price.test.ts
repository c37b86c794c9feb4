import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addMonths, billingMonthOf } from "../calendar/billing-month";
import { decimalOf, sumOf, toMoney } from "../money/money";
import { amountOf, dayOf } from "./catalogue.fixture";
import type { Price } from "./offer";
import { endOfTerm, priceAt, priceOfTerm } from "./price";

const instant = fc.date({
  min: new Date("2020-01-01T00:00:00Z"),
  max: new Date("2040-01-01T00:00:00Z"),
  noInvalidDate: true,
});
const version: fc.Arbitrary<Price> = fc.record({
  validFrom: instant,
  amount: fc.option(
    fc.bigInt({ min: 0n, max: 10n ** 20n }).map((units) => toMoney(units)),
    { nil: null },
  ),
  freeWhileFrozen: fc.boolean(),
});
const versions = fc.uniqueArray(version, { selector: ({ validFrom }) => validFrom.getTime(), maxLength: 8 });

const priceOf = (validFrom: string, amount: string): Price => ({
  validFrom: dayOf(validFrom),
  amount: amountOf(amount),
  freeWhileFrozen: false,
});

describe("the price at an instant", () => {
  test("begins at midnight GMT+08:00 of its day, to the millisecond", () => {
    const both = [priceOf("2026-12-01", "2"), priceOf("2026-01-01", "1")];
    expect(priceAt(both, new Date("2026-11-30T15:59:59.999Z"))?.amount).toBe(amountOf("1"));
    expect(priceAt(both, new Date("2026-11-30T16:00:00.000Z"))?.amount).toBe(amountOf("2"));
    expect(priceAt(both, new Date("2025-12-31T15:59:59.999Z"))).toBeNull();
  });

  test("is the newest that began, in whatever order they stand", () => {
    fc.assert(
      fc.property(versions, instant, (all, at) => {
        const begun = all.filter(({ validFrom }) => validFrom <= at);
        const found = priceAt(all, at);
        expect(priceAt(all.toReversed(), at)).toBe(found);
        expect(found === null).toBe(begun.length === 0);
        for (const other of begun) expect(other.validFrom <= (found?.validFrom ?? 0)).toBe(true);
      }),
    );
  });

  test("does not change by a version that begins later", () => {
    fc.assert(
      fc.property(versions, version, instant, (all, later, at) => {
        fc.pre(later.validFrom > at);
        expect(priceAt([...all, later], at)).toBe(priceAt(all, at));
      }),
    );
  });
});

describe("a term", () => {
  test("costs its periods one by one, exactly", () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 24n }),
        fc.integer({ min: 1, max: 36 }),
        fc.integer({ min: 1, max: 50 }),
        (units, periods, quantity) => {
          const amount = toMoney(units);
          const one = Array.from({ length: periods * quantity }, () => amount);
          expect(priceOfTerm(amount, periods, quantity)).toBe(sumOf(one));
        },
      ),
    );
    expect(decimalOf(priceOfTerm(amountOf("0.1"), 3, 1))).toBe("0.3");
  });

  test.each([
    ["2026-01-31", { unit: "month", count: 1 }, 1, "2026-02-28"],
    ["2026-01-31", { unit: "month", count: 1 }, 2, "2026-03-31"],
    ["2026-01-31", { unit: "month", count: 3 }, 1, "2026-04-30"],
    ["2028-02-29", { unit: "year", count: 1 }, 1, "2029-02-28"],
    ["2028-02-29", { unit: "year", count: 2 }, 2, "2032-02-29"],
  ] as const)("from %s for %o times %i ends on %s", (start, period, periods, end) => {
    expect(endOfTerm(dayOf(start), period, periods)).toEqual(dayOf(end));
  });

  test("of so many months ends that many calendar months later, GMT+08:00", () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: 60 }), (start, months) => {
        const end = endOfTerm(start, { unit: "month", count: 1 }, months);
        expect(billingMonthOf(end)).toBe(addMonths(billingMonthOf(start), months));
        expect(endOfTerm(start, { unit: "month", count: months }, 1)).toEqual(end);
      }),
    );
  });

  test("there is none of hours or uses", () => {
    expect(() => endOfTerm(new Date(), { unit: "hour", count: 1 }, 1)).toThrow("no term");
  });
});
