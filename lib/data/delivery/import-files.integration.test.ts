import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import { describe, expect, test } from "vitest";
import { summaryOf } from "@/lib/contracts/delivery";
import { decimalOf, type Money, parseMoney, plus, ZERO } from "@/lib/domain/money/money";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { createCustomersFromAccounts } from "../account/create-customers-from-accounts";
import {
  auditActions,
  csvOf,
  importRows,
  importText,
  makeCustomer,
  makeDistributor,
  map,
  newestImport,
  permitOf,
  rowsOf,
  sumsOf,
} from "./delivery.fixture";
import { getImport } from "./get-import";
import { listRefusedRows } from "./list-refused-rows";

await openTestDatabase();

describe("the official sample", () => {
  const beside = join(import.meta.dirname, "../../../..", "shared", "real-data", "focus_sample.csv");
  const path = [process.env["FOCUS_SAMPLE"], beside].find((given) => given !== undefined && existsSync(given));
  if (path === undefined) {
    process.emitWarning("THE REAL SAMPLE IS NOT HERE: its tests are skipped. Name it in FOCUS_SAMPLE.");
  }

  type Record44 = Readonly<Record<"ChargePeriodStart" | "ListCost" | "ChargeCategory", string>>;

  function sumsByMonth(records: readonly Record44[]): Record<string, string> {
    const sums = new Map<string, Money>();
    for (const { ChargePeriodStart, ListCost } of records) {
      const start = new Date(`${ChargePeriodStart.replace(" ", "T")}Z`);
      const month = new Date(start.getTime() + 8 * 3_600_000).toISOString().slice(0, 7);
      sums.set(month, plus(sums.get(month) ?? ZERO, parseMoney(ListCost) ?? ZERO));
    }
    return Object.fromEntries([...sums].map(([month, amount]) => [month, decimalOf(amount)]));
  }

  function naiveSums(text: string) {
    const records: Record44[] = parse(text, { columns: true });
    const counting = records.filter(({ ChargeCategory }) => !["Tax", "Credit"].includes(ChargeCategory));
    return { rows: records.length, listed: sumsByMonth(records), counted: sumsByMonth(counting) };
  }

  test.skipIf(path === undefined)(
    "gives the exact sums of its rows, parked, unchanged, shuffled and mapped",
    async () => {
      const actor = await makeDistributor();
      const text = readFileSync(path ?? "", "utf8");
      const naive = naiveSums(text);
      const first = await importText(actor, text);
      expect(first).toMatchObject({ ...naive, parked: 1000, taken: 0, refused: 0, unchanged: false });
      expect(first.deliveries.map(({ status }) => status)).toEqual(Array(4).fill("applied"));

      const again = await importText(actor, text);
      expect(again).toMatchObject({ ...naive, parked: 1000, unchanged: true });

      const [head, ...records] = parse(text) as string[][];
      const shuffled = stringify([head ?? [], ...records.toReversed()]);
      const other = await importText(actor, gzipSync(shuffled));
      expect(other).toMatchObject({ ...naive, unchanged: true });
      expect(other.deliveries.every(({ status }) => status === "unchanged")).toBe(true);

      const made = await createCustomersFromAccounts(permitOf(actor, "account.map"), {
        resellerId: null,
        accountIds: null,
      });
      expect(made.allowed && made.created.length).toBe(73);
      const mapped = await importText(actor, text);
      expect(mapped).toMatchObject({ ...naive, taken: 1000, parked: 0, unchanged: true });
      expect(summaryOf(mapped).deliveries[0]).toEqual({
        id: expect.any(String),
        source: "AWS",
        billingAccount: "1234567890123",
        billingPeriod: "2024-09",
        status: "unchanged",
      });
    },
  );
});

describe("re-delivery", () => {
  test("replaces as a whole, and equal rows are told apart only by their number", async () => {
    const actor = await makeDistributor();
    const customer = await makeCustomer(actor);
    await importRows(actor, [{ ListCost: "1" }, { ListCost: "1" }, { ListCost: "2" }]);
    await map(actor, "account-1", customer);
    expect(await sumsOf(actor, customer)).toEqual({ "2024-09": ["4", "4"] });
    const next = await importRows(actor, [{ ListCost: "2" }, { ListCost: "1" }, { ListCost: "5" }]);
    expect(next.deliveries[0]).toMatchObject({ status: "applied", revision: 2, formerRevision: 1 });
    expect(next.deliveries[0]?.differences).toMatchObject([
      { customerId: customer, former: "4", next: "8", change: "4" },
    ]);
    expect(await sumsOf(actor, customer)).toEqual({ "2024-09": ["8", "8"] });
  });

  test("of one billing account leaves another source and another period alone", async () => {
    const actor = await makeDistributor();
    const later = { BillingPeriodStart: "2024-10-01 00:00:00", BillingPeriodEnd: "2024-11-01 00:00:00" };
    await importRows(actor, [{ ListCost: "1" }, { ListCost: "2", ProviderName: "Other" }, { ListCost: "4", ...later }]);
    const next = await importRows(actor, [{ ListCost: "8" }]);
    expect(next.listed).toEqual({ "2024-09": "8" });
    const all = await importText(
      actor,
      csvOf(rowsOf({ ListCost: "8" }, { ListCost: "2", ProviderName: "Other" }, { ListCost: "4", ...later })),
    );
    expect(all.deliveries.map(({ status }) => status)).toEqual(["unchanged", "unchanged", "unchanged"]);
  });

  test("in several files of one call is one delivery", async () => {
    const actor = await makeDistributor();
    const [one, two] = [csvOf(rowsOf({ ListCost: "1" })), csvOf(rowsOf({ ListCost: "2" }))];
    const both = await importText(actor, [one, two]);
    expect(both).toMatchObject({ rows: 2, listed: { "2024-09": "3" } });
    expect(both.deliveries).toHaveLength(1);
    expect(await importText(actor, [two, one])).toMatchObject({ unchanged: true });
  });

  test("as a dry run computes everything and changes nothing", async () => {
    const actor = await makeDistributor();
    const dry = await importRows(actor, [{ ListCost: "3" }], { dryRun: true });
    expect(dry).toMatchObject({ rows: 1, parked: 1, unchanged: true, counted: { "2024-09": "3" } });
    expect(dry.deliveries[0]).toMatchObject({ status: "dry-run", id: null, revision: null });
    expect(await auditActions(actor)).toEqual([]);
    expect((await importRows(actor, [{ ListCost: "3" }])).deliveries[0]?.status).toBe("applied");
  });
});

describe("months", () => {
  test("are GMT+08:00's, to the second, and a late purchase is its billing month's", async () => {
    const actor = await makeDistributor();
    const report = await importRows(actor, [
      { ListCost: "1", ChargePeriodStart: "2024-09-30T15:59:59Z", ChargePeriodEnd: "2024-09-30T17:00:00Z" },
      { ListCost: "2", ChargePeriodStart: "2024-09-30T16:00:00Z", ChargePeriodEnd: "2024-09-30T17:00:00Z" },
      { ListCost: "4", ChargePeriodStart: "2024-10-01T00:00:00+08:00", ChargePeriodEnd: "2024-10-02T00:00:00+08:00" },
      { ListCost: "8", ChargeCategory: "Purchase", ChargePeriodStart: "2024-12-05", ChargePeriodEnd: "2025-12-05" },
    ]);
    expect(report.listed).toEqual({ "2024-09": "9", "2024-10": "6" });
  });
});

describe("commitments", () => {
  const used = {
    CommitmentDiscountId: "plan-1",
    CommitmentDiscountStatus: "Used",
    CommitmentDiscountCategory: "Spend",
  };
  const purchase = { CommitmentDiscountId: "plan-1", ChargeCategory: "Purchase", BillingAccountId: "bill-2" };

  test("used counts until its purchase arrives and again when that goes; unused, tax and credit never", async () => {
    const actor = await makeDistributor();
    const customer = await makeCustomer(actor);
    const first = await importRows(actor, [
      { ...used, ListCost: "5" },
      { ...used, CommitmentDiscountStatus: "Unused", ListCost: "100" },
      { ChargeCategory: "Tax", ListCost: "1000" },
      { ChargeCategory: "Credit", ListCost: "-7" },
      { ListCost: "1" },
    ]);
    expect(first).toMatchObject({ counted: { "2024-09": "6" }, listed: { "2024-09": "1099" } });
    await map(actor, "account-1", customer);
    expect(await sumsOf(actor, customer)).toEqual({ "2024-09": ["6", "6"] });

    await importRows(actor, [
      { ...purchase, ListCost: "50" },
      { BillingAccountId: "bill-2", ListCost: "1" },
    ]);
    expect(await sumsOf(actor, customer)).toEqual({ "2024-09": ["52", "52"] });
    await importRows(actor, [{ BillingAccountId: "bill-2", ListCost: "1" }], { accept: true });
    expect(await sumsOf(actor, customer)).toEqual({ "2024-09": ["7", "7"] });
  });

  test("parked, cover their own account only; mapped to one customer, each other's", async () => {
    const actor = await makeDistributor();
    const customer = await makeCustomer(actor);
    const report = await importRows(actor, [
      { ...used, SubAccountId: "account-a", ListCost: "5" },
      { ...used, SubAccountId: "account-b", ListCost: "7" },
      { ...purchase, BillingAccountId: "bill-1", SubAccountId: "account-b", ListCost: "100" },
    ]);
    expect(report.counted).toEqual({ "2024-09": "105" });
    await map(actor, "account-a", customer);
    await map(actor, "account-b", customer);
    expect(await sumsOf(actor, customer)).toEqual({ "2024-09": ["100", "100"] });
  });
});

describe("bad rows", () => {
  const bad = rowsOf(
    { ListCost: "1", ResourceId: 'two\nlines, one "row"' },
    { ListCost: "abc" },
    { ListCost: "1", BillingCurrency: "EUR" },
    { ListCost: "1e-3", ChargePeriodStart: "2024-02-30 00:00:00" },
    { ListCost: "0.0000000000005" },
  );

  test("are refused with line, column and cause, and the good rows go in", async () => {
    const actor = await makeDistributor();
    const report = await importText(actor, `\uFEFF${csvOf(bad).replaceAll("\n", "\r\n")}\r\nonly,three,fields\r\n`);
    expect(report).toMatchObject({
      rows: 6,
      parked: 2,
      refused: 4,
      counted: { "2024-09": "1" },
      rounding: { rows: 1, difference: "-0.0000000000005" },
    });
    const importId = await newestImport(actor);
    const refused = await listRefusedRows(permitOf(actor, "delivery.read"), importId, { file: -1, line: -1 }, 100);
    expect(refused).toEqual([
      { file: 0, line: 4, column: "ListCost", cause: "focus.not-a-number", value: "abc" },
      { file: 0, line: 5, column: "BillingCurrency", cause: "focus.other-currency", value: "EUR" },
      { file: 0, line: 6, column: "ChargePeriodStart", cause: "focus.not-a-time", value: "2024-02-30 00:00:00" },
      { file: 0, line: 9, column: "", cause: "csv.field-count", value: "3" },
    ]);
    const other = await makeDistributor();
    expect(await listRefusedRows(permitOf(other, "delivery.read"), importId, { file: -1, line: -1 }, 100)).toEqual([]);
  });

  test("keep the whole import out when it is strict", async () => {
    const actor = await makeDistributor();
    const strict = await importText(actor, csvOf(bad), { strict: true });
    expect(strict).toMatchObject({ rows: 5, taken: 0, parked: 2, refused: 3, unchanged: true });
    expect(strict.deliveries).toMatchObject([{ status: "refused", id: null }]);
    expect((await importText(actor, csvOf(bad))).deliveries[0]).toMatchObject({ status: "applied", revision: 1 });
  });

  test("cannot be told where mandatory columns are missing: all of them are named and nothing goes in", async () => {
    const actor = await makeDistributor();
    const good = csvOf(rowsOf({}));
    const report = await importText(actor, [good, "SubAccountId,ListCost,Id\n1,2,3\n"]);
    expect(report.problems).toMatchObject([
      {
        file: "file-1.csv",
        code: "file.missing-columns",
        columns: [
          "BillingAccountId",
          "BillingCurrency",
          "ChargePeriodStart",
          "ChargePeriodEnd",
          "BillingPeriodStart",
          "BillingPeriodEnd",
          "ChargeCategory",
          "ServiceName",
        ],
      },
    ]);
    expect(await getImport(permitOf(actor, "delivery.read"), await newestImport(actor))).toMatchObject({
      state: "failed",
    });
    const cut = gzipSync(good).subarray(0, 60);
    expect((await importText(actor, cut)).problems).toMatchObject([{ code: "file.unreadable" }]);
    expect((await importText(actor, "")).problems).toMatchObject([{ code: "file.empty" }]);
    expect((await importText(actor, good)).deliveries[0]).toMatchObject({ status: "applied", revision: 1 });
  });
});
