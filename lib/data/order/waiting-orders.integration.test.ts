import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { charges, customerMonths, orders } from "@/db/schema";
import { addMonths, billingMonthOf, monthEndExclusive } from "@/lib/domain/calendar/billing-month";
import { PAYMENT_DAYS } from "@/lib/domain/order/status";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { undoMapping } from "../account/undo-mapping";
import {
  countWrites,
  customerActor,
  makeWorld,
  money,
  permit,
  turnClockTo,
  type World,
} from "../budget/governance.fixture";
import { set } from "../delegation/delegation.fixture";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { freezeCustomer } from "../restriction/freeze-customer";
import { liftFreeze } from "../restriction/lift-freeze";
import { inTenant } from "../tenant";
import { getOrder } from "./get-order";
import { buy, buyer, cancel, codesOf, idOf, PRICE, pay, sell, submit } from "./order.fixture";

const database = await openTestDatabase();

const ordersOf = ({ distributor }: World, customerId: string) =>
  inTenant(distributor, (tx) => tx.select().from(orders).where(eq(orders.customerId, customerId)));
const now = ({ distributor }: World) => inTenant(distributor, (tx) => instantOf(tx));
const read = (world: World, orderId: string) => getOrder(permit(world.distributor, "order.read"), orderId);

async function countedOf({ distributor }: World, customerId: string): Promise<Record<string, bigint>> {
  const rows = await inTenant(distributor, (tx) =>
    tx.select().from(customerMonths).where(eq(customerMonths.customerId, customerId)),
  );
  return Object.fromEntries(rows.map(({ month, counted }) => [month, counted]));
}

test("kept unpaid while refused, an order counts nowhere, and is paid once the budget allows it, at the agreed price", async () => {
  const world = await makeWorld();
  const product = `ec.${newId().slice(-12)}`;
  const offerId = await sell(world, { product });
  const customerId = await buyer(world, "10");
  expect(codesOf(await buy(world, customerId, offerId))).toEqual(["purchase.budget-insufficient"]);
  const orderId = idOf(await submit(world, customerId, offerId));
  expect(await countedOf(world, customerId)).toEqual({});
  expect(await read(world, orderId)).toMatchObject({ status: "pending-payment", acceptedAt: null, counts: null });
  const [refused] = await pay(world, customerId, orderId);
  expect(refused).toMatchObject({
    allowed: false,
    reasons: [{ code: "purchase.budget-insufficient", needed: money(PRICE), remaining: money("10") }],
  });
  expect(await set(world.distributor, customerId, { amount: money("40"), version: 1 })).toEqual([]);
  expect(await pay(world, customerId, orderId)).toEqual([{ orderId, allowed: true }]);
  expect(await read(world, orderId)).toMatchObject({ status: "completed", counts: true });
  expect(await countedOf(world, customerId)).toEqual({ [billingMonthOf(await now(world))]: money(PRICE) });
});

test("an order's own reasons are against keeping it, too, and a hundred that wait are enough", async () => {
  const world = await makeWorld();
  const offerId = await sell(world);
  const customerId = await buyer(world, "10");
  const before = await countWrites(world);
  const wrong = { agreed: money("1"), account: "nobody's" };
  expect(codesOf(await submit(world, customerId, offerId, wrong))).toEqual([
    "order.price-changed",
    "order.account-unknown",
  ]);
  expect(codesOf(await submit(world, customerId, newId()))).toEqual(["order.offer-unknown"]);
  expect(await countWrites(world)).toEqual(before);
  const kept = await Promise.all(Array.from({ length: 104 }, () => submit(world, customerId, offerId)));
  expect(kept.filter(({ allowed }) => allowed)).toHaveLength(100);
  expect(new Set(kept.flatMap(codesOf))).toEqual(new Set(["order.too-many-unpaid"]));
  const [first] = await ordersOf(world, customerId);
  expect(codesOf(await cancel(customerActor(world, customerId), first?.id ?? ""))).toEqual([]);
  expect(codesOf(await submit(world, customerId, offerId))).toEqual([]);
}, 60_000);

test("64 payments of one order at once are one payment, and the others hear where it stands", async () => {
  const world = await makeWorld();
  const offerId = await sell(world);
  const customerId = await buyer(world, "1000");
  const orderId = idOf(await submit(world, customerId, offerId));
  const answers = (await Promise.all(Array.from({ length: 64 }, () => pay(world, customerId, orderId)))).flat();
  expect(answers.filter(({ allowed }) => allowed)).toHaveLength(1);
  for (const answer of answers) {
    if (!answer.allowed) expect(answer.reasons).toEqual([expect.objectContaining({ status: "completed" })]);
  }
  expect(Object.values(await countedOf(world, customerId))).toEqual([money(PRICE)]);
  expect(codesOf(await cancel(customerActor(world, customerId), orderId))).toEqual(["order.not-pending"]);
}, 60_000);

test("paying races with cancelling and with freezing: one of them comes first, and each answer is what was written", async () => {
  const world = await makeWorld();
  const offerId = await sell(world);
  const customerId = await buyer(world, "100000");
  const act = { customerId, reason: "Because", messageToCustomer: null };
  let paid = 0;
  for (let round = 0; round < 10; round++) {
    const [one, other] = [
      idOf(await submit(world, customerId, offerId)),
      idOf(await submit(world, customerId, offerId)),
    ];
    const [payment, cancelling] = await Promise.all([
      pay(world, customerId, one),
      cancel(customerActor(world, customerId), one),
    ]);
    const isPaid = payment[0]?.allowed === true;
    expect(isPaid).toBe(!cancelling.allowed);
    expect((await read(world, one))?.status).toBe(isPaid ? "completed" : "cancelled");
    const [during] = await Promise.all([
      pay(world, customerId, other),
      freezeCustomer(permit(world.distributor, "restriction.freeze"), {
        ...act,
        level: "account",
        agreementVersion: null,
      }),
    ]);
    const wasPaid = during[0]?.allowed === true;
    expect((await pay(world, customerId, other)).flatMap(codesOf)).toEqual([
      wasPaid ? "order.not-pending" : "purchase.account-frozen",
    ]);
    await liftFreeze(permit(world.distributor, "restriction.lift"), { ...act, origins: ["manual"] });
    paid += Number(isPaid) + Number(wasPaid);
  }
  const accepted = (await ordersOf(world, customerId)).filter(({ acceptedAt }) => acceptedAt !== null);
  expect(accepted).toHaveLength(paid);
}, 60_000);

test("thirty are paid together, each by itself: what no longer fits is refused, and the rest stands", async () => {
  const world = await makeWorld();
  const offerId = await sell(world);
  const customerId = await buyer(world, "800");
  const ids: string[] = [];
  for (let made = 0; made < 30; made++) ids.push(idOf(await submit(world, customerId, offerId)));
  const answers = await pay(world, customerId, ...ids);
  expect(answers.map(({ orderId }) => orderId)).toEqual(ids);
  expect(answers.map(({ allowed }) => allowed)).toEqual(ids.map((_, place) => place < 24));
  expect(new Set(answers.flatMap(codesOf))).toEqual(new Set(["purchase.budget-insufficient"]));
  expect(Object.values(await countedOf(world, customerId))).toEqual([money("799.92")]);
}, 60_000);

test("a key keeps one order, however often it is sent, paid or not; it neither buys nor names anything else", async () => {
  const world = await makeWorld();
  const offerId = await sell(world);
  const customerId = await buyer(world, "1000");
  const key = newId();
  const answers = await Promise.all(Array.from({ length: 8 }, () => submit(world, customerId, offerId, { key })));
  expect(new Set(answers.map(idOf)).size).toBe(1);
  expect(answers.filter((answer) => answer.allowed && !answer.repeated)).toHaveLength(1);
  expect(codesOf(await submit(world, customerId, offerId, { key, quantity: 2 }))).toEqual(["order.key-used"]);
  expect(codesOf(await buy(world, customerId, offerId, { key }))).toEqual(["order.key-used"]);
  const [first] = answers;
  if (first) await pay(world, customerId, idOf(first));
  expect(await submit(world, customerId, offerId, { key })).toMatchObject({ repeated: true });
  expect(await ordersOf(world, customerId)).toHaveLength(1);
});

test("a customer without any account is given its own when it pays; an account that went is named", async () => {
  const world = await makeWorld();
  const offerId = await sell(world);
  const customerId = await buyer(world, "1000");
  const rows = await inTenant(world.distributor, (tx) => tx.query.accountMappings.findMany());
  const orderId = idOf(await submit(world, customerId, offerId));
  for (const { id, customerId: owner } of rows) {
    if (owner === customerId)
      await undoMapping(permit(world.distributor, "account.map"), { mappingId: id, reason: null });
  }
  const named = (await read(world, orderId))?.accountId;
  const bare = idOf(await submit(world, customerId, offerId));
  expect(await pay(world, customerId, bare)).toEqual([{ orderId: bare, allowed: true }]);
  expect((await read(world, bare))?.accountId).toBe(customerId);
  expect((await pay(world, customerId, orderId)).flatMap(codesOf)).toEqual(
    named === customerId ? [] : ["order.account-unknown"],
  );
});

test("to the millisecond of its deadline an order can be paid, then it is cancelled, by nobody and for good", async () => {
  const world = await makeWorld();
  const offerId = await sell(world);
  const customerId = await buyer(world, "100000");
  const made: string[] = [];
  for (let count = 0; count < 40; count++) made.push(idOf(await submit(world, customerId, offerId)));
  const [first] = await ordersOf(world, customerId);
  if (!first) throw new Error("no order");
  expect(first.payBefore.getTime() - first.createdAt.getTime()).toBe(PAYMENT_DAYS * 86_400_000);
  // The deadlines pass one by one while the payments run.
  await turnClockTo(database.url, new Date(first.payBefore.getTime() - 300));
  const answers: Awaited<ReturnType<typeof pay>>[number][] = [];
  for (const orderId of made.toReversed()) answers.push(...(await pay(world, customerId, orderId)));
  const kept = new Map((await ordersOf(world, customerId)).map((order) => [order.id, order]));
  const at = await now(world);
  for (const answer of answers) {
    const order = kept.get(answer.orderId);
    if (!order) throw new Error("no order");
    const { acceptedAt, payBefore } = order;
    expect(acceptedAt === null ? payBefore <= at : acceptedAt < payBefore).toBe(true);
    expect(answer.allowed).toBe(acceptedAt !== null);
    if (answer.allowed) continue;
    expect(answer.reasons).toEqual([{ code: "order.lapsed", payBefore }]);
    expect((await read(world, order.id))?.status).toBe("cancelled");
    expect(codesOf(await cancel(customerActor(world, customerId), order.id))).toEqual(["order.lapsed"]);
  }
  expect(new Set(answers.map(({ allowed }) => allowed))).toEqual(new Set([true, false]));
}, 60_000);

test("over a month's end each payment counts in the month of its own millisecond", async () => {
  const world = await makeWorld();
  const offerId = await sell(world);
  const customerId = await buyer(world, "100");
  const end = monthEndExclusive(addMonths(billingMonthOf(await now(world)), 1));
  await turnClockTo(database.url, new Date(end.getTime() - 3000));
  const made: string[] = [];
  for (let count = 0; count < 8; count++) made.push(idOf(await submit(world, customerId, offerId)));
  await turnClockTo(database.url, new Date(end.getTime() - 700));
  for (const orderId of made) {
    await pay(world, customerId, orderId);
    if (orderId === made[3]) await new Promise((done) => setTimeout(done, 700));
  }
  const lines = await inTenant(world.distributor, (tx) =>
    tx
      .select({ month: charges.month, start: charges.chargeStart })
      .from(charges)
      .where(eq(charges.customerId, customerId)),
  );
  for (const { month, start } of lines) expect(month).toBe(billingMonthOf(start));
  expect(await countedOf(world, customerId)).toEqual({
    [billingMonthOf(new Date(end.getTime() - 1))]: money("99.99"),
    [billingMonthOf(end)]: money("99.99"),
  });
}, 60_000);
