import { beforeAll, expect, test } from "vitest";
import { OfferPage } from "@/lib/contracts/api/offer";
import { Order, OrderPage, OrderPlaced, OrderPreview } from "@/lib/contracts/api/order";
import { moveCustomers } from "@/lib/data/association/move-customer";
import { countWrites, makeWorld, permit } from "@/lib/data/budget/governance.fixture";
import { turnTo } from "@/lib/data/company/suspension.fixture";
import { newId } from "@/lib/data/new-id";
import { buyer, PRICE, sell } from "@/lib/data/order/order.fixture";
import { freezeCustomer } from "@/lib/data/restriction/freeze-customer";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { keyOf, keysOf, type Sent, send } from "./api.fixture";
import { GET as offers } from "./offers/route";
import { GET as read } from "./orders/[id]/route";
import { POST as preview } from "./orders/preview/route";
import { GET as list, POST as order } from "./orders/route";

await openTestDatabase();
const world = await makeWorld();
const keys = await keysOf(world);
const key = keys.reseller;
let offerId: string;

beforeAll(async () => {
  offerId = await sell(world);
});

type Wish = Record<string, unknown> & { readonly customerId: string };
const bodyOf = (wish: Wish) => ({ offerId, amount: PRICE, ...wish });
const ordering = (wish: Wish, once: string = newId(), sent: Sent = {}) =>
  send(order, { key, body: bodyOf(wish), headers: { "idempotency-key": once }, ...sent });
const reasonsOf = ({ json }: { readonly json: unknown }) =>
  (json as { readonly reasons: readonly { readonly code: string }[] }).reasons.map(({ code }) => code);

test("a shop previews an order, places it, and reads it alone and in its list", async () => {
  const customerId = await buyer(world, "100");
  const asked = await send(preview, { key, body: { customerId, offerId, periods: 2 } });
  expect(asked.status).toBe(200);
  expect(OrderPreview.parse(asked.json)).toMatchObject({
    allowed: true,
    reasons: [],
    quote: { price: "33.33", amount: "66.66" },
    remaining: { before: "100", after: "33.34" },
    accounts: [customerId],
    currency: "USD",
  });
  const placed = await ordering({ customerId, periods: 2, amount: "66.66" });
  expect(placed.status).toBe(201);
  const { order: made, repeated } = OrderPlaced.parse(placed.json);
  expect(repeated).toBe(false);
  expect(made).toMatchObject({
    customerId,
    type: "subscription",
    source: "shop",
    status: "completed",
    amount: "66.66",
    account: customerId,
    orderedBy: "test",
    periods: 2,
    quantity: 1,
    effectiveAt: made.acceptedAt,
  });
  expect(await send(read, { key, id: made.id, method: "GET" })).toMatchObject({ status: 200, json: made });
  const listed = await send(list, { key, query: `?customer=${customerId}`, method: "GET" });
  expect(OrderPage.parse(listed.json)).toEqual({ items: [made], nextCursor: null });
});

test("a shop finds what is offered, at its price, and what is announced", async () => {
  const product = `ec.${newId().slice(-12)}`;
  const id = await sell(world, { product, price: "12.5" });
  const find = async (query: string) => {
    const { status, json } = await send(offers, { key, query, method: "GET" });
    return status === 200 ? OfferPage.parse(json).items : status;
  };
  expect(await find(`?search=${product}&mode=yearly-monthly`)).toMatchObject([
    { id, product, period: { unit: "month", count: 1 }, currency: "USD", price: { amount: "12.5" }, next: null },
  ]);
  expect(await find(`?search=${product}&mode=spot`)).toEqual([]);
  expect(await find("?cursor=x")).toBe(400);
});

test("a key is one order for good: repeated it is that one, at once or later; with anything else it is refused", async () => {
  const customerId = await buyer(world, "1000");
  const answers = await Promise.all(Array.from({ length: 8 }, () => ordering({ customerId }, "4711")));
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 200, 200, 200, 200, 200, 201]);
  const ids = answers.map(({ json }) => OrderPlaced.parse(json).order.id);
  expect(new Set(ids).size).toBe(1);
  expect((await ordering({ customerId }, "4711")).json).toMatchObject({ order: { id: ids[0] }, repeated: true });
  // Another key of the same shop is the same shop.
  const renewed = await keyOf(world.reseller, "orders");
  expect(await ordering({ customerId }, "4711", { key: renewed })).toMatchObject({ status: 200 });
  const other = await ordering({ customerId, quantity: 2, amount: "66.66" }, "4711");
  expect([other.status, reasonsOf(other)]).toEqual([409, ["order.key-used"]]);
  for (const headers of [{}, { "idempotency-key": "two words" }, { "idempotency-key": "x".repeat(256) }]) {
    const unnamed = await send(order, { key, body: bodyOf({ customerId }), headers });
    expect(unnamed).toMatchObject({ status: 400, json: { code: "invalid-idempotency-key" } });
  }
});

test("the numbers of one shop are not those of another: a customer that moved is sold to under any of them", async () => {
  const customerId = await buyer(world, "1000");
  const first = OrderPlaced.parse((await ordering({ customerId }, "1")).json);
  const resellerId = world.otherReseller.company.id;
  const moved = { customerIds: [customerId], resellerId, reason: "Agreed" };
  expect(await moveCustomers(permit(world.distributor, "customer.move"), moved)).toMatchObject([
    { decision: { allowed: true } },
  ]);
  expect(await ordering({ customerId }, "1")).toMatchObject({ status: 404 });
  const second = await ordering({ customerId }, "1", { key: keys.otherReseller });
  expect(second.status).toBe(201);
  expect(OrderPlaced.parse(second.json).order.id).not.toBe(first.order.id);
  // Each reads its own time.
  expect(await send(read, { key, id: first.order.id, method: "GET" })).toMatchObject({ status: 200 });
  expect(await send(read, { key: keys.otherReseller, id: first.order.id, method: "GET" })).toMatchObject({
    status: 404,
    json: { code: "order-not-found" },
  });
});

test("a refusal names every reason with its facts, the preview the same ones, and nothing is written", async () => {
  const customerId = await buyer(world, "40");
  const freeze = { customerId, reason: "Late", messageToCustomer: null, level: "account", agreementVersion: null };
  await freezeCustomer(permit(world.distributor, "restriction.freeze"), freeze as never);
  const before = await countWrites(world);
  const wish = { customerId, quantity: 2, account: "nobody's", amount: "60" };
  const refused = await ordering(wish, "9");
  expect(refused).toMatchObject({
    status: 409,
    json: {
      code: "refused",
      reasons: [
        { code: "order.price-changed", agreed: "60", needed: "66.66" },
        { code: "order.account-unknown" },
        { code: "purchase.account-frozen", origins: ["manual"], liftedBy: "distributor" },
        { code: "purchase.budget-insufficient", remaining: "40", needed: "66.66" },
      ],
    },
  });
  const asked = await send(preview, { key, body: bodyOf(wish) });
  expect(asked).toMatchObject({ status: 200, json: { allowed: false, remaining: { before: "40", after: "-26.66" } } });
  expect(reasonsOf(asked)).toEqual(reasonsOf(refused));
  const nowhere = await send(preview, { key, body: { customerId, offerId: newId() } });
  expect(reasonsOf(nowhere)).toEqual(["order.offer-unknown"]);
  expect(OrderPreview.parse(nowhere.json)).toMatchObject({ allowed: false, quote: null });
  expect(await countWrites(world)).toEqual(before);
});

test("a refused key stays free: it is the order that comes of it later", async () => {
  const customerId = await buyer(world, "10");
  expect(reasonsOf(await ordering({ customerId }, "3"))).toEqual(["purchase.budget-insufficient"]);
  const cheap = await sell(world, { price: "4" });
  expect(await ordering({ customerId, offerId: cheap, amount: "4" }, "3")).toMatchObject({ status: 201 });
});

test("a distributor sells to every customer below it, a reseller to its own; what is another's is not there", async () => {
  const customerId = await buyer(world, "1000");
  const sold = await ordering({ customerId }, "5", { key: keys.distributor });
  expect(sold.status).toBe(201);
  const { id } = OrderPlaced.parse(sold.json).order;
  const before = await countWrites(world);
  for (const foreign of [keys.otherReseller, keys.otherDistributor]) {
    expect(await ordering({ customerId }, newId(), { key: foreign })).toMatchObject({
      status: 404,
      json: { code: "customer-not-found" },
    });
    const asked = await send(preview, { key: foreign, body: { customerId, offerId } });
    expect(asked).toMatchObject({ status: 404, json: { code: "customer-not-found" } });
    expect(await send(read, { key: foreign, id, method: "GET" })).toMatchObject({ status: 404 });
    const listed = await send(list, { key: foreign, query: `?customer=${customerId}`, method: "GET" });
    expect(listed.status).toBe(404);
    const { items } = OrderPage.parse((await send(list, { key: foreign, method: "GET" })).json);
    expect(items.filter((one) => Order.parse(one).customerId === customerId)).toEqual([]);
  }
  for (const nowhere of ["", "x", "\0", "' or true"]) {
    expect((await send(read, { key, id: nowhere, method: "GET" })).status).toBe(404);
  }
  expect((await ordering({ customerId }, newId(), { key: keys.decisionsOnly })).status).toBe(403);
  expect(await countWrites(world)).toEqual(before);
});

test("a frozen company sells nothing, and says so beside what the customer hears; what it sold is still told", async () => {
  const own = await makeWorld();
  const [shop, customerId] = [await keyOf(own.reseller, "orders"), await buyer(own, "1000")];
  const first = await ordering({ customerId }, "1", { key: shop });
  expect(first.status).toBe(201);
  await turnTo(own.reseller, "frozen");
  const refused = await ordering({ customerId }, "2", { key: shop });
  expect(refused.status).toBe(409);
  expect(reasonsOf(refused)).toEqual(expect.arrayContaining(["company.suspended", "purchase.partner-suspended"]));
  expect(await ordering({ customerId }, "1", { key: shop })).toMatchObject({ status: 200, json: { repeated: true } });
  await turnTo(own.reseller, "restricted");
  expect(reasonsOf(await ordering({ customerId }, "2", { key: shop }))).toEqual(["purchase.partner-suspended"]);
});

test("pages follow the cursor, newest first, each order once", async () => {
  const customerId = await buyer(world, "1000");
  const made: string[] = [];
  for (let turn = 0; turn < 5; turn++) made.unshift(OrderPlaced.parse((await ordering({ customerId })).json).order.id);
  const seen: string[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const query = `?customer=${customerId}&limit=2${cursor && `&cursor=${cursor}`}`;
    const page = OrderPage.parse((await send(list, { key, query, method: "GET" })).json);
    seen.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  }
  expect(seen).toEqual(made);
  for (const query of ["?cursor=x", "?from=2026-13-01", "?status=paid", "?mode=spot", "?limit=0", "?nothing=1"]) {
    expect(await send(list, { key, query, method: "GET" })).toMatchObject({
      status: 400,
      json: { code: "invalid-request" },
    });
  }
});
