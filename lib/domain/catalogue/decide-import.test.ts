import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CHARGING_MODES } from "../expenditure/charge";
import { afterWriting, amountOf, catalogueRow, dayOf, EMPTY, type RowWish } from "./catalogue.fixture";
import { type CatalogueRow, decideImport } from "./decide-import";
import { fitsMode, offerKey, PERIOD_UNITS } from "./offer";
import { priceAt } from "./price";

const AT = new Date("2026-11-15T02:00:00Z");
const standing = afterWriting(
  EMPTY,
  decideImport(EMPTY, [catalogueRow(), catalogueRow({ validFrom: "2026-12-01", amount: "0.12" })], AT),
);
const answersOf = (...wishes: RowWish[]) => decideImport(standing, wishes.map(catalogueRow), AT).answers;
const codesOf = (...wishes: RowWish[]) =>
  answersOf(...wishes).map((answer) => (answer.status === "refused" ? answer.reasons.map(({ code }) => code) : []));

describe("what a row becomes", () => {
  test("the same again is unchanged, and nothing is to be written", () => {
    const plan = decideImport(
      standing,
      [catalogueRow(), catalogueRow({ validFrom: "2026-12-01", amount: "0.12" })],
      AT,
    );
    expect(plan).toEqual({
      answers: [{ status: "unchanged" }, { status: "unchanged" }],
      regions: [],
      products: [],
      prices: [],
    });
  });

  test("an announced price gives way, a later one is added, a withdrawal too", () => {
    const former = { validFrom: dayOf("2026-12-01"), amount: amountOf("0.12"), freeWhileFrozen: false };
    expect(answersOf({ validFrom: "2026-12-01", amount: "0.13" })).toEqual([{ status: "replaced", former }]);
    expect(answersOf({ validFrom: "2026-12-01", amount: "0.12", freeWhileFrozen: true })).toEqual([
      { status: "replaced", former },
    ]);
    expect(answersOf({ validFrom: "2027-01-01", amount: null })).toEqual([{ status: "new" }]);
  });

  test("a price in force or past stands, whatever would change it", () => {
    const fixed = [["catalogue.price-fixed"]];
    expect(codesOf({ amount: "0.2" })).toEqual(fixed);
    expect(codesOf({ amount: null })).toEqual(fixed);
    expect(codesOf({ freeWhileFrozen: true })).toEqual(fixed);
    expect(codesOf({ validFrom: "2025-06-01" })).toEqual(fixed);
    expect(codesOf({ validFrom: "2026-11-15", amount: "0.2" })).toEqual(fixed);
    expect(codesOf({ validFrom: "2026-11-16", amount: "0.2" })).toEqual([[]]);
  });

  test("an offer nobody could have yet may begin on a day past, with its history", () => {
    expect(answersOf({ region: "east-1", mode: "spot" }, { mode: "spot", validFrom: "2026-05-01" })).toEqual([
      { status: "new" },
      { status: "new" },
    ]);
  });

  test("another currency is another offer", () => {
    expect(answersOf({ currency: "EUR", amount: "0.2" })).toEqual([{ status: "new" }]);
  });

  test("a region is known, or named in the file, or a mistake", () => {
    expect(codesOf({ regionName: null, mode: "spot" })).toEqual([[]]);
    expect(codesOf({ region: "est-1", regionName: null })).toEqual([["catalogue.region-unknown"]]);
    expect(
      codesOf({ region: "west-1", regionName: null }, { region: "west-1", regionName: "West", mode: "spot" }),
    ).toEqual([[], []]);
    expect(codesOf({ regionName: "East" }, { line: 3, regionName: "Far East", mode: "spot" })).toEqual([
      [],
      ["catalogue.region-contradicted"],
    ]);
  });

  test("twice the same version, or two descriptions of one product, name the first line", () => {
    expect(answersOf({ line: 7 }, { line: 9 })[1]).toEqual({
      status: "refused",
      reasons: [{ code: "catalogue.row-duplicate", line: 7 }],
    });
    expect(codesOf({ line: 7 }, { line: 9, mode: "spot", specification: "2 vCPU" })).toEqual([
      [],
      ["catalogue.product-contradicted"],
    ]);
  });

  test("a product said otherwise is corrected, a region renamed", () => {
    const plan = decideImport(standing, [catalogueRow({ specification: "1 vCPU, 2 GB", regionName: "Old East" })], AT);
    expect(plan.answers).toEqual([{ status: "unchanged" }]);
    expect(plan.products.map(({ specification }) => specification)).toEqual(["1 vCPU, 2 GB"]);
    expect(plan.regions).toEqual([{ code: "east-1", name: "Old East" }]);
  });

  test("every reason is told, not only the first", () => {
    const row = { region: "est-1", regionName: null, mode: "yearly-monthly", freeWhileFrozen: true } as const;
    expect(codesOf(row)).toEqual([
      ["catalogue.region-unknown", "catalogue.period-unfit", "catalogue.free-while-frozen-unfit"],
    ]);
  });
});

test.each([
  ["pay-per-use", ["usage 1", "hour 1"]],
  ["spot", ["hour 1"]],
  ["yearly-monthly", ["month 1", "month 3", "year 1", "year 3"]],
  ["reserved-instance", ["month 1", "month 3", "year 1", "year 3"]],
  ["savings-plan", ["month 1", "month 3", "year 1", "year 3"]],
] as const)("%s is priced for %j", (mode, fitting) => {
  const periods = PERIOD_UNITS.flatMap((unit) => [0, 1, 1.5, 3].map((count) => ({ unit, count })));
  const found = periods.filter((period) => fitsMode(mode, period)).map(({ unit, count }) => `${unit} ${count}`);
  expect(found).toEqual(fitting);
});

const DAYS = ["2025-11-01", "2026-06-01", "2026-11-15", "2026-11-16", "2026-12-01", "2027-03-01"] as const;
const wish: fc.Arbitrary<RowWish> = fc.record({
  product: fc.constantFrom("ec.small", "ec.large"),
  region: fc.constantFrom("east-1", "west-1"),
  mode: fc.constantFrom(...CHARGING_MODES),
  period: fc.constantFrom({ unit: "hour", count: 1 } as const, { unit: "month", count: 1 } as const),
  currency: fc.constantFrom("USD", "EUR"),
  validFrom: fc.constantFrom(...DAYS),
  amount: fc.constantFrom("0.1", "0.2", null),
  freeWhileFrozen: fc.boolean(),
});
const file = fc
  .array(wish, { maxLength: 14 })
  .map((wishes): readonly CatalogueRow[] => wishes.map((one, index) => catalogueRow({ ...one, line: index + 2 })));
/** What of a file would go in, were the refused rows taken out. */
const cleaned = (before: typeof EMPTY, rows: readonly CatalogueRow[], at: Date) =>
  rows.filter((_, index) => decideImport(before, rows, at).answers[index]?.status !== "refused");
const instants = DAYS.flatMap((day) => [dayOf(day), new Date(dayOf(day).getTime() - 1)]);

describe("whatever is imported, in whatever order", () => {
  test("no offer that is in force changes its price at any instant up to then", () => {
    fc.assert(
      fc.property(fc.array(file, { minLength: 2, maxLength: 4 }), fc.constantFrom(...instants), (files, start) => {
        let held = EMPTY;
        for (const [index, rows] of files.entries()) {
          const at = new Date(start.getTime() + index * 86_400_000);
          const next = afterWriting(held, decideImport(held, cleaned(held, rows, at), at));
          for (const [key, versions] of held.prices) {
            if (priceAt(versions, at) === null) continue;
            const passed = [...instants, at].filter((instant) => instant <= at);
            for (const instant of passed) {
              expect(priceAt(next.prices.get(key) ?? [], instant)).toEqual(priceAt(versions, instant));
            }
          }
          held = next;
        }
      }),
    );
  });

  test("the same file again changes nothing, later too", () => {
    fc.assert(
      fc.property(file, fc.nat(500), (rows, days) => {
        const good = cleaned(EMPTY, rows, AT);
        const held = afterWriting(EMPTY, decideImport(EMPTY, good, AT));
        const again = decideImport(held, good, new Date(AT.getTime() + days * 86_400_000));
        expect(again.answers.every(({ status }) => status === "unchanged")).toBe(true);
        expect([again.regions, again.products, again.prices]).toEqual([[], [], []]);
      }),
    );
  });

  test("an offer has one version a day", () => {
    fc.assert(
      fc.property(file, file, (rows, more) => {
        const held = afterWriting(EMPTY, decideImport(EMPTY, cleaned(EMPTY, rows, AT), AT));
        const plan = decideImport(held, cleaned(held, more, AT), AT);
        const keys = plan.prices.map(({ offer, price }) => `${offerKey(offer)} ${+price.validFrom}`);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });
});
