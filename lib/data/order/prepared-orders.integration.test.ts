import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { messages, orders } from "@/db/schema";
import { PortalNotice } from "@/lib/contracts/portal-notice";
import type { Actor } from "@/lib/domain/access/actor";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { addColleague, assign, joinOwn } from "../assignment/assignment.fixture";
import { moveCustomers } from "../association/move-customer";
import { countWrites, customerActor, makeWorld, money, permit, type World } from "../budget/governance.fixture";
import { turnTo } from "../company/suspension.fixture";
import { set } from "../delegation/delegation.fixture";
import { newId } from "../new-id";
import { inTenant } from "../tenant";
import { getOrder } from "./get-order";
import { buyer, cancel, codesOf, idOf, PRICE, pay, prepare, sell, submit } from "./order.fixture";

await openTestDatabase();

const read = (actor: Actor, orderId: string) => getOrder(permit(actor, "order.read"), orderId);
const toldOf = ({ distributor }: World, customerId: string) =>
  inTenant(distributor, (tx) => tx.select().from(messages).where(eq(messages.companyId, customerId)));

test("a reseller prepares, its customer is told and confirms by paying, at the agreed price", async () => {
  const world = await makeWorld();
  const offerId = await sell(world);
  const customerId = await buyer(world, "1000");
  const orderId = idOf(await prepare(world.reseller, customerId, offerId, { note: "As agreed on the phone" }));
  expect(await read(world.reseller, orderId)).toMatchObject({ status: "pending-confirmation", source: "partner" });
  const [told] = (await toldOf(world, customerId)).filter(({ kind }) => kind === "order-prepared");
  expect(PortalNotice.parse({ kind: told?.kind, facts: told?.facts })).toMatchObject({
    facts: { orderId, partner: world.reseller.company.name, amount: PRICE, text: "As agreed on the phone" },
  });
  expect(await pay(world, customerId, orderId)).toEqual([{ orderId, allowed: true }]);
  expect(await read(customerActor(world, customerId), orderId)).toMatchObject({ status: "completed", counts: true });
  expect(codesOf(await cancel(world.reseller, orderId))).toEqual(["order.not-pending"]);
});

test("prepared once for a key, however often it is sent, the customer is told once", async () => {
  const world = await makeWorld();
  const offerId = await sell(world);
  const customerId = await buyer(world, "1000");
  const key = newId();
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => prepare(world.reseller, customerId, offerId, { key, note: "Once" })),
  );
  expect(new Set(answers.map(idOf)).size).toBe(1);
  expect(codesOf(await prepare(world.reseller, customerId, offerId, { key }))).toEqual(["order.key-used"]);
  expect(codesOf(await submit(world, customerId, offerId, { key }))).toEqual(["order.key-used"]);
  expect((await toldOf(world, customerId)).filter(({ kind }) => kind === "order-prepared")).toHaveLength(1);
});

test("a customer declines, a partner takes back what it prepared itself, and nothing else", async () => {
  const world = await makeWorld();
  const offerId = await sell(world);
  const customerId = await buyer(world, "1000");
  const declined = idOf(await prepare(world.reseller, customerId, offerId));
  expect(codesOf(await cancel(world.distributor, declined))).toEqual(["order.not-prepared-by-you"]);
  expect(codesOf(await cancel(customerActor(world, customerId), declined))).toEqual([]);
  expect(await pay(world, customerId, declined)).toMatchObject([
    { reasons: [{ code: "order.not-pending", status: "cancelled" }] },
  ]);
  const own = idOf(await submit(world, customerId, offerId));
  expect(codesOf(await cancel(world.reseller, own))).toEqual(["order.not-prepared-by-you"]);
  const taken = idOf(await prepare(world.reseller, customerId, offerId));
  expect(codesOf(await cancel(world.reseller, taken))).toEqual([]);
  expect(await read(world.distributor, taken)).toMatchObject({ status: "cancelled" });
});

test("nobody prepares for whom it does not serve, or with a note too long; what is refused leaves nothing", async () => {
  const world = await makeWorld();
  const offerId = await sell(world);
  const [customerId, own] = [await buyer(world, "1000"), await joinOwn(world)];
  const before = await countWrites(world);
  expect(codesOf(await prepare(world.distributor, customerId, offerId))).toEqual(["order.resellers-customer"]);
  for (const stranger of [world.otherReseller, world.otherDistributor]) {
    expect(codesOf(await prepare(stranger, customerId, offerId))).toEqual(["order.customer-unknown"]);
  }
  expect(codesOf(await prepare(world.reseller, own, offerId))).toEqual(["order.customer-unknown"]);
  expect(codesOf(await prepare(world.reseller, customerId, offerId, { note: "x".repeat(257) }))).toEqual([
    "order.note-too-long",
  ]);
  expect(await countWrites(world)).toEqual(before);
  expect(codesOf(await prepare(world.distributor, own, offerId, { note: "界".repeat(256) }))).toEqual([]);
});

test("a frozen partner prepares and takes back nothing; its customer still declines, and pays nothing", async () => {
  const world = await makeWorld();
  const offerId = await sell(world);
  const customerId = await buyer(world, "1000");
  const orderId = idOf(await prepare(world.reseller, customerId, offerId));
  await turnTo(world.reseller, "frozen");
  expect(codesOf(await prepare(world.reseller, customerId, offerId))).toEqual(["company.suspended"]);
  expect(codesOf(await cancel(world.reseller, orderId))).toEqual(["company.suspended"]);
  expect((await pay(world, customerId, orderId)).flatMap(codesOf)).toEqual(["purchase.partner-suspended"]);
  expect(codesOf(await cancel(customerActor(world, customerId), orderId))).toEqual([]);
});

test("an account manager prepares for its customers only, and takes back only theirs", async () => {
  const world = await makeWorld();
  const offerId = await sell(world);
  const [mine, other] = [await buyer(world, "1000"), await buyer(world, "1000")];
  await addColleague(world.reseller);
  const manager = await addColleague(world.reseller, ["account-manager"]);
  await assign(world.reseller, manager, [mine]);
  const orderId = idOf(await prepare(manager, mine, offerId));
  expect(codesOf(await prepare(manager, other, offerId))).toEqual(["order.customer-unknown"]);
  const others = idOf(await prepare(world.reseller, other, offerId));
  expect(codesOf(await cancel(manager, others))).toEqual(["order.unknown"]);
  expect(await read(manager, others)).toBeNull();
  expect(codesOf(await cancel(manager, orderId))).toEqual([]);
});

test("nobody else's: another customer, reseller or distributor neither pays nor cancels what waits", async () => {
  const world = await makeWorld();
  const offerId = await sell(world);
  const [customerId, other] = [await buyer(world, "1000"), await buyer(world, "1000")];
  const orderId = idOf(await prepare(world.reseller, customerId, offerId));
  const before = await countWrites(world);
  expect((await pay(world, other, orderId)).flatMap(codesOf)).toEqual(["order.unknown"]);
  const stranger = { ...customerActor(world, customerId), distributorId: world.otherDistributor.distributorId };
  for (const actor of [customerActor(world, other), world.otherReseller, world.otherDistributor, stranger]) {
    expect(codesOf(await cancel(actor, orderId))).toEqual(["order.unknown"]);
    expect(await read(actor, orderId)).toBeNull();
  }
  expect(codesOf(await cancel(world.reseller, newId()))).toEqual(["order.unknown"]);
  expect(await countWrites(world)).toEqual(before);
  const rows = await inTenant(world.distributor, (tx) => tx.select().from(orders).where(eq(orders.id, orderId)));
  expect(rows).toMatchObject([{ acceptedAt: null, cancelledAt: null, amount: money(PRICE) }]);
});

test("moved to another partner, an order made before is not paid any more, and is cancelled by its customer", async () => {
  const world = await makeWorld();
  const offerId = await sell(world);
  const customerId = await buyer(world, "1000");
  const orderId = idOf(await prepare(world.reseller, customerId, offerId));
  const resellerId = world.otherReseller.company.id;
  const moved = { customerIds: [customerId], resellerId, reason: "Because" };
  await moveCustomers(permit(world.distributor, "customer.move"), moved);
  expect((await pay(world, customerId, orderId)).flatMap(codesOf)).toEqual(["order.partner-changed"]);
  expect(codesOf(await cancel(world.reseller, orderId))).toEqual(["order.unknown"]);
  expect(await read(world.otherReseller, orderId)).toBeNull();
  const anew = idOf(await prepare(world.otherReseller, customerId, offerId));
  await set(world.distributor, customerId, { amount: money("1000"), version: 1 });
  expect((await pay(world, customerId, anew)).flatMap(codesOf)).toEqual([]);
  expect(codesOf(await cancel(customerActor(world, customerId), orderId))).toEqual([]);
});
