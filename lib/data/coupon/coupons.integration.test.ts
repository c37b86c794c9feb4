import { expect, test } from "vitest";
import {
  addDays,
  billingDayOf,
  billingMonthOf,
  dayStart,
  monthEndExclusive,
} from "@/lib/domain/calendar/billing-month";
import { sumOf, ZERO } from "@/lib/domain/money/money";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { leave, leaveAndReturn } from "../association/leaving.fixture";
import { moveCustomer } from "../association/move-customer";
import {
  charge,
  countWrites,
  customerActor,
  joinCustomer,
  makeWorld,
  money,
  permit,
  turnClockTo,
} from "../budget/governance.fixture";
import { set } from "../delegation/delegation.fixture";
import { newId } from "../new-id";
import { buy, buyer, codesOf, PRICE, sell } from "../order/order.fixture";
import { decidePurchases } from "../purchase/decide-purchases";
import { inTenant } from "../tenant";
import { give, issue, nowOf, storedOf, takeBack, todayOf } from "./coupon.fixture";
import { deductCoupons } from "./deduct-coupons";

const database = await openTestDatabase();

const reasonsOf = (answer: Awaited<ReturnType<typeof issue>> | Awaited<ReturnType<typeof takeBack>>) =>
  answer.allowed ? [] : answer.reasons.map(({ code }) => code);

test("64 orders at once over one coupon: it pays what it holds and not a cent more", async () => {
  const world = await makeWorld();
  const offerId = await sell(world);
  const customerId = await buyer(world, "1000000");
  const couponId = await give(world, customerId, "700");
  const answers = await Promise.all(Array.from({ length: 64 }, () => buy(world, customerId, offerId)));
  expect(answers.every(({ allowed }) => allowed)).toBe(true);
  const { remaining, uses } = await storedOf(world, customerId);
  expect(remaining).toEqual({ [couponId]: ZERO });
  expect(sumOf(uses.map(({ amount }) => amount))).toBe(money("700"));
  // 21 whole ones and 0.07 of the 22nd.
  expect(uses.map(({ amount }) => amount)).toEqual([...Array.from({ length: 21 }, () => money(PRICE)), money("0.07")]);
  expect(new Set(uses.map(({ orderId }) => orderId)).size).toBe(22);
}, 60_000);

test("orders race with issuing and withdrawing: what is left is always amount less uses less taken back", async () => {
  const world = await makeWorld();
  const offerId = await sell(world);
  const customerId = await buyer(world, "1000000");
  const first = await give(world, customerId, "100");
  await Promise.all([
    ...Array.from({ length: 12 }, () => buy(world, customerId, offerId)),
    give(world, customerId, "50"),
    takeBack(world.distributor, first),
    takeBack(world.distributor, first),
  ]);
  const { remaining, uses } = await storedOf(world, customerId);
  expect(remaining[first]).toBe(ZERO);
  // The database's own queries say the rest, after the last test.
  expect(sumOf(uses.map(({ amount }) => amount))).toBeLessThanOrEqual(money("150"));
}, 60_000);

test("the coupon that ends soonest pays first, one that is not valid nothing, and the whole list price counts", async () => {
  const world = await makeWorld();
  const offerId = await sell(world);
  const customerId = await buyer(world, "100");
  const today = await todayOf(world);
  const later = await give(world, customerId, "100", { until: addDays(today, 9) });
  const sooner = await give(world, customerId, "10", { until: addDays(today, 3) });
  const tomorrow = await give(world, customerId, "10", { from: addDays(today, 1), until: addDays(today, 1) });
  expect(codesOf(await buy(world, customerId, offerId))).toEqual([]);
  const { remaining, uses } = await storedOf(world, customerId);
  expect(remaining).toEqual({ [later]: money("76.67"), [sooner]: ZERO, [tomorrow]: money("10") });
  expect(uses.map(({ amount, month }) => [amount, month])).toEqual([
    [money("10"), today.slice(0, 7)],
    [money("23.33"), today.slice(0, 7)],
  ]);
  const [verdict] = await decidePurchases(permit(world.distributor, "purchase.decide"), [
    { customerId, operation: "renew", amount: money("66.68") },
  ]);
  expect(verdict?.budget).toMatchObject({ used: money(PRICE), remaining: money("66.67") });
  expect(verdict?.decision).toMatchObject({ allowed: false, reasons: [{ code: "purchase.budget-insufficient" }] });
});

test("a repeated order is paid once, a refused one not at all", async () => {
  const world = await makeWorld();
  const offerId = await sell(world);
  const customerId = await buyer(world, "40");
  const couponId = await give(world, customerId, "100");
  const key = newId();
  await Promise.all(Array.from({ length: 6 }, () => buy(world, customerId, offerId, { key })));
  expect(codesOf(await buy(world, customerId, offerId))).toEqual(["purchase.budget-insufficient"]);
  expect((await storedOf(world, customerId)).remaining).toEqual({ [couponId]: money("66.67") });
});

test("a coupon pays to the last millisecond of its last day, GMT+08:00, and not at the next", async () => {
  const world = await makeWorld();
  const offerId = await sell(world);
  const customerId = await buyer(world, "1000");
  const today = await todayOf(world);
  const couponId = await give(world, customerId, "100", { until: today });
  const placed = await buy(world, customerId, offerId);
  if (!placed.allowed) throw new Error("refused");
  const over = dayStart(addDays(today, 1));
  const again = (at: Date) =>
    inTenant(world.distributor, (tx) => {
      const asked = { changeId: newId(), customerId, orderId: placed.orderId, amount: money("1"), at };
      return deductCoupons(tx, world.distributor, asked);
    }).catch((fault: { readonly cause?: { readonly constraint_name: string } }) => fault.cause?.constraint_name);
  // Valid still, so that it would pay; an order is paid by a coupon once.
  expect(await again(new Date(over.getTime() - 1))).toBe("coupon_uses_once_an_order");
  expect(await again(over)).toBe(ZERO);
  expect((await storedOf(world, customerId)).remaining).toEqual({ [couponId]: money("66.67") });
});

test("only a distributor gives and takes back, each its own, and nothing is written where it may not", async () => {
  const world = await makeWorld();
  const customerId = await joinCustomer(world);
  const couponId = await give(world, customerId, "10");
  const before = await countWrites(world);
  const { otherDistributor } = world;
  expect(reasonsOf(await issue(otherDistributor, world, customerId, "5"))).toEqual(["coupon.customer-unknown"]);
  expect(reasonsOf(await takeBack(otherDistributor, couponId))).toEqual(["coupon.unknown"]);
  expect(reasonsOf(await takeBack(world.distributor, newId()))).toEqual(["coupon.unknown"]);
  expect(reasonsOf(await takeBack(world.distributor, couponId, " "))).toEqual(["coupon.reason-missing"]);
  expect(reasonsOf(await issue(world.distributor, world, customerId, "0.005"))).toEqual(["coupon.amount-out-of-range"]);
  for (const actor of [world.reseller, customerActor(world, customerId)]) {
    expect(() => permit(actor, "coupon.issue")).toThrow();
    expect(() => permit(actor, "coupon.withdraw")).toThrow();
    expect(() => permit(actor, "coupon-settlement.set")).toThrow();
  }
  expect(await countWrites(world)).toEqual(before);
  expect(reasonsOf(await takeBack(world.distributor, couponId))).toEqual([]);
  expect(reasonsOf(await takeBack(world.distributor, couponId))).toEqual(["coupon.already-withdrawn"]);
  expect((await storedOf(world, customerId)).remaining).toEqual({ [couponId]: ZERO });
});

test("a customer that left has no coupon to give or take back; back again, the earlier ones pay nothing new", async () => {
  const world = await makeWorld();
  const offerId = await sell(world);
  const customerId = await buyer(world, "1000");
  const earlier = await give(world, customerId, "100");
  expect(await leaveAndReturn(world, customerId)).toEqual([]);
  await set(world.distributor, customerId, { amount: money("1000"), lift: ["association-default"], version: 0 });
  expect(codesOf(await buy(world, customerId, offerId))).toEqual([]);
  expect((await storedOf(world, customerId)).uses).toEqual([]);
  const present = await give(world, customerId, "50");
  expect(codesOf(await buy(world, customerId, offerId))).toEqual([]);
  expect((await storedOf(world, customerId)).remaining).toEqual({
    [earlier]: money("100"),
    [present]: money("16.67"),
  });
  expect(await leave(world, customerId)).toEqual([]);
  expect(reasonsOf(await takeBack(world.distributor, present))).toEqual(["coupon.unknown"]);
  expect(reasonsOf(await issue(world.distributor, world, customerId, "1"))).toEqual(["coupon.customer-unknown"]);
});

test("moved to another reseller of the distributor, a customer keeps its coupons", async () => {
  const world = await makeWorld();
  const offerId = await sell(world);
  const customerId = await buyer(world, "1000");
  const couponId = await give(world, customerId, "100");
  const move = { customerId, resellerId: world.otherReseller.company.id, reason: "Because" };
  expect(await moveCustomer(permit(world.distributor, "customer.move"), move)).toEqual({ allowed: true });
  expect(codesOf(await buy(world, customerId, offerId))).toEqual([]);
  expect((await storedOf(world, customerId)).remaining).toEqual({ [couponId]: money("66.67") });
});

test("an order of the month's last instants is a use of that month", async () => {
  const world = await makeWorld();
  const offerId = await sell(world);
  const customerId = await buyer(world, "1000");
  const midnight = monthEndExclusive(billingMonthOf(await nowOf(world)));
  await turnClockTo(database.url, new Date(midnight.getTime() - 2000));
  const today = billingDayOf(new Date(midnight.getTime() - 1));
  await give(world, customerId, "100", { from: today, until: addDays(today, 1) });
  await charge(world, customerId, "1");
  const answers = await Promise.all([buy(world, customerId, offerId), buy(world, customerId, offerId)]);
  await turnClockTo(database.url, midnight);
  expect(codesOf(await buy(world, customerId, offerId))).toEqual([]);
  expect(answers.map(codesOf)).toEqual([[], []]);
  const { uses } = await storedOf(world, customerId);
  for (const { month, at } of uses) expect(month).toBe(billingMonthOf(at));
  expect(new Set(uses.map(({ month }) => month)).size).toBe(2);
});
