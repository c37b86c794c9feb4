import fc from "fast-check";
import { expect, test } from "vitest";
import { wholeOf } from "@/lib/contracts/expenditure";
import { addColleague } from "@/lib/data/assignment/assignment.fixture";
import { customerActor, money } from "@/lib/data/budget/governance.fixture";
import { type ChargeWorld, chargeRows, makeChargeWorld } from "@/lib/data/expenditure/charge-world.fixture";
import { type Facts, naiveSums, readCharges } from "@/lib/data/expenditure/naive-sums.fixture";
import type { Actor } from "@/lib/domain/access/actor";
import type { BillingDay, BillingMonth } from "@/lib/domain/calendar/billing-month";
import type { ExpenditureDimension } from "@/lib/domain/expenditure/dimension";
import { monthRangeOf } from "@/lib/domain/expenditure/range";
import { type Money, plus, ZERO } from "@/lib/domain/money/money";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { exported, type Records } from "./export.fixture";

const database = await openTestDatabase();
const RUNS = process.env["PARTNER_CENTER_LONG"] === "1" ? 20 : 2;
const day = (text: string) => text as BillingDay;
const MONTHS = ["2025-02", "2025-03", "2025-04", "2025-05"].map((text) => text as BillingMonth);
const RANGE = { from: day("2025-02-01"), to: day("2025-05-31") };

async function readersOf(world: ChargeWorld): Promise<readonly Actor[]> {
  const [customer = ""] = world.customerIds;
  const [distributor, reseller, own] = [
    await addColleague(world.distributor),
    await addColleague(world.reseller),
    await addColleague(customerActor(world, customer)),
  ];
  return [distributor, reseller, own, world.managers.distributor, world.managers.reseller];
}

/** Sums of exported rows by some of their columns. */
function summed(rows: Records, columns: readonly string[], amount: string): Readonly<Record<string, Money>> {
  const sums: Record<string, Money> = {};
  for (const row of rows) {
    const key = columns.map((column) => row[column]).join("|");
    sums[key] = plus(sums[key] ?? ZERO, money(row[amount] ?? ""));
  }
  return sums;
}

function naive(
  facts: Facts,
  reader: Actor,
  dimensions: readonly ExpenditureDimension[],
  { range = RANGE, attribution = "expenditure" as const } = {},
): Readonly<Record<string, Money>> {
  const sums = naiveSums(facts, reader, wholeOf(range, attribution), dimensions);
  return Object.fromEntries([...sums].map(([key, { spent }]) => [key, spent]));
}

async function expectTotals(reader: Actor, facts: Facts): Promise<void> {
  const summary = await exported(reader, "expenditure-summary", { from: "2025-02", to: "2025-05" });
  expect(summed(summary, ["Month", "Customer ID"], "Expenditure and refund")).toEqual(
    naive(facts, reader, ["month", "customer"]),
  );
  for (const row of summary) {
    expect(plus(money(row["Expenditure at list price"] ?? ""), money(row["Refund"] ?? ""))).toBe(
      money(row["Expenditure and refund"] ?? ""),
    );
  }
  for (const [group, unit] of [
    ["product", "day"],
    ["region", "month"],
    ["charging-mode", "month"],
  ] as const) {
    const query = { from: RANGE.from, to: RANGE.to, group, unit };
    const sums = summed(
      await exported(reader, "statistics", query),
      [unit === "day" ? "Day" : "Month", "Key"],
      "Expenditure and refund",
    );
    expect(sums).toEqual(naive(facts, reader, [unit, group]));
  }
  for (const month of MONTHS) {
    const rows = await exported(reader, "expenditure-details", { month, amount: "all" });
    const range = monthRangeOf({ first: month, last: month });
    const columns = ["Customer ID", "Day", "Product", "Region"];
    const known = naive(facts, reader, ["customer", "day", "product", "region"], { range });
    expect(summed(rows, columns, "Expenditure at list price")).toEqual(known);
    for (const row of rows) {
      if (row["Bill type"] === "Refund") expect(Number(row["List amount"])).toBeLessThan(0);
    }
    expect(rows.map((row) => row["Day"])).toEqual(
      rows
        .map((row) => row["Day"])
        .toSorted()
        .toReversed(),
    );
  }
}

test("every export of expenditure adds up to what adding the charges by hand gives, for whoever asks", {
  timeout: 300_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(chargeRows, async (rows) => {
      const world = await makeChargeWorld(database.url, rows);
      for (const reader of await readersOf(world)) await expectTotals(reader, await readCharges(world, reader));
    }),
    { numRuns: RUNS, endOnFailure: true },
  );
});
