import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { wholeOf } from "@/lib/contracts/expenditure";
import { ExpenditureDetailsQuery, ExpenditureSummaryQuery } from "@/lib/contracts/expenditure-query";
import type { ExpenditureCharge } from "@/lib/contracts/expenditure-view";
import { billCodeOf, MODE_CODE } from "@/lib/contracts/vendor/bill-code";
import { customerActor, permit } from "@/lib/data/budget/governance.fixture";
import { importRows as importCatalogue } from "@/lib/data/catalogue/catalogue.fixture";
import { nowOf } from "@/lib/data/coupon/coupon.fixture";
import { type ChargeWorld, chargeRows, makeChargeWorld } from "@/lib/data/expenditure/charge-world.fixture";
import { listExpenditureDetails } from "@/lib/data/expenditure/list-details";
import { listExpenditureSummary } from "@/lib/data/expenditure/list-summary";
import { naiveSums, readCharges } from "@/lib/data/expenditure/naive-sums.fixture";
import type { BillingMonth } from "@/lib/domain/calendar/billing-month";
import { monthRangeOf } from "@/lib/domain/expenditure/range";
import { decimalOf, minus, ZERO } from "@/lib/domain/money/money";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { readExactly } from "./exact.fixture";
import { type AccessKey, accessKeyOf, type Fields } from "./vendor.fixture";

const database = await openTestDatabase();

const MONTHS = ["2025-02", "2025-03", "2025-04", "2025-05"] as BillingMonth[];
const SEED = 20_261_130;
const ROWS = fc.sample(chargeRows, { numRuns: 150, seed: SEED }).flat();
/** What the catalogue calls the services of the charges; it knows nothing of databases. */
const CODES: Readonly<Record<string, string>> = { Compute: "hws.service.type.ec2", Storage: "hws.service.type.obs" };
const codeOf = (service: string) => CODES[service] ?? service;

let world: ChargeWorld;
let at: Date;
let keys: ReadonlyMap<string, AccessKey>;

beforeAll(async () => {
  world = await makeChargeWorld(database.url, ROWS);
  at = await nowOf(world);
  keys = new Map(
    await Promise.all(
      world.customerIds.map(async (id) => [id, await accessKeyOf(customerActor(world, id), "expenditure")] as const),
    ),
  );
  const product = { service: "Storage", service_type: CODES["Storage"] ?? "" };
  const report = await importCatalogue([
    {
      product: "vm",
      service: "Compute",
      service_type: CODES["Compute"] ?? "",
      resource_type: "hws.resource.type.vm",
      valid_from: "2025-01-01",
    },
    { ...product, product: "cold", resource_type: "hws.resource.type.cold", valid_from: "2025-01-01" },
    { ...product, product: "hot", resource_type: "hws.resource.type.hot", valid_from: "2025-01-01" },
  ]);
  expect(report.written).not.toBe(false);
}, 120_000);

async function read(id: string, name: string, query: Fields, headers: Readonly<Record<string, string>> = {}) {
  const key = keys.get(id);
  if (!key) throw new Error("no such customer");
  const { status, json } = await readExactly(key, name, query, { at, headers });
  return { status, json, list: (json["bill_sums"] ?? json["fee_records"]) as readonly Fields[] };
}
const sum = (id: string, query: Fields) => read(id, "ShowCustomerMonthlySum", query);
const records = (id: string, query: Fields) => read(id, "ListCustomerselfResourceRecords", { limit: 1000, ...query });
const everyMonth = () => world.customerIds.flatMap((id) => MONTHS.map((month) => [id, month] as const));

/** The rows that anybody would make of the month's charges. */
async function naiveRows(id: string, month: BillingMonth) {
  const actor = customerActor(world, id);
  const filter = wholeOf(monthRangeOf({ first: month, last: month }), "expenditure");
  const sums = naiveSums(await readCharges(world, actor), actor, filter, ["product", "charging-mode"]);
  return [...sums].flatMap(([key, { spent, refunded, listed }]) => {
    const [product = "", mode = ""] = key.split("|");
    const [official, amount] = [minus(listed, refunded), minus(spent, refunded)];
    const of = { name: product, mode: String(MODE_CODE[mode as keyof typeof MODE_CODE]) };
    const consumed = { ...of, type: "1", official: decimalOf(official), amount: decimalOf(amount) };
    const back = { ...of, type: "2", official: decimalOf(refunded), amount: decimalOf(refunded) };
    const isConsumed = official !== ZERO || amount !== ZERO || refunded === ZERO;
    return [...(isConsumed ? [consumed] : []), ...(refunded === ZERO ? [] : [back])];
  });
}

const rowOf = (row: Fields) => ({
  name: row["service_type_name"],
  mode: row["charging_mode"],
  type: row["bill_type"],
  official: row["official_amount"],
  amount: row["consume_amount"],
});
const inOrder = <Row>(rows: readonly Row[]) => rows.map((row) => JSON.stringify(row)).toSorted();

describe("ShowCustomerMonthlySum", () => {
  test("is, to the last decimal, what the charges add up to and what the console says", async () => {
    let isLong = false;
    for (const [id, month] of everyMonth()) {
      const { json, list } = await sum(id, { bill_cycle: month, limit: 1000 });
      const naive = await naiveRows(id, month);
      expect(inOrder(list.map(rowOf))).toEqual(inOrder(naive));
      expect(json["total_count"]).toBe(String(naive.length));
      const query = ExpenditureSummaryQuery.parse({ month });
      const reading = permit(customerActor(world, id), "expenditure.read");
      const { totals } = await listExpenditureSummary(reading, query);
      expect(json["consume_amount"]).toBe(decimalOf(totals.spent));
      isLong ||= decimalOf(totals.spent).length > 17;
      for (const row of list) {
        expect(row).toMatchObject({ bill_cycle: month, customer_id: id, measure_id: "1" });
        expect(row["service_type_code"]).toBe(codeOf(String(row["service_type_name"])));
        const isOfOneKind = row["service_type_name"] === "Compute";
        expect(row["resource_type_code"]).toBe(isOfOneKind ? "hws.resource.type.vm" : undefined);
      }
    }
    // A sum that no JavaScript number keeps was among them.
    expect(isLong).toBe(true);
  });

  test("counts and sums all that is found, whatever the page, and coupons only of a whole month", async () => {
    const [id = ""] = world.customerIds;
    const query = { bill_cycle: "2025-03" };
    const whole = await sum(id, { ...query, limit: 1000 });
    const paged: Fields[] = [];
    for (let offset = 0; offset < whole.list.length; offset += 2) {
      const page = await sum(id, { ...query, offset, limit: 2 });
      expect({ ...page.json, bill_sums: null }).toEqual({ ...whole.json, bill_sums: null });
      paged.push(...page.list);
    }
    expect(paged.length).toBeGreaterThan(4);
    expect(paged).toEqual(whole.list);
    expect(whole.json["coupon_amount"]).toBe("0");
    for (const service of ["Compute", "Database"]) {
      const narrowed = await sum(id, { ...query, service_type_code: codeOf(service), limit: 1000 });
      expect(narrowed.list).toEqual(whole.list.filter((row) => row["service_type_name"] === service));
      expect(narrowed.json).not.toHaveProperty("coupon_amount");
    }
    // The name of a service that goes by a code is none.
    expect((await sum(id, { ...query, service_type_code: "Compute" })).json).toMatchObject({ total_count: "0" });
  });

  test("finds nothing of members and of projects, of which there are none", async () => {
    const [id = ""] = world.customerIds;
    const query = { bill_cycle: "2025-03", limit: 1000 };
    const whole = await sum(id, query);
    for (const same of [{ enterprise_project_id: "-1" }, { method: "all" }, { method: "oneself", sub_customer_id: id }])
      expect((await sum(id, { ...query, ...same })).json).toEqual(whole.json);
    for (const none of [{ enterprise_project_id: "0" }, { method: "sub_customer", sub_customer_id: id }])
      expect((await sum(id, { ...query, ...none })).json).toMatchObject({ total_count: "0", consume_amount: "0" });
  });
});

describe("ListCustomerselfResourceRecords", () => {
  /** Every charge of a month, as the console's pages have it. */
  async function detailsOf(id: string, month: string): Promise<readonly ExpenditureCharge[]> {
    const reading = permit(customerActor(world, id), "expenditure.read");
    const query = ExpenditureDetailsQuery.parse({ month, amount: "all" });
    const { page } = await listExpenditureDetails(reading, query, 1000);
    return page.rows;
  }

  test("is the console's details, charge by charge and to the last decimal", async () => {
    for (const [id, month] of everyMonth()) {
      const details = await detailsOf(id, month);
      const { json, list } = await records(id, { cycle: month });
      expect(json["total_count"]).toBe(String(details.length));
      expect(list).toMatchObject(
        details.map(({ id: charge, day, product, mode, billType: type, listed, spent, region }) => ({
          id: charge,
          trade_id: charge,
          bill_date: day,
          bill_type: String(billCodeOf({ type, isNegative: listed < ZERO, mode })),
          cloud_service_type: codeOf(product),
          charge_mode: String(MODE_CODE[mode]),
          official_amount: decimalOf(listed),
          discount_amount: decimalOf(minus(listed, spent)),
          amount: decimalOf(spent),
          ...(region === "" ? {} : { region }),
          customer_id: id,
          measure_id: "1",
        })),
      );
      expect(list.filter((row) => row["region"] === "")).toEqual([]);
    }
  });

  test("each filter finds just those that say so, and a page is a part of them", async () => {
    const [id = ""] = world.customerIds;
    const cycle = "2025-03";
    const all = (await records(id, { cycle })).list;
    const some = all[3] ?? {};
    const filters: readonly [Fields, (row: Fields) => boolean][] = [
      [{ cloud_service_type: codeOf("Storage") }, (row) => row["cloud_service_type_name"] === "Storage"],
      [{ cloud_service_type: "Database" }, (row) => row["cloud_service_type_name"] === "Database"],
      [{ cloud_service_type: "Storage" }, () => false],
      [{ region: "north-1" }, (row) => row["region"] === "north-1"],
      [{ charge_mode: "3" }, (row) => row["charge_mode"] === "3"],
      [{ charge_mode: "1" }, (row) => row["charge_mode"] === "1"],
      [{ include_zero_record: false }, (row) => row["amount"] !== "0"],
      [{ include_zero_record: "False" }, (row) => row["amount"] !== "0"],
      [{ include_zero_record: true }, () => true],
      [{ trade_id: String(some["trade_id"]).toUpperCase() }, (row) => row["id"] === some["id"]],
      [{ trade_id: "nothing" }, () => false],
      [{ resource_id: "nothing" }, () => false],
      [{ bill_date_begin: "2025-03-02", bill_date_end: "2025-03-15" }, within("2025-03-02", "2025-03-15")],
      [{ bill_date_begin: "2025-03-01", bill_date_end: "2025-03-01" }, within("2025-03-01", "2025-03-01")],
      [{ enterprise_project_id: "0" }, () => false],
      [{ method: "sub_customer", sub_customer_id: id }, () => false],
      [{ statistic_type: 3, region: "", bill_type: "" }, () => true],
      ...[1, 4, 5, 9, 12, 15, 16, 23, 102].map((bill): [Fields, (row: Fields) => boolean] => [
        { bill_type: bill },
        (row) => row["bill_type"] === String(bill),
      ]),
    ];
    for (const [filter, holds] of filters) {
      const { status, json, list } = await records(id, { cycle, ...filter });
      expect(status, JSON.stringify(filter)).toBe(200);
      expect(list, JSON.stringify(filter)).toEqual(all.filter(holds));
      expect(json["total_count"]).toBe(String(list.length));
    }
    expect((await records(id, { cycle, offset: 5, limit: 7 })).list).toEqual(all.slice(5, 12));
    expect((await records(id, { cycle, offset: 40_000_000 })).list).toEqual([]);
    // What was tried finds something and not everything.
    expect(filters.filter(([, holds]) => ![0, all.length].includes(all.filter(holds).length)).length).toBeGreaterThan(
      9,
    );
  });

  test("reaches 18 months back and is empty of months to come", async () => {
    const [id = ""] = world.customerIds;
    expect((await records(id, { cycle: "2023-12" })).list).toEqual([]);
    expect(await records(id, { cycle: "2023-11" })).toMatchObject({
      status: 400,
      json: { error_code: "CBC.0100", error_msg: expect.stringContaining("18 before") },
    });
    expect((await records(id, { cycle: "2031-01" })).list).toEqual([]);
  });
});

const within = (from: string, to: string) => (row: Fields) =>
  String(row["bill_date"]) >= from && String(row["bill_date"]) <= to;

test("every answer says in the reader's language that list prices are no bill", async () => {
  const [id = ""] = world.customerIds;
  const asked: readonly [string, Fields][] = [
    ["ShowCustomerExpenditureQuota", {}],
    ["ShowCustomerMonthlySum", { bill_cycle: "2025-03" }],
    ["ListCustomerselfResourceRecords", { cycle: "2025-03" }],
  ];
  for (const [name, query] of asked) {
    expect((await read(id, name, query)).json["note"]).toMatch(/A reference, not money spent/);
    const inChinese = await read(id, name, query, { "X-Language": "zh_CN" });
    expect(inChinese.json["note"]).toMatch(/仅供参考，并非实际支出/);
  }
});
