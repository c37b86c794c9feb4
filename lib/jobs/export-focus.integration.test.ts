import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { wholeOf } from "@/lib/contracts/expenditure";
import { addColleague } from "@/lib/data/assignment/assignment.fixture";
import { makeWorld, money, turnClockTo } from "@/lib/data/budget/governance.fixture";
import { csvOf, importText, makeCustomer, makeDistributor, map, rowsOf } from "@/lib/data/delivery/delivery.fixture";
import { chargeRows, makeChargeWorld } from "@/lib/data/expenditure/charge-world.fixture";
import { sumExpenditure } from "@/lib/data/expenditure/sum-expenditure";
import { FOCUS_1_2 } from "@/lib/data/export/focus-columns";
import { buy, buyer, idOf, PRICE, sell } from "@/lib/data/order/order.fixture";
import { inTenant } from "@/lib/data/tenant";
import type { Actor } from "@/lib/domain/access/actor";
import type { BillingDay } from "@/lib/domain/calendar/billing-month";
import { EXPENDITURE_DIMENSIONS } from "@/lib/domain/expenditure/dimension";
import { toMoney } from "@/lib/domain/money/money";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { askExport, exported, runWaiting, textOf } from "./export.fixture";
import { brokenRules, isListCostExact } from "./focus-rules.fixture";

const database = await openTestDatabase();
const SAMPLE = process.env["FOCUS_SAMPLE"] ?? join(import.meta.dirname, "../../../shared/real-data/focus_sample.csv");
const RANGE = { from: "2024-01-01" as BillingDay, to: "2026-12-31" as BillingDay };
const WIDE = { from: "2024-01", to: "2026-12" };

/** All accounts of what was imported, each its own customer's. */
async function mapAll(actor: Actor, accounts: Iterable<string>): Promise<ReadonlyMap<string, string>> {
  const owners = new Map<string, string>();
  for (const account of new Set(accounts)) {
    const customerId = await makeCustomer(actor);
    await map(actor, account, customerId);
    owners.set(customerId, account);
  }
  return owners;
}

/** Sums in every dimension, with customers by their account, so that two tenants can be compared. */
async function sumsOf(actor: Actor, owners: ReadonlyMap<string, string>) {
  const sums: Record<string, string> = {};
  for (const dimension of EXPENDITURE_DIMENSIONS) {
    const rows = await inTenant(actor, (tx) => sumExpenditure(tx, actor, wholeOf(RANGE, "expenditure"), [dimension]));
    for (const { keys, spent, refunded, listed, rows: count } of rows) {
      const key = owners.get(keys[dimension]) ?? keys[dimension];
      sums[`${dimension} ${key}`] = [spent, refunded, listed, count].join(" ");
    }
  }
  return sums;
}

const accountsOf = (text: string, column: string) => importable(text).map((row) => row[column] ?? "");
const importable = (text: string) => parse(text, { columns: true }) as Readonly<Record<string, string>>[];

async function expectRoundTrip(content: string, accounts: readonly string[]): Promise<string> {
  const from = await makeDistributor();
  await importText(from, content);
  const owners = await mapAll(from, accounts);
  const sums = await sumsOf(from, owners);
  const reader = await addColleague(from);
  const id = await askExport(reader, "focus", WIDE);
  await runWaiting(reader);
  const text = await textOf(reader, id);
  const to = await makeDistributor();
  const report = await importText(to, text);
  expect(report.refused).toBe(0);
  expect(await sumsOf(to, await mapAll(to, accounts))).toEqual(sums);
  return text;
}

test("what the distributor recorded itself is mapped by the rules, with an exact list cost", async () => {
  const world = await makeWorld();
  const offerId = await sell(world);
  const agreed = toMoney(money(PRICE) * 6n);
  idOf(await buy(world, await buyer(world, "100000"), offerId, { periods: 3, quantity: 2, agreed }));
  const reader = await addColleague(world.distributor);
  const [order, ...more] = await exported(reader, "focus", { from: "2024-01", to: "2026-12" });
  expect(more).toEqual([]);
  expect(Object.keys(order ?? {})).toEqual(Object.keys(FOCUS_1_2));
  expect(brokenRules(order ?? {})).toEqual([]);
  expect(order).toMatchObject({ ChargeCategory: "Purchase", ChargeFrequency: "One-Time", PricingQuantity: "6" });
  expect(Number(order?.["ListUnitPrice"]) * 6).toBe(Number(order?.["ListCost"]));
});

test.runIf(existsSync(SAMPLE))(
  "the real sample exported and imported elsewhere has the same sums in every dimension",
  { timeout: 120_000 },
  async () => {
    const content = readFileSync(SAMPLE, "utf8");
    const text = await expectRoundTrip(content, accountsOf(content, "SubAccountId"));
    const rows = importable(text);
    expect(rows).toHaveLength(importable(content).length);
    expect(new Set(rows.flatMap(brokenRules))).toEqual(new Set());
    // Where unit price and quantity do not give the list cost, they did not as delivered: nothing is corrected here.
    const costs = (of: readonly Readonly<Record<string, string>>[]) =>
      of
        .filter((row) => !isListCostExact(row))
        .map((row) => Number(row["ListCost"]))
        .toSorted();
    expect(costs(rows)).toEqual(costs(importable(content)));
    expect(costs(rows).length).toBeLessThan(rows.length / 20);
  },
);

test.skipIf(existsSync(SAMPLE))("SKIPPED: the real sample is not there; set FOCUS_SAMPLE to its file", () => {
  console.warn(`The round trip of the real sample was NOT tried: ${SAMPLE} is missing.`);
});

test("so have any charges", { timeout: 240_000 }, async () => {
  await turnClockTo(database.url, new Date("2025-06-03T09:00:00+08:00"));
  await fc.assert(
    fc.asyncProperty(chargeRows, async (rows) => {
      const text = await expectRoundTrip(
        csvOf(rowsOf(...rows)),
        rows.map((row) => row["SubAccountId"] ?? ""),
      );
      expect(new Set(importable(text).flatMap(brokenRules))).toEqual(new Set());
    }),
    { numRuns: process.env["PARTNER_CENTER_LONG"] === "1" ? 30 : 4, endOnFailure: true },
  );
});

test("whoever may not read the distributor's bills has list prices, and nothing of what the provider asks", async () => {
  const bill = { ListCost: "5", BilledCost: "3", BillingAccountId: "bill-2" };
  const day = { ChargePeriodStart: "2025-02-14 00:00:00", ChargePeriodEnd: "2025-02-14 01:00:00" };
  const period = { BillingPeriodStart: "2025-02-01 00:00:00", BillingPeriodEnd: "2025-03-01 00:00:00" };
  const usage = { ...bill, ...day, ...period, SubAccountId: "1" };
  const own = { ...usage, SubAccountId: "3" };
  const tax = { ...usage, ChargeCategory: "Tax", ListCost: "1" };
  const world = await makeChargeWorld(database.url, [usage, own, tax]);
  const costsFor = async (reader: Actor) => {
    const rows = await exported(reader, "focus", { from: "2025-02", to: "2025-02" });
    expect(rows.flatMap((row) => brokenRules(row))).toEqual([]);
    return rows.map((row) => [row["ChargeCategory"], row["ListCost"], row["BilledCost"], row["BillingAccountId"]]);
  };
  const { accountName } = world.distributor.company;
  const asBilled = [
    ["Tax", "1", "3", "bill-2"],
    ["Usage", "5", "3", "bill-2"],
    ["Usage", "5", "3", "bill-2"],
  ];
  const atListPrice = [["Usage", "5", "5", accountName]];
  expect((await costsFor(await addColleague(world.distributor))).toSorted()).toEqual(asBilled);
  expect(await costsFor(await addColleague(world.reseller))).toEqual(atListPrice);
  // Looks after the distributor's own customer.
  expect(await costsFor(world.managers.distributor)).toEqual(atListPrice);
});
