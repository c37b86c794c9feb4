import { beforeAll, describe, expect, test } from "vitest";
import { ExpenditureSummaryQuery } from "@/lib/contracts/expenditure-query";
import {
  charge,
  customerActor,
  joinCustomer,
  makeWorld,
  money,
  permit,
  type World,
} from "@/lib/data/budget/governance.fixture";
import { give, nowOf, storedOf } from "@/lib/data/coupon/coupon.fixture";
import { listExpenditureSummary } from "@/lib/data/expenditure/list-summary";
import { buyer, PRICE, sell } from "@/lib/data/order/order.fixture";
import { buyResource, linesOf, linesPlaced, renew, unsubscribe } from "@/lib/data/order/resource-order.fixture";
import { billingMonthOf } from "@/lib/domain/calendar/billing-month";
import { decimalOf, sumOf } from "@/lib/domain/money/money";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { type AccessKey, accessKeyOf, accessKeysOf, call, type Fields } from "./vendor.fixture";

await openTestDatabase();

const SUM = "ShowCustomerMonthlySum";
const RECORDS = "ListCustomerselfResourceRecords";
const TYPES = {
  service: "Elastic Volume",
  service_type: "hws.service.type.ebs",
  resource_type: "hws.resource.type.disk",
};

let world: World;
let customerId: string;
let month: string;
let key: AccessKey;
let resourceId: string;
let renewal: string;
let given: string;

beforeAll(async () => {
  world = await makeWorld();
  month = billingMonthOf(await nowOf(world));
  const offerId = await sell(world, TYPES);
  customerId = await buyer(world, "1000");
  key = await accessKeyOf(customerActor(world, customerId), "expenditure");
  await give(world, customerId, "10");
  resourceId = await buyResource(world, customerId, offerId);
  const [line] = await linesPlaced(
    world,
    await renew(world, customerId, resourceId, { periods: 2, agreed: money("66.66") }),
  );
  renewal = line?.orderId ?? "";
  const back = await unsubscribe(world, customerId, resourceId);
  if (!back.allowed) throw new Error("it is given back");
  given = back.orderId;
});

const records = async (query: Fields = {}, of = key) => {
  const { status, json } = await call(of, RECORDS, { cycle: month, limit: 1000, ...query });
  expect(status, JSON.stringify(json)).toBe(200);
  return json["fee_records"] as readonly Fields[];
};

describe("what was ordered", () => {
  test("is told by its order, its term and its resource, and what is given back by both orders", async () => {
    const [line] = await linesOf(world, renewal);
    expect(await records({ trade_id: renewal })).toMatchObject([
      {
        id: line?.id,
        customer_id: customerId,
        account_name: expect.stringMatching(/^customer-/),
        trade_id: renewal,
        order_id: renewal,
        bill_type: 2,
        charge_mode: "1",
        period_type: "20",
        period_num: 2,
        cloud_service_type: TYPES.service_type,
        cloud_service_type_name: TYPES.service,
        resource_type: TYPES.resource_type,
        resource_id: resourceId,
        product_id: line?.offerId,
        product_name: line?.product,
        product_spec_desc: "1 vCPU, 1 GB",
        region: "east-1",
        region_name: "East",
        unit: "instance",
        unit_price: Number(PRICE),
        official_amount: 2 * Number(PRICE),
        discount_amount: 0,
        amount: 2 * Number(PRICE),
      },
    ]);
    const back = await records({ bill_type: 4 });
    expect(back.map((record) => record["trade_id"])).toEqual(back.map(() => given));
    expect(back.map((record) => record["relative_order_id"])).toContain(renewal);
    expect(back.every((record) => Number(record["amount"]) <= 0 && !("unit_price" in record))).toBe(true);
    // The line's own number is no trade's.
    expect(await records({ trade_id: line?.id })).toEqual([]);
    expect(await records({ resource_id: resourceId })).toHaveLength(2 + back.length);
    for (const record of await records()) expect(record["trade_time"]).toBe(record["consume_time"]);
  });

  test("is summed with its refunds apart, its coupons beside, as the console has it", async () => {
    const { json } = await call(key, SUM, { bill_cycle: month });
    const reading = permit(customerActor(world, customerId), "expenditure.read");
    const { totals } = await listExpenditureSummary(reading, ExpenditureSummaryQuery.parse({ month }));
    expect(json).toMatchObject({
      total_count: 2,
      consume_amount: Number(decimalOf(totals.spent)),
      coupon_amount: Number(decimalOf(sumOf((await storedOf(world, customerId)).uses.map(({ amount }) => amount)))),
      currency: "USD",
    });
    const common = {
      service_type_code: TYPES.service_type,
      charging_mode: 1,
      customer_id: customerId,
      account_name: expect.stringMatching(/^customer-/),
      official_discount_amount: 0,
    };
    expect(json["bill_sums"]).toMatchObject([
      { ...common, bill_type: 1, consume_amount: Number(decimalOf(totals.expenditure)) },
      { ...common, bill_type: 2, consume_amount: Number(decimalOf(totals.refunded)) },
    ]);
    expect(json["coupon_amount"]).toBe(10);
  });
});

describe("whose", () => {
  test("a partner has none of its own, whoever it is", async () => {
    for (const partner of Object.values(await accessKeysOf(world))) {
      for (const [name, query] of [
        [SUM, { bill_cycle: month }],
        [RECORDS, { cycle: month }],
        ["ShowCustomerExpenditureQuota", {}],
      ] as const) {
        expect(await call(partner, name, query)).toMatchObject({ status: 403, json: { error_code: "CBC.0155" } });
      }
    }
  });

  test("another customer reads its own alone, by whatever it asks", async () => {
    const otherId = await joinCustomer(world);
    const other = await accessKeyOf(customerActor(world, otherId));
    await charge(world, otherId, "7.25");
    for (const query of [{ trade_id: renewal }, { resource_id: resourceId }, { sub_customer_id: customerId }]) {
      const found = await records(query, other);
      expect(found.filter((record) => record["customer_id"] !== otherId)).toEqual([]);
      expect(found).toHaveLength("sub_customer_id" in query ? 1 : 0);
    }
    const { json } = await call(other, SUM, { bill_cycle: month });
    expect(json).toMatchObject({ total_count: 1, consume_amount: 7.25, coupon_amount: 0 });
  });

  test("a key without the scope reads nothing", async () => {
    const scopeless = await accessKeyOf(customerActor(world, customerId), "orders");
    for (const [name, query] of [
      [SUM, { bill_cycle: month }],
      [RECORDS, { cycle: month }],
    ] as const) {
      expect(await call(scopeless, name, query)).toMatchObject({ status: 403, json: { error_code: "CBC.0155" } });
    }
  });
});

test.each<[string, Fields]>([
  [SUM, {}],
  [SUM, { bill_cycle: "2026-13" }],
  [SUM, { bill_cycle: "202611" }],
  [SUM, { bill_cycle: "2026-11", method: "others" }],
  [SUM, { bill_cycle: "2026-11", method: "sub_customer" }],
  [SUM, { bill_cycle: "2026-11", offset: -1 }],
  [SUM, { bill_cycle: "2026-11", limit: 1001 }],
  [SUM, { bill_cycle: "2026-11", service_type_code: "\u0000" }],
  [RECORDS, {}],
  [RECORDS, { cycle: "2026-11-01" }],
  [RECORDS, { cycle: "2026-11", charge_mode: "2" }],
  [RECORDS, { cycle: "2026-11", bill_type: 6 }],
  [RECORDS, { cycle: "2026-11", bill_type: "new" }],
  [RECORDS, { cycle: "2026-11", statistic_type: 1 }],
  [RECORDS, { cycle: "2026-11", include_zero_record: "maybe" }],
  [RECORDS, { cycle: "2026-11", bill_date_begin: "2026-11-01" }],
  [RECORDS, { cycle: "2026-11", bill_date_end: "2026-11-01" }],
  [RECORDS, { cycle: "2026-11", bill_date_begin: "2026-10-31", bill_date_end: "2026-11-01" }],
  [RECORDS, { cycle: "2026-11", bill_date_begin: "2026-11-30", bill_date_end: "2026-12-01" }],
  [RECORDS, { cycle: "2026-11", bill_date_begin: "2026-11-02", bill_date_end: "2026-11-01" }],
  [RECORDS, { cycle: "2026-11", bill_date_begin: "2026-11-31", bill_date_end: "2026-11-31" }],
  [RECORDS, { cycle: "2026-11", method: "sub_customer" }],
  [RECORDS, { cycle: "2026-11", limit: 0 }],
])("%s refuses %j", async (name, query) => {
  expect(await call(key, name, query)).toMatchObject({ status: 400, json: { error_code: "CBC.0100" } });
});
