import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { orderLines, orders } from "@/db/schema";
import { OrderListQuery } from "@/lib/contracts/order";
import type { Actor } from "@/lib/domain/access/actor";
import { sumOf } from "@/lib/domain/money/money";
import { ORDER_STATUSES } from "@/lib/domain/order/status";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { joinOwn } from "../assignment/assignment.fixture";
import { recordAudit } from "../audit";
import { customerActor, makeWorld, permit, turnClockTo } from "../budget/governance.fixture";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { inTenant } from "../tenant";
import { countWaitingOrders } from "./count-waiting-orders";
import { getOrder } from "./get-order";
import { listOrders } from "./list-orders";
import { buy, buyer, cancel, idOf, prepare, sell, submit } from "./order.fixture";

const database = await openTestDatabase();

const idsOf = async (actor: Actor, wish: object = {}, size?: number) => {
  const page = await listOrders(permit(actor, "order.read"), OrderListQuery.parse(wish), size);
  return page.rows.map(({ id }) => id);
};

test("a distributor reads its own customers' orders and its resellers' apart, the latter with the reseller", async () => {
  const world = await makeWorld();
  const offerId = await sell(world);
  const [customerId, own] = [await buyer(world, "1000"), await joinOwn(world)];
  const resold = idOf(await buy(world, customerId, offerId));
  const direct = idOf(await submit(world, own, offerId));
  const { distributor, reseller } = world;
  expect(await idsOf(distributor, { tab: "customers" })).toEqual([direct]);
  expect(await idsOf(distributor, { tab: "resellers" })).toEqual([resold]);
  expect(await idsOf(distributor)).toEqual([direct, resold]);
  expect(await idsOf(reseller)).toEqual([resold]);
  const { rows } = await listOrders(permit(distributor, "order.read"), OrderListQuery.parse({}));
  expect(rows.map((row) => row.reseller)).toEqual([null, reseller.company.name]);
});

test("each status lists what stands there at that instant, up or down, and each order is in one of them", async () => {
  const world = await makeWorld();
  const offerId = await sell(world);
  const customerId = await buyer(world, "1000");
  const customer = customerActor(world, customerId);
  const lapsed = idOf(await submit(world, customerId, offerId));
  const at = await inTenant(world.distributor, (tx) => instantOf(tx));
  await turnClockTo(database.url, new Date(at.getTime() + 7 * 86_400_000));
  const cancelled = idOf(await submit(world, customerId, offerId));
  await cancel(customer, cancelled);
  const expected = {
    completed: [idOf(await buy(world, customerId, offerId))],
    "pending-payment": [idOf(await submit(world, customerId, offerId))],
    "pending-confirmation": [idOf(await prepare(world.reseller, customerId, offerId))],
    cancelled: [cancelled, lapsed],
  };
  for (const status of ORDER_STATUSES) {
    for (const actor of [world.reseller, world.distributor, customer]) {
      expect(await idsOf(actor, { status })).toEqual(expected[status]);
      expect(await idsOf(actor, { status, order: "up" })).toEqual(expected[status].toReversed());
    }
  }
  const all = await idsOf(customer, { order: "up" });
  const { after } = await listOrders(permit(customer, "order.read"), OrderListQuery.parse({ order: "up" }), 2);
  expect(await idsOf(customer, { order: "up", after }, 2)).toEqual(all.slice(2, 4));
  expect(all).toEqual((await idsOf(customer)).toReversed());
  for (const actor of [customer, world.reseller]) {
    const counted = await countWaitingOrders(permit(actor, "order.read"), customerId);
    expect(counted).toEqual({ confirm: 1, pay: 1 });
  }
  const strangers = await countWaitingOrders(permit(world.otherReseller, "order.read"), customerId);
  expect(strangers).toEqual({ confirm: 0, pay: 0 });
});

test("an order of several lines is one row, with the first and how many more, and its page shows them all", async () => {
  const world = await makeWorld();
  const offerId = await sell(world, { specification: "Eight cores" });
  const customerId = await buyer(world, "1000");
  const model = idOf(await submit(world, customerId, offerId));
  const orderId = newId();
  await inTenant(world.distributor, async (tx) => {
    const [order] = await tx.select().from(orders).where(eq(orders.id, model));
    const [line] = await tx.select().from(orderLines).where(eq(orderLines.orderId, model));
    if (!(order && line)) throw new Error("no order");
    const { id: _, ...copied } = line;
    const parts = ["Eight cores", "Second", "Third"].map((specification) => ({ ...copied, specification }));
    const changeId = newId();
    const amount = sumOf(parts.map((part) => part.amount));
    await tx.insert(orders).values({ ...order, id: orderId, idempotencyKey: orderId, changeId, amount });
    await tx.insert(orderLines).values(parts.map((part) => ({ ...part, id: newId(), orderId })));
    const subject = { kind: "order", id: orderId, name: "Eight cores", customerId } as const;
    const note = { changeId, at: order.createdAt, action: "order.submitted", subject } as const;
    await recordAudit(tx, world.distributor, [note]);
  });
  for (const actor of [world.reseller, customerActor(world, customerId)]) {
    const { rows } = await listOrders(permit(actor, "order.read"), OrderListQuery.parse({ q: "cores" }));
    expect(rows.map(({ id, more, thing }) => [id, more, thing.specification])).toEqual([
      [orderId, 2, "Eight cores"],
      [model, 0, "Eight cores"],
    ]);
    const found = await getOrder(permit(actor, "order.read"), orderId);
    expect(found?.parts.map(({ specification }) => specification)).toEqual(["Eight cores", "Second", "Third"]);
  }
});
