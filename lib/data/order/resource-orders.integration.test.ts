import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { customerMonths, freezeCauses, oneTimeUsage, orders } from "@/db/schema";
import {
  addDays,
  addMonths,
  billingDayOf,
  billingMonthOf,
  firstDayOf,
  monthEndExclusive,
  monthOfDay,
} from "@/lib/domain/calendar/billing-month";
import { decimalOf, minus, plus, sumOf, ZERO } from "@/lib/domain/money/money";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { charge, customerActor, makeWorld, money, permit, turnClockTo, type World } from "../budget/governance.fixture";
import { turnTo } from "../company/suspension.fixture";
import { importRows } from "../delivery/delivery.fixture";
import { newId } from "../new-id";
import { inTenant } from "../tenant";
import { buy, buyer, PRICE, sell } from "./order.fixture";
import { previewRenewal, previewUnsubscription } from "./preview-term";
import {
  buyResource,
  change,
  freeze,
  lift,
  linesPlaced,
  nowOf,
  refusalsOf,
  renew,
  resourceNow,
  unsubscribe,
} from "./resource-order.fixture";

const database = await openTestDatabase();

async function countedIn({ distributor }: World, customerId: string): Promise<Record<string, bigint>> {
  const rows = await inTenant(distributor, (tx) =>
    tx.select().from(customerMonths).where(eq(customerMonths.customerId, customerId)),
  );
  return Object.fromEntries(rows.map(({ month, counted }) => [month, counted]));
}
const ordersOf = ({ distributor }: World, customerId: string) =>
  inTenant(distributor, (tx) => tx.select().from(orders).where(eq(orders.customerId, customerId)));
type Order = Awaited<ReturnType<typeof ordersOf>>[number];
const isBefore = ({ acceptedAt }: Order, end: Date) => acceptedAt !== null && acceptedAt < end;
const paidFor = (placed: readonly Order[]) => sumOf(placed.map(({ amount }) => amount));
async function usedOf({ distributor }: World, customerId: string) {
  const [row] = await inTenant(distributor, (tx) =>
    tx.select().from(oneTimeUsage).where(eq(oneTimeUsage.customerId, customerId)),
  );
  return row?.used ?? ZERO;
}
test("64 renewals at once under one key are one, and a chain of renewals ends where one purchase would", async () => {
  const world = await makeWorld();
  const offerId = await sell(world);
  const customerId = await buyer(world, "1000");
  const resourceId = await buyResource(world, customerId, offerId);
  const bought = await resourceNow(world, resourceId);
  const key = newId();
  const answers = await Promise.all(Array.from({ length: 64 }, () => renew(world, customerId, resourceId, { key })));
  expect(new Set(answers.map((answer) => answer.allowed && answer.orderId)).size).toBe(1);
  expect(answers.filter((answer) => answer.allowed && !answer.repeated)).toHaveLength(1);
  expect(refusalsOf(await renew(world, customerId, resourceId, { key, periods: 2 }))).toEqual(["term.key-used"]);
  const other = await buy(world, customerId, offerId, { key });
  expect(other).toMatchObject({ allowed: false, reasons: [{ code: "order.key-used" }] });
  await renew(world, customerId, resourceId, { periods: 3, agreed: money("99.99") });
  const renewed = await resourceNow(world, resourceId);
  const reference = await buyer(world, "1000");
  const whole = await resourceNow(
    world,
    await buyResource(world, reference, offerId, { periods: 5, agreed: money("166.65") }),
  );
  const day = (date: Date | null) => date && billingDayOf(date);
  expect(day(renewed.expiresAt)).toBe(day(whole.expiresAt));
  expect(renewed.startedAt).toEqual(bought.startedAt);
  expect(await countedIn(world, customerId)).toEqual({ [billingMonthOf(await nowOf(world))]: money("166.65") });
}, 60_000);

test("renewals race with freezes and lifts: none is accepted while frozen", async () => {
  const world = await makeWorld();
  const offerId = await sell(world);
  const customerId = await buyer(world, "100000");
  const resourceId = await buyResource(world, customerId, offerId);
  let accepted = 1;
  for (let round = 0; round < 6; round++) {
    const renewing = Array.from({ length: 5 }, () => renew(world, customerId, resourceId));
    const [answers] = await Promise.all([Promise.all(renewing), freeze(world, customerId)]);
    for (const answer of answers) if (!answer.allowed) expect(refusalsOf(answer)).toEqual(["purchase.account-frozen"]);
    expect(refusalsOf(await renew(world, customerId, resourceId))).toEqual(["purchase.account-frozen"]);
    const [during] = await Promise.all([renew(world, customerId, resourceId), lift(world, customerId)]);
    accepted += [...answers, during].filter(({ allowed }) => allowed).length;
  }
  expect(await ordersOf(world, customerId)).toHaveLength(accepted);
}, 60_000);

test("a renewal is refused with every reason; what is withdrawn is not renewed", async () => {
  const world = await makeWorld();
  const product = `ec.${newId().slice(-12)}`;
  const offerId = await sell(world, { product });
  const customerId = await buyer(world, "60");
  const resourceId = await buyResource(world, customerId, offerId);
  await freeze(world, customerId);
  await turnTo(world.reseller, "restricted");
  const reasons = refusalsOf(await renew(world, customerId, resourceId, { agreed: money("1") }));
  expect(reasons).toEqual([
    "term.price-changed",
    "purchase.partner-suspended",
    "purchase.account-frozen",
    "purchase.budget-insufficient",
  ]);
  const preview = await previewRenewal(permit(customerActor(world, customerId), "order.place"), {
    resourceId,
    periods: 1,
  });
  expect(preview).toMatchObject({
    amount: money(PRICE),
    remaining: { before: money("26.67"), after: money("-6.66") },
    reasons: reasons.slice(1).map((code) => ({ code })),
  });
  await turnTo(world.reseller, "active");
});

test("nobody else's: another customer and another distributor find no such resource and write nothing", async () => {
  const world = await makeWorld();
  const offerId = await sell(world);
  const [customerId, other] = [await buyer(world, "1000"), await buyer(world, "1000")];
  const resourceId = await buyResource(world, customerId, offerId);
  const stranger = { ...world, distributor: world.otherDistributor };
  for (const [place, id] of [
    [world, other],
    [stranger, customerId],
  ] as const) {
    expect(refusalsOf(await renew(place, id, resourceId))).toEqual(["term.resource-unknown"]);
    expect(refusalsOf(await unsubscribe(place, id, resourceId))).toEqual(["term.resource-unknown"]);
    expect(refusalsOf(await change(place, id, resourceId, { offerId, quantity: 2 }))).toEqual([
      "term.resource-unknown",
    ]);
    const may = permit(customerActor(place, id), "order.place");
    expect(await previewUnsubscription(may, { resourceId })).toBeNull();
  }
  expect(await resourceNow(world, resourceId)).toMatchObject({ closedAt: null, quantity: 1 });
});

test("a change up is paid for what is left, down is given back while the budget is used up, but not while frozen", async () => {
  const world = await makeWorld();
  const [small, large] = [await sell(world), await sell(world, { price: "66.66", specification: "Large" })];
  const customerId = await buyer(world, "66.66");
  const resourceId = await buyResource(world, customerId, small);
  const { expiresAt, startedAt } = await resourceNow(world, resourceId);
  const up = await change(world, customerId, resourceId, { offerId: large, quantity: 1 });
  const [difference] = await linesPlaced(world, up);
  expect(difference).toMatchObject({ kind: "difference", expiresAt, offerId: large });
  expect(difference && difference.amount > money("33.32") && difference.amount <= money("33.33")).toBe(true);
  expect(await resourceNow(world, resourceId)).toMatchObject({
    expiresAt,
    startedAt,
    offerId: large,
    name: "Large",
    price: money("66.66"),
  });
  const rest = minus(money("66.66"), plus(money(PRICE), difference?.amount ?? ZERO));
  await charge(world, customerId, decimalOf(rest) === "0" ? "0.01" : "1");
  expect(refusalsOf(await change(world, customerId, resourceId, { offerId: large, quantity: 2 }))).toEqual([
    "purchase.budget-exhausted",
  ]);
  await freeze(world, customerId);
  const down = { offerId: small, quantity: 1 };
  expect(refusalsOf(await change(world, customerId, resourceId, down))).toEqual(["purchase.account-frozen"]);
  await lift(world, customerId);
  const back = await change(world, customerId, resourceId, down);
  const lines = await linesPlaced(world, back);
  expect(lines.map(({ kind }) => kind)).toEqual(["difference", "refund"]);
  expect(lines[1]).toMatchObject({ refundsLineId: difference?.id });
  expect(lines[0]?.amount).toBe(ZERO);
});

test("unsubscribing gives back what is unused, whatever restricts, and ends what an exhausted budget caused", async () => {
  const world = await makeWorld();
  const offerId = await sell(world);
  const plan = await sell(world, { charging_mode: "savings-plan", period: "1 year" });
  const customerId = await buyer(world, "99.99", { action: "freeze-account" });
  const promised = await buyResource(world, customerId, plan);
  const [first, second] = [
    await buyResource(world, customerId, offerId),
    await buyResource(world, customerId, offerId),
  ];
  const openCauses = () =>
    inTenant(world.distributor, (tx) => tx.select().from(freezeCauses).where(eq(freezeCauses.customerId, customerId)));
  expect((await openCauses()).find(({ origin }) => origin === "budget-exhausted")).toMatchObject({ goneAt: null });
  await freeze(world, customerId);
  await turnTo(world.reseller, "restricted");
  const key = newId();
  const done = await unsubscribe(world, customerId, first, key);
  await turnTo(world.reseller, "active");
  const [refund] = await linesPlaced(world, done);
  expect(refund && refund.amount < money("-33.32") && refund.amount >= money("-33.33")).toBe(true);
  expect((await openCauses()).find(({ origin }) => origin === "budget-exhausted")?.goneAt).not.toBeNull();
  expect(await resourceNow(world, first)).toMatchObject({ closedCause: "unsubscribed" });
  expect(refusalsOf(await renew(world, customerId, first))).toContain("term.closed");
  expect(refusalsOf(await unsubscribe(world, customerId, first))).toEqual(["term.closed"]);
  expect(refusalsOf(await unsubscribe(world, customerId, promised))).toEqual(["term.commitment"]);
  expect(await resourceNow(world, second)).toMatchObject({ closedAt: null });
});

test("a delivery that covers the day of a purchase takes the place of it and of what was given back of it", async () => {
  const world = await makeWorld();
  const offerId = await sell(world);
  const customerId = await buyer(world, "1000");
  const resourceId = await buyResource(world, customerId, offerId);
  await unsubscribe(world, customerId, resourceId);
  const month = billingMonthOf(await nowOf(world));
  expect(((await countedIn(world, customerId))[month] ?? ZERO) < money("0.01")).toBe(true);
  const today = billingDayOf(await nowOf(world));
  await importRows(
    world.distributor,
    [0, 1].map((days) => ({
      SubAccountId: customerId,
      ListCost: "7",
      ChargePeriodStart: `${addDays(today, days)} 00:00:00`,
      ChargePeriodEnd: `${addDays(today, days + 1)} 00:00:00`,
      BillingPeriodStart: `${firstDayOf(monthOfDay(today))} 00:00:00`,
      BillingPeriodEnd: `${firstDayOf(addMonths(monthOfDay(today), 1))} 00:00:00`,
    })),
  );
  const counted = await countedIn(world, customerId);
  expect(sumOf(Object.values(counted) as never)).toBe(money("14"));
});

test("a renewal in a month's last moment counts in that month; given back in the next, it lowers the month it was paid in", async () => {
  const world = await makeWorld();
  const offerId = await sell(world);
  const customerId = await buyer(world, "1000");
  const resourceId = await buyResource(world, customerId, offerId);
  const before = billingMonthOf(await nowOf(world));
  const end = monthEndExclusive(before);
  await turnClockTo(database.url, new Date(end.getTime() - 700));
  for (let at = await nowOf(world); at < end; at = await nowOf(world)) await renew(world, customerId, resourceId);
  const placed = await ordersOf(world, customerId);
  const [early, late] = [placed.filter((one) => isBefore(one, end)), placed.filter((one) => !isBefore(one, end))];
  expect(early.length).toBeGreaterThan(1);
  const then = await countedIn(world, customerId);
  expect(then[before]).toBe(paidFor(early));
  const shown = await previewUnsubscription(permit(customerActor(world, customerId), "order.place"), { resourceId });
  const done = await unsubscribe(world, customerId, resourceId);
  const lines = await linesPlaced(world, done);
  const counted = await countedIn(world, customerId);
  expect(counted[billingMonthOf(end)] ?? ZERO).toBe(ZERO);
  const back = sumOf(lines.filter(({ month }) => month === before).map(({ amount }) => amount));
  expect(back < ZERO).toBe(true);
  expect(counted[before]).toBe(plus(paidFor(early), back));
  expect(shown?.remaining).toEqual({ before: minus(money("1000"), paidFor(late)), after: money("1000") });
}, 60_000);

test("of a one-time budget the refund of an earlier month is usage less; what was withdrawn is not renewed", async () => {
  const world = await makeWorld();
  const product = `ec.${newId().slice(-12)}`;
  const offerId = await sell(world, { product });
  const customerId = await buyer(world, "1000", { type: "one-time" });
  const [resourceId, kept] = [
    await buyResource(world, customerId, offerId),
    await buyResource(world, customerId, offerId),
  ];
  const now = await nowOf(world);
  await sell(world, { product, price: "withdrawn", valid_from: addDays(billingDayOf(now), 1) });
  await turnClockTo(database.url, monthEndExclusive(billingMonthOf(now)));
  const shown = await previewUnsubscription(permit(customerActor(world, customerId), "order.place"), { resourceId });
  const used = await usedOf(world, customerId);
  const given = await unsubscribe(world, customerId, resourceId);
  const back = sumOf((await linesPlaced(world, given)).map(({ amount }) => amount));
  expect(back < ZERO).toBe(true);
  expect(await usedOf(world, customerId)).toBe(plus(used, back));
  expect(shown?.remaining?.after && shown.remaining.after > shown.remaining.before).toBe(true);
  expect(refusalsOf(await renew(world, customerId, kept))).toEqual(["term.not-offered"]);
}, 60_000);
