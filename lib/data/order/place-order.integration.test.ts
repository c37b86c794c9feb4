import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { cloudAccounts, customerMonths, orders } from "@/db/schema";
import { OrderListQuery } from "@/lib/contracts/order";
import {
  addDays,
  addMonths,
  billingDayOf,
  billingMonthOf,
  firstDayOf,
  monthEndExclusive,
  monthOfDay,
} from "@/lib/domain/calendar/billing-month";
import { sumOf, ZERO } from "@/lib/domain/money/money";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { mapAccount } from "../account/map-account";
import { undoMapping } from "../account/undo-mapping";
import {
  charge,
  countWrites,
  customerActor,
  joinCustomer,
  makeWorld,
  money,
  permit,
  turnClockTo,
  type World,
} from "../budget/governance.fixture";
import { turnTo } from "../company/suspension.fixture";
import { stopPurchases } from "../delegation/stop-purchases";
import { importRows } from "../delivery/delivery.fixture";
import { newId } from "../new-id";
import { freezeCustomer } from "../restriction/freeze-customer";
import { liftFreeze } from "../restriction/lift-freeze";
import { inTenant } from "../tenant";
import { getOrder } from "./get-order";
import { listOrders } from "./list-orders";
import { buy, buyer, codesOf, PRICE, sell } from "./order.fixture";
import { previewOrder } from "./preview-order";

const database = await openTestDatabase();

const everything = OrderListQuery.parse({});
const ordersOf = ({ distributor }: World, customerId: string) =>
  inTenant(distributor, (tx) => tx.select().from(orders).where(eq(orders.customerId, customerId)));

async function countedOf({ distributor }: World, customerId: string): Promise<Record<string, bigint>> {
  const rows = await inTenant(distributor, (tx) =>
    tx
      .select({ month: customerMonths.month, counted: customerMonths.counted })
      .from(customerMonths)
      .where(eq(customerMonths.customerId, customerId)),
  );
  return Object.fromEntries(rows.map(({ month, counted }) => [month, counted]));
}
const now = ({ distributor }: World) =>
  inTenant(distributor, async (tx) => {
    const [row] = await tx.execute<{ ms: string }>(
      sql`select floor(extract(epoch from clock_timestamp() + (select ahead from clock)) * 1000)::text as ms`,
    );
    return new Date(Number(row?.ms));
  });

test("64 orders at once against a budget for 20: 20 are accepted, and their sum is exact", async () => {
  const world = await makeWorld();
  const offerId = await sell(world);
  const customerId = await buyer(world, "699.92");
  const answers = await Promise.all(Array.from({ length: 64 }, () => buy(world, customerId, offerId)));
  expect(answers.filter(({ allowed }) => allowed)).toHaveLength(20);
  for (const answer of answers) if (!answer.allowed) expect(codesOf(answer)).toEqual(["purchase.budget-insufficient"]);
  const placed = await ordersOf(world, customerId);
  expect(sumOf(placed.map(({ amount }) => amount))).toBe(money("666.60"));
  expect(await countedOf(world, customerId)).toEqual({ [billingMonthOf(await now(world))]: money("666.60") });
}, 60_000);

test("purchases race with freezes and lifts: none is accepted while frozen, and each answer is what was written", async () => {
  const world = await makeWorld();
  const offerId = await sell(world);
  const customerId = await buyer(world, "1000000");
  let accepted = 0;
  const act = { customerId, reason: "Because", messageToCustomer: null };
  for (let round = 0; round < 12; round++) {
    const buying = Array.from({ length: 5 }, () => buy(world, customerId, offerId));
    const freezing = freezeCustomer(permit(world.distributor, "restriction.freeze"), {
      ...act,
      level: "account",
      agreementVersion: null,
    });
    const answers = await Promise.all(buying);
    await freezing;
    for (const answer of answers) if (!answer.allowed) expect(codesOf(answer)).toEqual(["purchase.account-frozen"]);
    expect(codesOf(await buy(world, customerId, offerId))).toEqual(["purchase.account-frozen"]);
    const [during] = await Promise.all([
      buy(world, customerId, offerId),
      liftFreeze(permit(world.distributor, "restriction.lift"), { ...act, origins: ["manual"] }),
    ]);
    accepted += [...answers, during].filter(({ allowed }) => allowed).length;
  }
  expect(await ordersOf(world, customerId)).toHaveLength(accepted);
}, 60_000);

test("a key is one order, however often it is sent; with anything else it is refused", async () => {
  const world = await makeWorld();
  const offerId = await sell(world);
  const customerId = await buyer(world, "1000");
  const key = newId();
  const answers = await Promise.all(Array.from({ length: 8 }, () => buy(world, customerId, offerId, { key })));
  expect(new Set(answers.map((answer) => answer.allowed && answer.orderId)).size).toBe(1);
  expect(answers.filter((answer) => answer.allowed && !answer.repeated)).toHaveLength(1);
  expect(codesOf(await buy(world, customerId, offerId, { key, quantity: 2 }))).toEqual(["order.key-used"]);
  expect(await ordersOf(world, customerId)).toHaveLength(1);
  const other = await buyer(world, "1000");
  expect(await buy(world, other, offerId, { key })).toMatchObject({ allowed: true, repeated: false });
});

test("used up by a purchase, the next is refused with every reason, and nothing of it is written", async () => {
  const world = await makeWorld();
  const offerId = await sell(world);
  const customerId = await buyer(world, "66.66", { action: "freeze-account" });
  await charge(world, customerId, "33.33");
  expect(codesOf(await buy(world, customerId, offerId))).toEqual([]);
  const before = await countWrites(world);
  expect(await buy(world, customerId, offerId, { agreed: money("1") })).toEqual({
    allowed: false,
    reasons: [
      { code: "order.price-changed", agreed: money("1"), needed: money(PRICE) },
      { code: "purchase.account-frozen", origins: ["budget-exhausted"], liftedBy: "distributor" },
      expect.objectContaining({ code: "purchase.budget-exhausted", budget: money("66.66"), used: money("66.66") }),
    ],
  });
  await turnTo(world.reseller, "restricted");
  expect(codesOf(await buy(world, customerId, offerId))).toContain("purchase.partner-suspended");
  await turnTo(world.reseller, "active");
  await stopPurchases(permit(world.distributor, "reseller.stop"), {
    resellerId: world.reseller.company.id,
    reason: "Because",
  });
  expect(codesOf(await buy(world, customerId, offerId))).toContain("purchase.reseller-stopped");
  expect(await ordersOf(world, customerId)).toHaveLength(1);
  // Suspending, reinstating and stopping left theirs.
  expect(await countWrites(world)).toEqual({ ...before, entries: before.entries + 3 });
});

test("what was bought keeps its price, whatever is announced; what has none is not bought", async () => {
  const world = await makeWorld();
  const product = `ec.${newId().slice(-12)}`;
  const offerId = await sell(world, { product });
  const customerId = await buyer(world, "1000");
  const may = permit(customerActor(world, customerId), "order.place");
  const wish = { customerId, offerId, periods: 3, quantity: 2, account: null };
  const preview = await previewOrder(may, wish);
  expect(preview).toMatchObject({ reasons: [], remaining: { before: money("1000"), after: money("800.02") } });
  const placed = await buy(world, customerId, offerId, { periods: 3, quantity: 2, agreed: money("199.98") });
  if (!placed.allowed) throw new Error("refused");
  await sell(world, { product, price: "50", valid_from: addDays(billingDayOf(await now(world)), 1) });
  const order = await getOrder(permit(world.reseller, "order.read"), placed.orderId);
  expect(order).toMatchObject({ amount: money("199.98"), thing: { price: money(PRICE), periods: 3 }, counts: true });
  const hourly = await sell(world, { charging_mode: "pay-per-use", period: "hour", price: "0.1" });
  expect(codesOf(await buy(world, customerId, hourly))).toEqual(["order.paid-by-use"]);
  const euro = await sell(world, { currency: "EUR" });
  expect(codesOf(await buy(world, customerId, euro))).toEqual(["order.offer-unknown"]);
  expect(await previewOrder(may, { ...wish, offerId: euro })).toBeNull();
});

test("an order names one account: the only one, the one chosen, or a new one of its own", async () => {
  const world = await makeWorld();
  const offerId = await sell(world);
  const customerId = await buyer(world, "1000");
  const { distributorId } = world.distributor;
  const second = `second-${customerId}`;
  await inTenant(world.distributor, (tx) =>
    tx.insert(cloudAccounts).values({ distributorId, accountId: second, parkedAmount: ZERO, firstSeenAt: new Date() }),
  );
  const may = permit(world.distributor, "account.map");
  const mapped = await mapAccount(may, { accountId: second, customerId, fromDay: null });
  expect(codesOf(await buy(world, customerId, offerId))).toEqual(["order.account-unnamed"]);
  expect(codesOf(await buy(world, customerId, offerId, { account: "nobody's" }))).toEqual(["order.account-unknown"]);
  expect(codesOf(await buy(world, customerId, offerId, { account: second }))).toEqual([]);
  const foreign = await joinCustomer(world);
  expect(codesOf(await buy(world, customerId, offerId, { account: foreign }))).toEqual(["order.account-unknown"]);

  const bare = await buyer(world, "1000");
  const rows = await inTenant(world.distributor, (tx) =>
    tx.execute<{ id: string }>(sql`select id from account_mappings where customer_id = ${bare}`),
  );
  for (const { id } of rows) await undoMapping(may, { mappingId: id, reason: null });
  expect(codesOf(await buy(world, bare, offerId))).toEqual([]);
  expect((await ordersOf(world, bare)).map(({ accountId }) => accountId)).toEqual([bare]);
  expect(mapped.allowed).toBe(true);
});

test("an order gives way to a delivery that covers its day, and stays", async () => {
  const world = await makeWorld();
  const offerId = await sell(world);
  const customerId = await buyer(world, "1000");
  const placed = await buy(world, customerId, offerId);
  if (!placed.allowed) throw new Error("refused");
  const today = billingDayOf(await now(world));
  const startOf = (days: number) => `${addDays(today, days)} 00:00:00`;
  await importRows(
    world.distributor,
    [0, 1].map((days) => ({
      SubAccountId: customerId,
      ListCost: "7",
      ChargePeriodStart: startOf(days),
      ChargePeriodEnd: startOf(days + 1),
      BillingPeriodStart: `${firstDayOf(monthOfDay(today))} 00:00:00`,
      BillingPeriodEnd: `${firstDayOf(addMonths(monthOfDay(today), 1))} 00:00:00`,
    })),
  );
  const order = await getOrder(permit(customerActor(world, customerId), "order.read"), placed.orderId);
  expect(order).toMatchObject({ counts: false, amount: money(PRICE) });
  const counted = await countedOf(world, customerId);
  expect(sumOf(Object.values(counted) as never)).toBe(money("14"));
});

test("nobody else's: another customer, reseller or distributor neither reads nor repeats an order", async () => {
  const world = await makeWorld();
  const offerId = await sell(world);
  const [customerId, other] = [await buyer(world, "1000"), await buyer(world, "1000")];
  const placed = await buy(world, customerId, offerId);
  if (!placed.allowed) throw new Error("refused");
  const reads = [world.otherReseller, world.otherDistributor, customerActor(world, other)];
  for (const actor of reads) {
    const may = permit(actor, "order.read");
    expect(await getOrder(may, placed.orderId)).toBeNull();
    expect((await listOrders(may, everything)).rows).toEqual([]);
  }
  for (const actor of [world.distributor, world.reseller, customerActor(world, customerId)]) {
    const may = permit(actor, "order.read");
    expect(await getOrder(may, placed.orderId)).toMatchObject({ id: placed.orderId });
    expect((await listOrders(may, everything)).rows.map(({ id }) => id)).toEqual([placed.orderId]);
  }
  const stranger = { ...customerActor(world, customerId), distributorId: world.otherDistributor.distributorId };
  expect(
    await previewOrder(permit(stranger, "order.place"), {
      customerId,
      offerId,
      periods: 1,
      quantity: 1,
      account: null,
    }),
  ).toBeNull();
});

test("pages of orders follow one another, newest first, by mode, month and words", async () => {
  const world = await makeWorld();
  const offerId = await sell(world, { specification: "Twelve%cores" });
  const plan = await sell(world, { charging_mode: "savings-plan", period: "1 year" });
  const customerId = await buyer(world, "1000");
  for (const id of [offerId, plan, offerId, offerId, plan]) await buy(world, customerId, id);
  const may = permit(world.reseller, "order.read");
  const all = (await listOrders(may, everything)).rows.map(({ id }) => id);
  expect(all).toEqual(all.toSorted().toReversed());
  const first = await listOrders(may, everything, 2);
  const second = await listOrders(may, { ...everything, after: first.after }, 2);
  const back = await listOrders(may, { ...everything, before: second.before }, 2);
  expect([...first.rows, ...second.rows].map(({ id }) => id)).toEqual(all.slice(0, 4));
  expect(back.rows).toEqual(first.rows);
  const count = async (wish: object) => (await listOrders(may, { ...everything, ...wish })).rows.length;
  expect(await count({ mode: "savings-plan" })).toBe(2);
  const today = billingDayOf(await now(world));
  expect(await count({ from: today, to: today })).toBe(5);
  expect(await count({ from: addDays(today, -400), to: addDays(today, -1) })).toBe(0);
  expect(await count({ service: "nothing of that name" })).toBe(0);
  expect(await count({ q: "%core" })).toBe(3);
  expect(await count({ q: all[0] })).toBe(1);
  expect(await count({ q: "_" })).toBe(0);
});

test("over the end of a month each order counts in the month of its own millisecond, and each month has its budget", async () => {
  const world = await makeWorld();
  const offerId = await sell(world);
  const customerId = await buyer(world, "100");
  const end = monthEndExclusive(billingMonthOf(await now(world)));
  await turnClockTo(database.url, new Date(end.getTime() - 1500));
  const refusals: string[] = [];
  for (let at = await now(world), over = 0; over < 6; at = await now(world)) {
    const answer = await buy(world, customerId, offerId);
    if (at >= end) over++;
    refusals.push(...codesOf(answer));
  }
  const placed = await ordersOf(world, customerId);
  const months = Map.groupBy(placed, ({ createdAt }) => createdAt < end);
  expect([months.get(true)?.length, months.get(false)?.length]).toEqual([3, 3]);
  expect(new Set(refusals)).toEqual(new Set(["purchase.budget-insufficient"]));
  expect(await countedOf(world, customerId)).toEqual({
    [billingMonthOf(new Date(end.getTime() - 1))]: money("99.99"),
    [billingMonthOf(end)]: money("99.99"),
  });
}, 60_000);
