import { beforeAll, describe, expect, test } from "vitest";
import { joinOwn } from "@/lib/data/assignment/assignment.fixture";
import { moveCustomer } from "@/lib/data/association/move-customer";
import {
  customerActor,
  joinCustomer,
  makeWorld,
  permit,
  turnClockTo,
  type World,
} from "@/lib/data/budget/governance.fixture";
import { give, nowOf, takeBack, todayOf } from "@/lib/data/coupon/coupon.fixture";
import { listCoupons } from "@/lib/data/coupon/list-coupons";
import { buy, buyer, idOf, sell } from "@/lib/data/order/order.fixture";
import type { Actor } from "@/lib/domain/access/actor";
import { addDays } from "@/lib/domain/calendar/billing-month";
import { decimalOf } from "@/lib/domain/money/money";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { readExactly } from "./exact.fixture";
import { type AccessKey, accessKeyOf, accessKeysOf, type Fields } from "./vendor.fixture";

const database = await openTestDatabase();

const NAME = "ListSubCustomerCoupons";
const STATUS = { "not-yet-valid": "1", valid: "2", "used-up": "3", expired: "4", withdrawn: "5" } as const;
const DAY = 86_400_000;

let world: World;
let customerId: string;
let own: AccessKey;
let keys: Awaited<ReturnType<typeof accessKeysOf>>;
let orderId: string;
let ids: Readonly<Record<"unstarted" | "valid" | "used" | "partly" | "back", string>>;
let start: Date;

const list = async (key: AccessKey, query: Fields = {}, at?: Date) => {
  const { status, json } = await readExactly(key, NAME, query, { at: at ?? (await nowOf(world)) });
  expect(status, JSON.stringify(json)).toBe(200);
  const coupons = json["user_coupons"] as readonly Fields[];
  return { count: json["count"], coupons, ids: coupons.map((coupon) => coupon["coupon_id"]) };
};
const turnTo = (at: Date) => turnClockTo(database.url, at);

beforeAll(async () => {
  world = await makeWorld();
  start = await nowOf(world);
  const today = await todayOf(world);
  customerId = await buyer(world, "1000");
  own = await accessKeyOf(customerActor(world, customerId), "expenditure");
  keys = await accessKeysOf(world);
  // The one that ends first pays first.
  const used = await give(world, customerId, "30", { until: addDays(today, 5) });
  const partly = await give(world, customerId, "20", { until: addDays(today, 10), note: "Welcome 欢迎" });
  orderId = idOf(await buy(world, customerId, await sell(world)));
  const valid = await give(world, customerId, "1.25");
  const unstarted = await give(world, customerId, "5", { from: addDays(today, 3), until: addDays(today, 40) });
  const back = await give(world, customerId, "4");
  await takeBack(world.distributor, back);
  ids = { unstarted, valid, used, partly, back };
});

describe("a customer's own", () => {
  test("are told with where they stand and what is left", async () => {
    const { count, coupons } = await list(own);
    expect(count).toBe("5");
    const common = { customer_id: customerId, coupon_type: "1", measure_id: "1", coupon_version: "2", currency: "USD" };
    expect(coupons).toMatchObject([
      { coupon_id: ids.back, status: "5", face_value: "4", balance: "0" },
      { coupon_id: ids.unstarted, status: "1", face_value: "5", balance: "5" },
      { coupon_id: ids.valid, status: "2", face_value: "1.25", balance: "1.25" },
      { coupon_id: ids.partly, status: "2", face_value: "20", balance: "16.67", coupon_usage: "Welcome 欢迎" },
      { coupon_id: ids.used, status: "3", face_value: "30", balance: "0" },
    ]);
    for (const coupon of coupons) expect(coupon).toMatchObject({ ...common, media_type: "1", fetch_method: "3" });
    const [, unstarted, valid, partly] = coupons;
    expect(unstarted).not.toHaveProperty("active_time");
    expect(valid?.["active_time"]).toBe(valid?.["create_time"]);
    expect(valid).not.toHaveProperty("reserve_time");
    expect(String(partly?.["reserve_time"])).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/);
    // It knows its reseller alone.
    for (const coupon of coupons) expect(coupon).not.toHaveProperty("source_id");
    expect(await list(own, { source_id: world.distributor.distributorId })).toMatchObject({ count: "0" });
  });

  test("are the console's", async () => {
    for (const reader of [world.distributor, world.reseller, customerActor(world, customerId)] as Actor[]) {
      const shown = await listCoupons(permit(reader, "coupon.read"), customerId);
      expect((await list(await accessKeyOf(reader))).coupons).toMatchObject(
        shown.coupons.map(({ id, amount, remaining, state }) => ({
          coupon_id: id,
          face_value: decimalOf(amount),
          balance: decimalOf(remaining),
          status: STATUS[state],
        })),
      );
    }
  });

  test("are found by what they are, and by nothing that none is", async () => {
    const { coupons } = await list(own);
    for (const status of [1, 2, 3, 4, 5]) {
      const expected = coupons.filter((coupon) => coupon["status"] === String(status));
      expect((await list(own, { status })).coupons).toEqual(expected);
    }
    expect((await list(own, { coupon_id: ids.valid.toUpperCase() })).ids).toEqual([ids.valid]);
    expect((await list(own, { order_id: orderId })).ids).toEqual([ids.partly, ids.used]);
    expect((await list(own, { coupon_type: 1, promotion_plan_id: "" })).count).toBe("5");
    for (const none of [
      { coupon_type: 2 },
      { coupon_type: 4 },
      { promotion_plan_id: "plan" },
      { coupon_id: "none" },
      { coupon_id: orderId },
      { order_id: customerId },
      { source_id: "somebody" },
    ])
      expect(await list(own, none)).toMatchObject({ count: "0", coupons: [] });
    const page = await list(own, { offset: 1, limit: 2 });
    expect(page).toMatchObject({ count: "5", ids: [ids.unstarted, ids.valid] });
  });

  test("are found by when they began to be valid, to the second and both inclusive", async () => {
    const [valid] = (await list(own, { coupon_id: ids.valid })).coupons;
    const second = String(valid?.["active_time"]);
    expect((await list(own, { active_start_time: second, active_end_time: second })).ids).toContain(ids.valid);
    const all = await list(own, { active_start_time: "2020-01-01T00:00:00Z" });
    expect(all.ids).toEqual([ids.back, ids.valid, ids.partly, ids.used]);
    expect((await list(own, { active_end_time: "2020-01-01T00:00:00Z" })).ids).toEqual([]);
    expect((await list(own, { active_start_time: "2090-01-01T00:00:00Z" })).ids).toEqual([]);
  });
});

describe("a partner's", () => {
  test("are those of the customers it sees, and another's are not there", async () => {
    const directId = await joinOwn(world);
    const direct = await give(world, directId, "8");
    const neighbourId = await joinCustomer({ ...world, reseller: world.otherReseller });
    const neighbour = await give(world, neighbourId, "9");
    const mine = [ids.back, ids.unstarted, ids.valid, ids.partly, ids.used];
    expect((await list(keys.distributor)).ids).toEqual([neighbour, direct, ...mine]);
    expect((await list(keys.reseller)).ids).toEqual(mine);
    expect((await list(keys.otherReseller)).ids).toEqual([neighbour]);
    for (const key of [keys.otherReseller, keys.otherDistributor, await accessKeyOf(customerActor(world, directId))]) {
      for (const tried of [{ coupon_id: ids.valid }, { order_id: orderId }]) {
        expect(await list(key, tried)).toMatchObject({ count: "0", coupons: [] });
      }
    }
    const bySource = { source_id: world.distributor.distributorId };
    expect((await list(keys.reseller, bySource)).ids).toEqual(mine);
    expect((await list(await accessKeyOf(customerActor(world, directId)), bySource)).ids).toEqual([direct]);
    expect((await list(keys.reseller)).coupons[0]).toMatchObject(bySource);
  });

  test("a new reseller sees what its customer has and nothing of what was paid before its time", async () => {
    const movedId = await buyer(world, "1000");
    const couponId = await give(world, movedId, "50");
    const before = idOf(await buy(world, movedId, await sell(world)));
    expect((await list(keys.reseller, { order_id: before })).ids).toEqual([couponId]);
    await moveCustomer(permit(world.distributor, "customer.move"), {
      customerId: movedId,
      resellerId: world.otherReseller.company.id,
      reason: "Region changed hands",
    });
    const [seen] = (await list(keys.otherReseller, { coupon_id: couponId })).coupons;
    expect(seen).toMatchObject({ balance: "16.67", customer_id: movedId });
    expect(seen).not.toHaveProperty("reserve_time");
    expect(await list(keys.otherReseller, { order_id: before })).toMatchObject({ count: "0" });
    expect(await list(keys.reseller, { coupon_id: couponId })).toMatchObject({ count: "0" });
  });
});

test("what was used up, over or taken back is told for twelve months and no longer", async () => {
  await turnTo(new Date(start.getTime() + 60 * DAY));
  expect((await list(own)).coupons.map((coupon) => coupon["status"])).toEqual(["5", "4", "4", "4", "3"]);
  await turnTo(new Date(start.getTime() + 364 * DAY));
  expect((await list(own)).count).toBe("5");
  // What was taken back and used up that day is gone; what was over later is not.
  await turnTo(new Date(start.getTime() + 367 * DAY));
  expect(new Set((await list(own)).ids)).toEqual(new Set([ids.unstarted, ids.valid, ids.partly]));
  await turnTo(new Date(start.getTime() + 380 * DAY));
  expect(new Set((await list(own)).ids)).toEqual(new Set([ids.unstarted, ids.valid]));
  await turnTo(new Date(start.getTime() + 420 * DAY));
  expect(await list(own)).toMatchObject({ count: "0", ids: [] });
});

test.each([
  { status: 0 },
  { status: 6 },
  { coupon_type: "cash" },
  { coupon_type: 5 },
  { active_start_time: "2026-11-30" },
  { active_end_time: "2026-02-30T00:00:00Z" },
  { limit: 101 },
  { offset: -1 },
  { coupon_id: "x".repeat(65) },
  { order_id: "\u0000" },
])("refuses %j", async (query) => {
  const refused = await readExactly(own, NAME, query, { at: await nowOf(world) });
  expect(refused).toMatchObject({ status: 400, json: { error_code: "CBC.0100" } });
});

test("a key without the scope reads nothing", async () => {
  const scopeless = await accessKeyOf(world.distributor, "customers", "orders");
  const refused = await readExactly(scopeless, NAME, {}, { at: await nowOf(world) });
  expect(refused).toMatchObject({ status: 403, json: { error_code: "CBC.0155" } });
});
