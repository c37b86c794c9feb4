import { beforeAll, expect, test } from "vitest";
import { OrderPlaced } from "@/lib/contracts/api/order";
import { countWrites, makeWorld } from "@/lib/data/budget/governance.fixture";
import { newId } from "@/lib/data/new-id";
import { buyer, idOf, PRICE, pay as payByCustomer, prepare, sell, submit } from "@/lib/data/order/order.fixture";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { keysOf, send } from "./api.fixture";
import { POST as cancel } from "./orders/[id]/cancel/route";
import { POST as pay } from "./orders/[id]/pay/route";
import { POST as order } from "./orders/route";

await openTestDatabase();
const world = await makeWorld();
const keys = await keysOf(world);
const key = keys.reseller;
let offerId: string;

beforeAll(async () => {
  offerId = await sell(world);
});

const ordering = (wish: Record<string, unknown>, once: string = newId()) =>
  send(order, { key, body: { offerId, amount: PRICE, ...wish }, headers: { "idempotency-key": once } });
const reasonsOf = ({ json }: { readonly json: unknown }) =>
  (json as { readonly reasons: readonly { readonly code: string }[] }).reasons.map(({ code }) => code);

test("left unpaid, an order takes nothing; paid, the budget decides then; cancelled, it is over", async () => {
  const customerId = await buyer(world, "40");
  const [first, second, third] = await Promise.all(
    ["1", "2", "3"].map(async (once) => {
      const sold = await ordering({ customerId, pay: false }, once);
      expect(sold.status).toBe(201);
      return OrderPlaced.parse(sold.json).order;
    }),
  );
  if (!first || !second || !third) throw new Error("three were sold");
  expect(first).toMatchObject({ source: "shop", status: "pending-payment", acceptedAt: null, expiresAt: null });
  expect(Date.parse(first.payBefore) - Date.parse(first.createdAt)).toBe(7 * 24 * 60 * 60 * 1000);
  expect(await ordering({ customerId, pay: false }, "1")).toMatchObject({ status: 200, json: { repeated: true } });
  // Paying at once is another order than leaving it unpaid.
  expect(reasonsOf(await ordering({ customerId }, "1"))).toEqual(["order.key-used"]);

  expect(await send(pay, { key, id: first.id })).toMatchObject({ status: 200, json: { status: "completed" } });
  expect(await ordering({ customerId, pay: false }, "1")).toMatchObject({ status: 200, json: { repeated: true } });
  expect(reasonsOf(await send(pay, { key, id: first.id }))).toEqual(["order.not-pending"]);
  expect(reasonsOf(await send(pay, { key, id: second.id }))).toEqual(["purchase.budget-insufficient"]);
  expect(await send(cancel, { key, id: second.id })).toMatchObject({ status: 200, json: { status: "cancelled" } });
  expect(reasonsOf(await send(pay, { key, id: second.id }))).toEqual(["order.not-pending"]);
  // The customer may pay what was sold to it, too.
  expect(await payByCustomer(world, customerId, third.id)).toMatchObject([
    { allowed: false, reasons: [{ code: "purchase.budget-insufficient" }] },
  ]);
});

test("a shop pays and cancels what its own company sold, and nothing else", async () => {
  const customerId = await buyer(world, "1000");
  const sold = await ordering({ customerId, pay: false });
  const { id } = OrderPlaced.parse(sold.json).order;
  const agreed = idOf(await submit(world, customerId, offerId));
  const prepared = idOf(await prepare(world.reseller, customerId, offerId));
  const before = await countWrites(world);
  for (const act of [pay, cancel]) {
    for (const foreign of [keys.otherReseller, keys.otherDistributor]) {
      expect(await send(act, { key: foreign, id })).toMatchObject({ status: 404, json: { code: "order-not-found" } });
    }
    for (const nowhere of ["", "x", newId()]) expect((await send(act, { key, id: nowhere })).status).toBe(404);
    expect(reasonsOf(await send(act, { key: keys.distributor, id }))).toEqual(["order.not-prepared-by-you"]);
    expect(reasonsOf(await send(act, { key, id: agreed }))).toEqual(["order.not-prepared-by-you"]);
    expect((await send(act, { key: keys.decisionsOnly, id })).status).toBe(403);
  }
  expect(reasonsOf(await send(pay, { key, id: prepared }))).toEqual(["order.not-prepared-by-you"]);
  expect(await countWrites(world)).toEqual(before);
  const answers = await Promise.all(Array.from({ length: 8 }, () => send(pay, { key, id })));
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array.from({ length: 7 }, () => 409)]);
});
