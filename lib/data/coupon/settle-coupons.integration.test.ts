import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import {
  addDays,
  addMonths,
  type BillingMonth,
  billingMonthOf,
  firstDayOf,
  lastDayOf,
  monthEndExclusive,
  monthStart,
} from "@/lib/domain/calendar/billing-month";
import { settledAtOf } from "@/lib/domain/coupon/settlement";
import { ZERO } from "@/lib/domain/money/money";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { leaveAndReturn } from "../association/leaving.fixture";
import { moveCustomer } from "../association/move-customer";
import { charge, joinCustomer, makeWorld, money, permit, turnClockTo, type World } from "../budget/governance.fixture";
import { buy, buyer, codesOf, sell } from "../order/order.fixture";
import { give, nowOf, storedOf, takeBack, todayOf } from "./coupon.fixture";
import { setSettlementDay } from "./set-settlement-day";
import { settleCoupons } from "./settle-coupons";

const database = await openTestDatabase();

const settle = ({ distributor }: World) => settleCoupons(distributor.distributorId);
const turnTo = (at: Date, milliseconds = 0) => turnClockTo(database.url, new Date(at.getTime() + milliseconds));
const DAY = 86_400_000;

/** The clock stands on the second day of a month that no test has used yet. */
async function nextMonth(world: World): Promise<BillingMonth> {
  const month = addMonths(billingMonthOf(await nowOf(world)), 1);
  await turnTo(monthStart(month), DAY);
  return month;
}

const figures = async (world: World, customerId: string) =>
  (await storedOf(world, customerId)).settlements.map(({ month, usage, paid }) => [month, usage, paid]);

test("at the settlement coupons pay what is paid by use, after the orders, and from the very millisecond", async () => {
  const world = await makeWorld();
  const month = await nextMonth(world);
  const offerId = await sell(world);
  const customerId = await buyer(world, "1000");
  const couponId = await give(world, customerId, "100", { until: lastDayOf(month) });
  await charge(world, customerId, "80");
  expect(codesOf(await buy(world, customerId, offerId))).toEqual([]);
  // Of the next month, which this settlement has nothing to do with.
  await charge(world, customerId, "1000", monthEndExclusive(month));
  const due = settledAtOf(month, 5);
  await turnTo(due, -60_000);
  expect(await settle(world)).toBe(0);
  expect((await storedOf(world, customerId)).remaining).toEqual({ [couponId]: money("66.67") });
  await turnTo(due);
  expect(await settle(world)).toBe(1);
  const { remaining, uses } = await storedOf(world, customerId);
  expect(remaining).toEqual({ [couponId]: ZERO });
  expect(uses.map((use) => [use.amount, use.month, use.orderId === null])).toEqual([
    [money("33.33"), month, false],
    [money("66.67"), month, true],
  ]);
  expect(await figures(world, customerId)).toEqual([[month, money("80"), money("66.67")]]);
});

test("once a customer and month: run again, by several at once and by another process, it pays nothing more", async () => {
  const world = await makeWorld();
  const month = await nextMonth(world);
  const customers = await Promise.all(Array.from({ length: 4 }, () => joinCustomer(world)));
  for (const customerId of customers) {
    await give(world, customerId, "100");
    await charge(world, customerId, "30");
  }
  await turnTo(settledAtOf(month, 5));
  const other = inOtherProcess(world);
  const counts = await Promise.all(Array.from({ length: 6 }, () => settle(world)));
  expect(await other).toBe(0);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(4);
  // What comes later is settled no more.
  for (const customerId of customers) await charge(world, customerId, "5", monthStart(month));
  expect(await settle(world)).toBe(0);
  for (const customerId of customers) {
    expect(await figures(world, customerId)).toEqual([[month, money("30"), money("30")]]);
    expect(Object.values((await storedOf(world, customerId)).remaining)).toEqual([money("70")]);
  }
});

async function inOtherProcess({ distributor }: World): Promise<number | null> {
  const code = `
    const { settleCoupons } = await import("./lib/data/coupon/settle-coupons.ts");
    await settleCoupons(process.argv[1]);
    process.exit(0);`;
  const script = ["--conditions=react-server", "--import", "tsx", "--input-type=module", "-e", code];
  const child = spawn(process.execPath, [...script, distributor.distributorId], {
    env: { ...process.env, DATABASE_URL: database.url },
    stdio: "ignore",
  });
  const [status] = await once(child, "exit");
  return status;
}

test("after months of downtime it catches up, the earliest month first, each by the coupons valid in it", async () => {
  const world = await makeWorld();
  const first = await nextMonth(world);
  const [second, third] = [addMonths(first, 1), addMonths(first, 2)];
  const customerId = await joinCustomer(world);
  const early = await give(world, customerId, "50", { until: lastDayOf(first) });
  const middle = await give(world, customerId, "40", { from: firstDayOf(second), until: firstDayOf(second) });
  const whole = await give(world, customerId, "100", { until: lastDayOf(third) });
  for (const [month, amount] of [
    [first, "60"],
    [second, "70"],
    [third, "90"],
  ] as const) {
    await charge(world, customerId, amount, monthStart(month));
  }
  await turnTo(settledAtOf(third, 5), 40 * DAY);
  expect(await settle(world)).toBe(3);
  expect(await settle(world)).toBe(0);
  expect(await figures(world, customerId)).toEqual([
    [first, money("60"), money("60")],
    [second, money("70"), money("70")],
    [third, money("90"), money("60")],
  ]);
  expect((await storedOf(world, customerId)).remaining).toEqual({ [early]: ZERO, [middle]: ZERO, [whole]: ZERO });
});

test("the last millisecond of a month is paid by coupons of that month, the next by those of the next", async () => {
  const world = await makeWorld();
  const month = await nextMonth(world);
  const customerId = await joinCustomer(world);
  const end = monthEndExclusive(month);
  const old = await give(world, customerId, "100", { until: lastDayOf(month) });
  const fresh = await give(world, customerId, "100", {
    from: firstDayOf(addMonths(month, 1)),
    until: addDays(lastDayOf(month), 9),
  });
  await charge(world, customerId, "10", new Date(end.getTime() - 1));
  await charge(world, customerId, "20", end);
  await turnTo(settledAtOf(addMonths(month, 1), 5));
  expect(await settle(world)).toBe(2);
  expect((await storedOf(world, customerId)).remaining).toEqual({ [old]: money("90"), [fresh]: money("80") });
});

test("usage that corrections took below zero is nothing, and its month is settled all the same", async () => {
  const world = await makeWorld();
  const month = await nextMonth(world);
  const customerId = await joinCustomer(world);
  const couponId = await give(world, customerId, "10");
  await charge(world, customerId, "5");
  await charge(world, customerId, "-7");
  await turnTo(settledAtOf(month, 5));
  expect(await settle(world)).toBe(1);
  expect(await figures(world, customerId)).toEqual([[month, ZERO, ZERO]]);
  expect((await storedOf(world, customerId)).remaining).toEqual({ [couponId]: money("10") });
});

test("what is over may be taken back until its last month is settled, and not after", async () => {
  const world = await makeWorld();
  const month = await nextMonth(world);
  const customerId = await joinCustomer(world);
  const [one, other] = [
    await give(world, customerId, "10", { until: lastDayOf(month) }),
    await give(world, customerId, "10", { until: lastDayOf(month) }),
  ];
  await charge(world, customerId, "3");
  await turnTo(monthEndExclusive(month));
  expect(await takeBack(world.distributor, one)).toEqual({ allowed: true });
  await turnTo(settledAtOf(month, 5));
  expect(await settle(world)).toBe(1);
  expect((await storedOf(world, customerId)).remaining).toEqual({ [one]: ZERO, [other]: money("7") });
  expect(await takeBack(world.distributor, other)).toEqual({ allowed: false, reasons: [{ code: "coupon.over" }] });
});

test("the day is the distributor's to set, for what is not settled yet, over the day it was shown", async () => {
  const world = await makeWorld();
  const month = await nextMonth(world);
  const customerId = await joinCustomer(world);
  await give(world, customerId, "10");
  await charge(world, customerId, "3");
  const may = permit(world.distributor, "coupon-settlement.set");
  expect(await setSettlementDay(may, { day: 28, shown: 5 })).toEqual({ allowed: true });
  expect(await setSettlementDay(may, { day: 9, shown: 5 })).toEqual({
    allowed: false,
    reasons: [{ code: "coupon.settlement-day-stale", day: 28 }],
  });
  await turnTo(settledAtOf(month, 6));
  expect(await settle(world)).toBe(0);
  expect(await setSettlementDay(may, { day: 6, shown: 28 })).toEqual({ allowed: true });
  expect(await settle(world)).toBe(1);
  // Settled is settled, whatever day is set later.
  expect(await setSettlementDay(may, { day: 28, shown: 6 })).toEqual({ allowed: true });
  await turnTo(settledAtOf(month, 28));
  expect(await settle(world)).toBe(0);
  expect(await figures(world, customerId)).toEqual([[month, money("3"), money("3")]]);
});

test("each association's usage is paid by itself: a move shares the coupons, leaving and returning does not", async () => {
  const world = await makeWorld();
  const month = await nextMonth(world);
  const [moved, returned] = [await joinCustomer(world), await joinCustomer(world)];
  const shared = await give(world, moved, "50");
  const earlier = await give(world, returned, "50");
  for (const customerId of [moved, returned]) await charge(world, customerId, "30");
  const move = { customerId: moved, resellerId: world.otherReseller.company.id, reason: "Because" };
  expect(await moveCustomer(permit(world.distributor, "customer.move"), move)).toEqual({ allowed: true });
  expect(await leaveAndReturn(world, returned)).toEqual([]);
  for (const customerId of [moved, returned]) await charge(world, customerId, "30");
  // It ends sooner, so that it would pay first wherever it may pay.
  const later = await give(world, returned, "50", { until: addDays(await todayOf(world), 1) });
  await turnTo(settledAtOf(month, 5));
  expect(await settle(world)).toBe(2);
  expect((await storedOf(world, moved)).remaining).toEqual({ [shared]: ZERO });
  expect((await storedOf(world, moved)).uses.map(({ amount }) => amount)).toEqual([money("30"), money("20")]);
  const stored = await storedOf(world, returned);
  expect(stored.remaining).toEqual({ [earlier]: money("20"), [later]: money("20") });
});

test("another distributor's settlement touches nothing", async () => {
  const world = await makeWorld();
  const month = await nextMonth(world);
  const customerId = await joinCustomer(world);
  await give(world, customerId, "10");
  await charge(world, customerId, "3");
  await turnTo(settledAtOf(month, 5));
  expect(await settleCoupons(world.otherDistributor.distributorId)).toBe(0);
  expect(await figures(world, customerId)).toEqual([]);
});
