import { beforeAll, expect, test } from "vitest";
import { OrderListQuery } from "@/lib/contracts/order";
import type { Actor } from "@/lib/domain/access/actor";
import { addDays, addMonths, billingMonthOf, monthStart } from "@/lib/domain/calendar/billing-month";
import { settledAtOf } from "@/lib/domain/coupon/settlement";
import { ZERO } from "@/lib/domain/money/money";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { moveCustomer } from "../association/move-customer";
import { charge, customerActor, makeWorld, money, permit, turnClockTo, type World } from "../budget/governance.fixture";
import { newId } from "../new-id";
import { getOrder } from "../order/get-order";
import { listOrders } from "../order/list-orders";
import { buy, buyer, PRICE, sell } from "../order/order.fixture";
import { give, nowOf, takeBack, todayOf } from "./coupon.fixture";
import { getMonthCoupons } from "./get-month-coupons";
import { listCoupons } from "./list-coupons";
import { settleCoupons } from "./settle-coupons";

const database = await openTestDatabase();
let world: World;
let customerId: string;
let orderId: string;
let ids: Readonly<Record<"ending" | "later" | "withdrawn" | "used", string>>;

const listed = (actor: Actor, id = customerId) => listCoupons(permit(actor, "coupon.read"), id);
const ofMonth = (actor: Actor, month: string, id = customerId) =>
  getMonthCoupons(permit(actor, "coupon.read"), id, month as never);

beforeAll(async () => {
  world = await makeWorld();
  // The second day, so that the month is the same to the end of this file's first half.
  const month = addMonths(billingMonthOf(await nowOf(world)), 1);
  await turnClockTo(database.url, new Date(monthStart(month).getTime() + 86_400_000));
  const offerId = await sell(world);
  customerId = await buyer(world, "1000");
  const today = await todayOf(world);
  ids = {
    used: await give(world, customerId, "3.33", { until: today }),
    ending: await give(world, customerId, "100", { until: addDays(today, 6), note: "Welcome" }),
    later: await give(world, customerId, "20", { from: addDays(today, 5), until: addDays(today, 50) }),
    withdrawn: await give(world, customerId, "8"),
  };
  await takeBack(world.distributor, ids.withdrawn, "Typed twice");
  const placed = await buy(world, customerId, offerId);
  if (!placed.allowed) throw new Error("refused");
  orderId = placed.orderId;
});

test("partners and the customer read the coupons, the customer without the inner reason", async () => {
  for (const actor of [world.distributor, world.reseller, customerActor(world, customerId)]) {
    const isPartner = actor.company.kind !== "customer";
    const { available, expiring, coupons, isCut } = await listed(actor);
    expect({ available, expiring, isCut }).toEqual({ available: money("70"), expiring: money("70"), isCut: false });
    expect(coupons.map(({ id, state, isExpiring, remaining }) => [id, state, isExpiring, remaining])).toEqual([
      [ids.withdrawn, "withdrawn", false, ZERO],
      [ids.later, "not-yet-valid", false, money("20")],
      [ids.ending, "valid", true, money("70")],
      [ids.used, "used-up", false, ZERO],
    ]);
    const [withdrawn, , ending] = coupons;
    expect(withdrawn?.withdrawn).toMatchObject({ amount: money("8"), reason: isPartner ? "Typed twice" : null });
    expect(withdrawn?.withdrawn?.by === null).toBe(!isPartner);
    expect(ending).toMatchObject({ note: "Welcome", useCount: 1, by: isPartner ? expect.any(String) : null });
    expect(ending?.uses).toMatchObject([{ amount: money("30"), order: { id: orderId } }]);
  }
});

test("orders tell what coupons paid, in the list and alone", async () => {
  for (const actor of [world.distributor, world.reseller, customerActor(world, customerId)]) {
    const may = permit(actor, "order.read");
    expect(await getOrder(may, orderId)).toMatchObject({ amount: money(PRICE), coupons: money(PRICE) });
    const { rows } = await listOrders(may, OrderListQuery.parse({}));
    expect(rows.map(({ coupons }) => coupons)).toEqual([money(PRICE)]);
  }
});

test("another company reads nothing: another distributor, another reseller, another customer", async () => {
  const month = billingMonthOf(await nowOf(world));
  const other = customerActor(world, await buyer(world, "1"));
  for (const actor of [world.otherDistributor, world.otherReseller, other]) {
    expect(await listed(actor)).toMatchObject({ available: ZERO, expiring: ZERO, coupons: [] });
    expect(await ofMonth(actor, month)).toBeNull();
  }
  expect(await listed(world.distributor, newId())).toMatchObject({ coupons: [] });
  expect(await listed(world.distributor, "no id")).toMatchObject({ coupons: [] });
  expect(await ofMonth(world.distributor, month, "no id")).toBeNull();
});

test("a month holds order coupons only until it is settled, then everything; a month without coupons nothing", async () => {
  const month = billingMonthOf(await nowOf(world));
  await charge(world, customerId, "10");
  const before = { sum: money(PRICE), holds: "orders-only", settlesAt: settledAtOf(month, 5) };
  expect(await ofMonth(world.reseller, month)).toEqual(before);
  expect(await ofMonth(world.reseller, addMonths(month, -1))).toBeNull();
  await turnClockTo(database.url, settledAtOf(month, 5));
  expect(await settleCoupons(world.distributor.distributorId)).toBe(1);
  const after = { sum: money("43.33"), holds: "settled" };
  for (const actor of [world.distributor, world.reseller, customerActor(world, customerId)]) {
    expect(await ofMonth(actor, month)).toMatchObject(after);
  }
  expect(await ofMonth(world.reseller, addMonths(month, 1))).toMatchObject({ sum: ZERO, holds: "orders-only" });
  // What is left of one that is over can pay nothing any more.
  const { coupons } = await listed(world.distributor);
  expect(coupons.find(({ id }) => id === ids.ending)).toMatchObject({ state: "expired", mayStillPay: null });
});

test("a new reseller reads the coupons there are, but what they paid of its own time alone", async () => {
  const month = addMonths(billingMonthOf(await nowOf(world)), -1);
  const move = { customerId, resellerId: world.otherReseller.company.id, reason: "Because" };
  expect(await moveCustomer(permit(world.distributor, "customer.move"), move)).toEqual({ allowed: true });
  const { coupons } = await listed(world.otherReseller);
  expect(coupons).toHaveLength(4);
  expect(coupons.flatMap(({ uses }) => uses)).toEqual([]);
  expect(await ofMonth(world.otherReseller, month)).toMatchObject({ sum: ZERO });
  expect(await ofMonth(world.distributor, month)).toMatchObject({ sum: money("43.33") });
  expect(await listed(world.reseller)).toMatchObject({ coupons: [], available: ZERO });
});
