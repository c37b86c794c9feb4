import { describe, expect, test } from "vitest";
import { joinOwn } from "@/lib/data/assignment/assignment.fixture";
import { comeBack, leave } from "@/lib/data/association/leaving.fixture";
import { customerActor, makeWorld, money } from "@/lib/data/budget/governance.fixture";
import { give } from "@/lib/data/coupon/coupon.fixture";
import { set } from "@/lib/data/delegation/delegation.fixture";
import { newId } from "@/lib/data/new-id";
import { buy, buyer, cancel, idOf, prepare, sell, submit } from "@/lib/data/order/order.fixture";
import { linesOf } from "@/lib/data/order/resource-order.fixture";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { type AccessKey, accessKeyOf, accessKeysOf, call, type Fields } from "./vendor.fixture";

await openTestDatabase();
const world = await makeWorld();
const keys = await accessKeysOf(world);
const resellerId = world.reseller.company.id;
const product = `ec.${newId().slice(-12)}`;
const serviceType = `hws.service.type.${newId().slice(-8)}`;
const offerId = await sell(world, { product, service_type: serviceType, resource_type: "hws.resource.type.vm" });
const plainId = await sell(world);

const customer = await buyer(world, "1000");
await give(world, customer, "10");
const bought = idOf(await buy(world, customer, offerId, { periods: 2, agreed: money("66.66") }));
const waiting = idOf(await submit(world, customer, plainId));
const prepared = idOf(await prepare(world.reseller, customer, plainId));
const cancelled = idOf(await submit(world, customer, plainId));
await cancel(customerActor(world, customer), cancelled);
const all = [cancelled, prepared, waiting, bought];
const customerKey = await accessKeyOf(customerActor(world, customer));

const own = await joinOwn(world);
await set(world.distributor, own, { amount: money("1000"), lift: ["association-default"] });
const ownOrder = idOf(await buy(world, own, plainId));
const ownPrepared = idOf(await prepare(world.distributor, own, plainId));

const outsiders = [keys.otherReseller, keys.otherDistributor];

async function list(key: AccessKey, fields: Fields = {}) {
  const { status, json } = await call(key, "ListCustomerOrders", fields);
  expect(status).toBe(200);
  const infos = json.order_infos as readonly { readonly order_id: string }[];
  return { count: json.total_count, ids: infos.map(({ order_id }) => order_id), infos };
}

describe("ListCustomerOrders", () => {
  test("shows a reseller's orders to it, to its distributor that names it, and to their customer", async () => {
    const named = { indirect_partner_id: resellerId.toUpperCase() };
    for (const [key, fields] of [
      [keys.reseller, {}],
      [keys.distributor, named],
      [customerKey, {}],
      // Who is no distributor is not asked for it.
      [keys.reseller, { indirect_partner_id: newId() }],
    ] as const) {
      expect(await list(key, fields)).toMatchObject({ count: 4, ids: all });
    }
    expect((await list(keys.distributor)).ids).toEqual([ownPrepared, ownOrder]);
    for (const key of outsiders) expect(await list(key)).toMatchObject({ count: 0, ids: [] });
    const anothers = await accessKeyOf(customerActor(world, own));
    expect((await list(anothers)).ids).toEqual([ownPrepared, ownOrder]);
    expect((await list(anothers, { customer_id: customer })).ids).toEqual([]);
  });

  test("tells another's reseller and one that there is not alike, and refuses a key without the scope", async () => {
    const foreign = await call(keys.otherDistributor, "ListCustomerOrders", { indirect_partner_id: resellerId });
    const none = await call(keys.otherDistributor, "ListCustomerOrders", { indirect_partner_id: newId() });
    expect([foreign.status, foreign.json.error_code]).toEqual([403, "CBC.99000037"]);
    expect(none.json).toEqual(foreign.json);
    const narrow = await accessKeyOf(world.distributor, "customers");
    expect((await call(narrow, "ListCustomerOrders")).json.error_code).toBe("CBC.0155");
  });

  test("says of an order what it was for, where it stands, and what coupons paid", async () => {
    const { infos } = await list(keys.reseller, { order_id: bought.toUpperCase() });
    expect(infos).toEqual([
      {
        order_id: bought,
        customer_id: customer,
        service_type_code: serviceType,
        service_type_name: expect.any(String),
        source_type: 1,
        status: 5,
        order_type: 1,
        amount_after_discount: 66.66,
        official_amount: 66.66,
        measure_id: 1,
        create_time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
        payment_time: expect.stringMatching(/Z$/),
        currency: "USD",
        amount_info: { coupon_amount: 10 },
        sub_order_infos: [],
      },
    ]);
    const rest = await list(keys.reseller);
    expect(rest.infos).toMatchObject([
      { status: 4, source_type: 1 },
      { status: 9, source_type: 4 },
      { status: 6, source_type: 1 },
      { status: 5 },
    ]);
    expect((await list(keys.distributor)).infos).toMatchObject([{ source_type: 2 }, { source_type: 1 }]);
  });

  test("filters by every field, and finds none by what no order here has", async () => {
    const find = async (fields: Fields) => (await list(keys.reseller, { customer_id: customer, ...fields })).ids;
    expect(await find({ status: 5 })).toEqual([bought]);
    expect(await find({ status: "6" })).toEqual([waiting]);
    expect(await find({ status: 9 })).toEqual([prepared]);
    expect(await find({ status: 4 })).toEqual([cancelled]);
    expect(await find({ service_type_code: serviceType })).toEqual([bought]);
    expect(await find({ service_type_code: "hws.service.type.none" })).toEqual([]);
    expect(await find({ order_type: 1, order_by: "createTime" })).toEqual(all.toReversed());
    expect(await find({ order_by: "-createTime", offset: 1, limit: 2 })).toEqual(all.slice(1, 3));
    expect((await list(keys.reseller, { limit: 1, offset: 9 })).count).toBe(4);
    for (const none of [{ status: 1 }, { status: 3 }, { order_type: 2 }, { order_type: 13 }, { order_type: "15" }]) {
      expect(await find(none)).toEqual([]);
    }
    for (const none of [
      { order_id: newId() },
      { order_id: "CS1" },
      { customer_id: newId() },
      { customer_id: "x'--" },
    ]) {
      expect(await find(none)).toEqual([]);
    }
    expect(await find({ method: "oneself" })).toEqual(all);
    expect(await find({ method: "sub_customer" })).toEqual([]);
    expect(await find({ method: "sub_customer", customer_id: "" })).toEqual(all);
    expect(await find({ status: "", order_type: "", create_time_begin: "", service_type_code: "" })).toEqual(all);
  });

  test("filters by creation and payment, both ends with their whole second", async () => {
    const [info] = (await list(keys.reseller, { order_id: bought })).infos as readonly Fields[];
    const { create_time: created, payment_time: paid } = info ?? {};
    const next = new Date(Date.parse(String(paid)) + 1000).toISOString().replace(".000", "");
    const previous = new Date(Date.parse(String(created)) - 1000).toISOString().replace(".000", "");
    const find = async (fields: Fields) => (await list(keys.reseller, { order_id: bought, ...fields })).ids;
    expect(await find({ create_time_begin: created, create_time_end: created })).toEqual([bought]);
    expect(await find({ payment_time_begin: paid, payment_time_end: paid })).toEqual([bought]);
    expect(await find({ create_time_end: previous })).toEqual([]);
    expect(await find({ create_time_begin: next })).toEqual([]);
    expect(await find({ payment_time_end: previous })).toEqual([]);
    expect(await find({ payment_time_begin: next })).toEqual([]);
    const ever = { payment_time_begin: "0001-01-01T00:00:00Z", payment_time_end: "9999-12-31T23:59:59Z" };
    expect((await list(keys.reseller, ever)).ids).toEqual([bought]);
  });

  test.each<Fields>([
    { status: 2 },
    { status: "five" },
    { order_type: 12 },
    { order_by: "paymentTime" },
    { method: "all" },
    { limit: 0 },
    { limit: 101 },
    { offset: -1 },
    { offset: 40_000_001 },
    { customer_id: "x".repeat(65) },
    { create_time_begin: "2026-11-30" },
    { create_time_begin: "2026-02-30T00:00:00Z" },
    { create_time_begin: "2026-11-02T00:00:00Z", create_time_end: "2026-11-01T00:00:00Z" },
    { create_time_begin: "2025-11-01T00:00:00Z", create_time_end: "2026-11-01T00:00:01Z" },
    { payment_time_begin: "2026-11-02T00:00:00Z", payment_time_end: "2026-11-01T00:00:00Z" },
  ])("refuses %j", async (fields) => {
    const { status, json } = await call(keys.reseller, "ListCustomerOrders", fields);
    expect([status, json.error_code]).toEqual([400, "CBC.0100"]);
  });

  test("takes a range of a year, and one that is open on a side", async () => {
    const year = { create_time_begin: "2025-11-01T00:00:00Z", create_time_end: "2026-11-01T00:00:00Z" };
    expect((await list(keys.reseller, year)).count).toBe(0);
    expect((await list(keys.reseller, { create_time_begin: "0001-01-01T00:00:00Z" })).count).toBe(4);
  });

  test("goes by the partner an order was placed under, wherever its customer is now", async () => {
    const moved = await buyer(world, "1000");
    const before = idOf(await buy(world, moved, plainId));
    await leave(world, moved);
    await comeBack(world, moved, null);
    const of = { customer_id: moved };
    expect((await list(keys.reseller, of)).ids).toEqual([before]);
    expect((await list(keys.distributor, of)).ids).toEqual([]);
    expect((await list(keys.distributor, { ...of, indirect_partner_id: resellerId })).ids).toEqual([before]);
  });
});

describe("ShowCustomerOrderDetails", () => {
  const show = (key: AccessKey, orderId: string, fields: Fields = {}) =>
    call(key, "ShowCustomerOrderDetails", { order_id: orderId, ...fields });

  test("shows an order with its lines to whoever may address it", async () => {
    const [line] = await linesOf(world, bought);
    for (const [key, fields] of [
      [keys.reseller, {}],
      [keys.distributor, { indirect_partner_id: resellerId }],
      [customerKey, {}],
    ] as const) {
      const { status, json } = await show(key, bought.toUpperCase(), fields);
      expect(status).toBe(200);
      expect(json).toMatchObject({
        total_count: 1,
        order_info: { order_id: bought, user_name: expect.stringContaining("Person"), amount_after_discount: 66.66 },
        order_line_items: [
          {
            order_line_item_id: line?.id,
            order_id: bought,
            service_type_code: serviceType,
            product_id: product,
            period_type: 2,
            period_num: 2,
            subscription_num: 1,
            effective_time: `${line?.effectiveAt?.toISOString().slice(0, 19)}Z`,
            expire_time: `${line?.expiresAt?.toISOString().slice(0, 19)}Z`,
            amount_after_discount: 66.66,
            official_amount: 66.66,
            commercial_resource: "hws.resource.type.vm",
            product_owner_service: serviceType,
          },
        ],
      });
      expect(json.order_info).not.toHaveProperty("pending_payment_end_time");
    }
  });

  test("says until when it can be paid while it waits, and pages its lines", async () => {
    const { json } = await show(customerKey, waiting);
    const { create_time: created, pending_payment_end_time: end } = json.order_info as Record<string, string>;
    expect(Date.parse(end ?? "") - Date.parse(created ?? "")).toBe(7 * 24 * 3_600_000);
    expect((json.order_line_items as Fields[])[0]).not.toHaveProperty("effective_time");
    expect((await show(customerKey, waiting, { offset: 1 })).json).toMatchObject({
      total_count: 1,
      order_line_items: [],
    });
  });

  test("answers an order that is not addressed like one that there is not", async () => {
    const none = await show(keys.distributor, newId());
    expect([none.status, none.json.error_code]).toEqual([400, "CBC.99000055"]);
    // A distributor without the reseller's name, strangers, another customer, and what is no id.
    for (const key of [keys.distributor, ...outsiders, await accessKeyOf(customerActor(world, own))]) {
      expect((await show(key, bought)).json).toEqual(none.json);
    }
    expect((await show(keys.distributor, ownOrder, { indirect_partner_id: resellerId })).json).toEqual(none.json);
    expect((await show(keys.reseller, "CS 1/2")).json).toEqual(none.json);
    expect((await show(keys.reseller, bought, { limit: "ten" })).json.error_code).toBe("CBC.0100");
    expect((await show(await accessKeyOf(world.reseller, "customers"), bought)).json.error_code).toBe("CBC.0155");
  });
});
