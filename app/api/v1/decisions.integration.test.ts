import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { PurchaseDecision } from "@/lib/contracts/api/purchase-decision";
import {
  budgetInput,
  charge,
  customerActor,
  joinCustomer,
  makeWorld,
  money,
  permit,
  type World,
} from "@/lib/data/budget/governance.fixture";
import { setBudget } from "@/lib/data/budget/set-budget";
import { PURCHASE_OPERATIONS } from "@/lib/domain/purchase/operation";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { keyOf, keysOf, type Sent, send } from "./api.fixture";
import { POST } from "./purchase-decisions/route";

await openTestDatabase();
const world = await makeWorld();
const keys = await keysOf(world);
/** Budget 1000 a month, 900 used, nothing frozen. */
let open: string;
/** As it joined: frozen, no budget. */
let joined: string;
/** Another distributor's world. */
let elsewhere: World;

beforeAll(async () => {
  elsewhere = await makeWorld();
  [open, joined] = [await joinCustomer(world), await joinCustomer(world)];
  const saved = await setBudget(
    permit(world.distributor, "budget.set"),
    budgetInput(open, { type: "monthly", amount: money("1000"), lift: ["association-default"], reason: "welcome" }),
  );
  expect(saved).toEqual({ status: "saved" });
  await charge(world, open, "900.000000000001");
});

const ask = (body: unknown, sent: Sent = {}) => send(POST, { key: keys.distributor, body, ...sent });

test("what fits is allowed, with the budget in exact decimals", async () => {
  const { status, json, response } = await ask({ customerId: open, operation: "buy-yearly-monthly", amount: "99.99" });
  expect(status).toBe(200);
  expect(json).toEqual({
    allowed: true,
    reasons: [],
    budget: {
      type: "monthly",
      amount: "1000",
      used: "900.000000000001",
      remaining: "99.999999999999",
      currency: "USD",
    },
    asOf: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
  });
  expect(PurchaseDecision.safeParse(json).success).toBe(true);
  expect(response.headers.get("x-request-id")).toBeTruthy();
  expect(Number(response.headers.get("ratelimit-remaining"))).toBeGreaterThan(0);
});

test.each(["100", 100, "100.000000000001"])("one unit more than remains is refused: %j", async (amount) => {
  const { json } = await ask({ customerId: open, operation: "renew", amount });
  expect(json).toMatchObject({
    allowed: false,
    reasons: [
      {
        code: "purchase.budget-insufficient",
        facts: { remaining: "99.999999999999", needed: String(amount) },
        liftedBy: "distributor",
      },
    ],
  });
});

test("every reason is answered, each with who can lift it", async () => {
  const { json } = await ask({ customerId: joined, operation: "buy-spot" });
  expect(json).toMatchObject({
    allowed: false,
    budget: null,
    reasons: [
      { code: "purchase.account-frozen", facts: { origins: ["association-default"] }, liftedBy: "distributor" },
      { code: "purchase.no-budget", facts: {}, liftedBy: "distributor" },
    ],
  });
  expect((await ask({ customerId: joined, operation: "unsubscribe" })).json).toMatchObject({ allowed: true });
});

test("many are answered in order, by id in any case; a stranger's is an error of its own", async () => {
  const foreign = await joinCustomer(elsewhere);
  const items = [open.toUpperCase(), foreign, joined, "nobody-here"].map((customerId) => ({
    customerId,
    operation: "renew",
  }));
  const { status, json } = await ask({ items });
  const notFound = { error: expect.objectContaining({ code: "customer-not-found", status: 404 }) };
  expect(status).toBe(200);
  expect((json as { items: unknown[] }).items).toEqual([
    expect.objectContaining({ allowed: true }),
    notFound,
    expect.objectContaining({ allowed: false }),
    notFound,
  ]);
});

test("an account name is as good as an id", async () => {
  const name = await accountNameOf(open);
  expect((await ask({ customerId: name, operation: "renew" })).json).toMatchObject({ allowed: true });
});

async function accountNameOf(id: string): Promise<string> {
  const { GET } = await import("./customers/[id]/route");
  const { json } = await send(GET, { key: keys.distributor, method: "GET", id });
  return (json as { accountName: string }).accountName;
}

describe("whose customers", () => {
  test("its reseller and the customer itself ask; others hear that there is none", async () => {
    const own = await keyOf(customerActor(world, open), "decisions");
    const question = { customerId: open, operation: "renew" };
    for (const key of [keys.distributor, keys.reseller, own]) {
      expect((await ask(question, { key })).status).toBe(200);
    }
    for (const key of [keys.otherReseller, keys.otherDistributor]) {
      const { status, json, response } = await ask(question, { key });
      expect(status).toBe(404);
      expect(json).toMatchObject({ code: "customer-not-found", status: 404, type: expect.any(String) });
      expect(response.headers.get("content-type")).toBe("application/problem+json");
    }
    expect((await ask({ customerId: joined, operation: "renew" }, { key: own })).status).toBe(404);
    const byName = await ask(
      { customerId: await accountNameOf(open), operation: "renew" },
      { key: keys.otherDistributor },
    );
    expect(byName.status).toBe(404);
  });

  test("no key, a wrong key and a key without the scope", async () => {
    const question = { customerId: open, operation: "renew" };
    const none = await send(POST, { body: question });
    expect(none.status).toBe(401);
    expect(none.response.headers.get("www-authenticate")).toContain("Bearer");
    expect((await ask(question, { key: "pc_wrong" })).status).toBe(401);
    const customersOnly = await keyOf(world.distributor, "customers");
    expect((await ask(question, { key: customersOnly })).json).toMatchObject({ status: 403, code: "no-scope" });
  });
});

describe("what is malformed is said field by field", () => {
  test.each([
    [{ operation: "renew" }, "/customerId"],
    [{ customerId: "x", operation: "steal" }, "/operation"],
    [{ customerId: "x", operation: "renew", amount: "1,5" }, "/amount"],
    [{ customerId: "x", operation: "renew", amount: 0.001 }, "/amount"],
    [{ customerId: "x", operation: "renew", amount: 1e300 }, "/amount"],
    [{ customerId: "x", operation: "renew", amount: "" }, "/amount"],
    [{ customerId: "x", operation: "renew", amount: null }, "/amount"],
    [{ customerId: "x", operation: "renew", amount: -1 }, "/amount"],
    [{ customerId: "a\u0000b", operation: "renew" }, "/customerId"],
    [{ customerId: "x", operation: "renew", ammount: 5 }, "/"],
    [{ items: [] }, "/items"],
    [
      {
        items: [
          { customerId: "x", operation: "renew" },
          { customerId: "x", operation: 5 },
        ],
      },
      "/items/1/operation",
    ],
    ["text", "/"],
    [null, "/"],
    [[], "/"],
  ])("%j", async (body, pointer) => {
    const { status, json } = await ask(body);
    expect(status).toBe(400);
    expect(json).toMatchObject({ code: "invalid-request", errors: [{ pointer, detail: expect.any(String) }] });
  });

  test("a thousand at a time", async () => {
    const items = Array.from({ length: 1001 }, () => ({ customerId: open, operation: "renew" }));
    expect((await ask({ items })).json).toMatchObject({ status: 400, errors: [{ pointer: "/items" }] });
    const { json } = await ask({ items: items.slice(1) });
    expect((json as { items: unknown[] }).items).toHaveLength(1000);
  });

  test("a lower price is asked with an amount below zero, for a change only", async () => {
    expect((await ask({ customerId: open, operation: "change-yearly-monthly", amount: "-5" })).status).toBe(200);
  });

  test("not JSON, another type, too large", async () => {
    expect((await ask(null, { raw: "{" })).json).toMatchObject({ status: 400, code: "not-json" });
    expect((await ask(null, { raw: "{}", headers: { "content-type": "text/plain" } })).status).toBe(415);
    expect((await ask(null, { raw: " ".repeat(1024 * 1024 + 1) })).status).toBe(413);
  });

  test("whatever is sent, it is never our fault", async () => {
    const value = fc.oneof(fc.jsonValue(), fc.constantFrom(open, "renew", "1e5", "9".repeat(26), -0));
    const shape = fc.record(
      { customerId: value, operation: fc.oneof(value, fc.constantFrom(...PURCHASE_OPERATIONS)), amount: value },
      { requiredKeys: [] },
    );
    const body = fc.oneof(
      fc.jsonValue(),
      shape,
      fc.record({ items: fc.array(fc.oneof(shape, value), { maxLength: 5 }) }),
    );
    await fc.assert(
      fc.asyncProperty(body, async (sent) => {
        const { status } = await ask(sent);
        expect([200, 400, 404]).toContain(status);
      }),
      { numRuns: 200 },
    );
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary" }), async (raw) => {
        expect([400, 404]).toContain((await ask(null, { raw })).status);
      }),
    );
  });
});
