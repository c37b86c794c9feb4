import { expect, test } from "vitest";
import type { BillingDay } from "@/lib/domain/calendar/billing-month";
import { ComparisonQuery, periodsOf, StatisticsQuery, statisticsFilterOf, statisticsHref } from "./statistics-query";

const today = "2026-11-17" as BillingDay;
const periodsAsked = (given: Record<string, string>) => periodsOf(StatisticsQuery.parse(given), today);
const customer = "01900000-0000-7000-8000-000000000001";

test("what is not understood is left out, of every name", () => {
  for (const query of [StatisticsQuery, ComparisonQuery]) {
    const names = Object.keys(query.shape).filter((name) => !["after", "before"].includes(name));
    const nonsense = Object.fromEntries(names.map((name) => [name, "\0'"]));
    expect(query.parse(nonsense)).toEqual(query.parse({}));
  }
});

test("nothing asked is this month against as much of the last, by day", () => {
  expect(periodsAsked({})).toEqual({
    range: { from: "2026-11-01", to: "2026-11-17" },
    summed: { from: "2026-11-01", to: "2026-11-30" },
    former: { from: "2026-10-01", to: "2026-10-17" },
    unit: "day",
  });
});

test("days win over a named range, end today, and are left out the wrong way round or alone", () => {
  expect(periodsAsked({ range: "6-months", from: "2026-11-01", to: "2026-11-30" }).range).toEqual({
    from: "2026-11-01",
    to: "2026-11-17",
  });
  const halfYear = { from: "2026-06-01", to: "2026-11-17" };
  for (const given of [
    { from: "2026-11-10", to: "2026-11-02" },
    { from: "2026-10-01" },
    { from: "2026-12-01", to: "2026-12-02" },
  ]) {
    expect(periodsAsked({ range: "6-months", ...given }).range).toEqual(halfYear);
  }
});

test("what has none is asked by a word, and attribution is that of statistics", () => {
  const query = StatisticsQuery.parse({ region: "none", manager: "none", customer, type: "direct" });
  expect(statisticsFilterOf(query, periodsOf(query, today).range)).toMatchObject({
    region: "",
    accountManager: "",
    product: null,
    customerId: customer,
    associationType: "direct",
    attribution: "statistics",
  });
});

test("at most six customers are drawn together, each once, and nothing but ids", () => {
  const ids = Array.from({ length: 8 }, (_, index) => `01900000-0000-7000-8000-00000000000${index}`);
  const chosen = [ids[0], ids[0], "'; --", ...ids].join(",");
  expect(ComparisonQuery.parse({ chosen }).chosen).toEqual([]);
  expect(ComparisonQuery.parse({ chosen: [ids[0], "x", ...ids.slice(0, 4)].join(",") }).chosen).toEqual(
    ids.slice(0, 4),
  );
});

test("an address read again asks the same, and a page position is left behind", () => {
  const given = { range: "3-months", group: "region", product: "A & B", month: "2026-10", customer };
  const query = StatisticsQuery.parse(given);
  const href = statisticsHref("/expenditure/statistics", query, {});
  expect(StatisticsQuery.parse(Object.fromEntries(new URL(href, "http://x").searchParams))).toEqual(query);
  const compared = ComparisonQuery.parse({ sort: "change", after: "abc" });
  expect(statisticsHref("/expenditure/comparison", compared, {})).toBe("/expenditure/comparison?sort=change");
  expect(statisticsHref("/expenditure/comparison", ComparisonQuery.parse({}), {})).toBe("/expenditure/comparison");
});
