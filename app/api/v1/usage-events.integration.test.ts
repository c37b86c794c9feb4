import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { UsageEventResults } from "@/lib/contracts/api/usage-event";
import { joinCustomer, makeWorld } from "@/lib/data/budget/governance.fixture";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { keysOf, send } from "./api.fixture";
import { POST } from "./usage-events/route";

await openTestDatabase();
const world = await makeWorld();
const keys = await keysOf(world);

beforeAll(async () => {
  await joinCustomer(world);
});

const start = new Date().toISOString();
const event = (id: string, more: object = {}) => ({
  id,
  source: "meter",
  account: "nobody-yet",
  start,
  service: "Compute",
  listCost: "1.25",
  currency: "USD",
  ...more,
});
const report = async (events: unknown, key = keys.distributor) => {
  const { status, json } = await send(POST, { key, body: { events } });
  expect(status).toBe(200);
  return UsageEventResults.parse(json);
};

test("good events go in, bad ones are refused one by one, in the order sent", async () => {
  const { items, ...counts } = await report([
    event("a"),
    event("b", { currency: "EUR" }),
    event("c", { listCost: "1,5" }),
    event("d", { odd: 1 }),
    event("a"),
    event("a", { listCost: "2" }),
    5,
    event("e", { service: "half \ud800" }),
  ]);
  expect(counts).toEqual({ taken: 0, parked: 1, known: 1, refused: 6 });
  expect(items.map(({ status, code }) => code ?? status)).toEqual([
    "parked",
    "usage.other-currency",
    "usage.malformed",
    "usage.malformed",
    "known",
    "usage.conflict",
    "usage.malformed",
    "usage.malformed",
  ]);
  expect(items[2]?.errors).toEqual([{ pointer: "/listCost", detail: expect.any(String) }]);
});

test("sent again they are known, whatever the order", async () => {
  const events = Array.from({ length: 50 }, (_, index) => event(`n${index}`));
  expect(await report(events)).toMatchObject({ parked: 50 });
  expect(await report(events.toReversed())).toMatchObject({ known: 50, parked: 0, taken: 0 });
});

test("only a distributor's key with the scope reports usage", async () => {
  for (const key of [keys.reseller, keys.decisionsOnly]) {
    const { status, json } = await send(POST, { key, body: { events: [event("x")] } });
    expect(status).toBe(403);
    expect(json).toMatchObject({ code: "no-scope" });
  }
  expect((await send(POST, { body: { events: [event("x")] } })).status).toBe(401);
});

test("another distributor's events with the same ids are its own", async () => {
  expect(await report([event("a", { listCost: "9" })], keys.otherDistributor)).toMatchObject({ parked: 1 });
});

test.each([{}, { events: [] }, { events: {} }, null, { events: Array.from({ length: 10_001 }, () => 1) }])(
  "what is no list of 1 to 10,000 events is refused whole (%#)",
  async (body) => {
    expect((await send(POST, { key: keys.distributor, body })).json).toMatchObject({
      status: 400,
      code: "invalid-request",
    });
  },
);

test("whatever is sent, it is never our fault", async () => {
  const odd = fc.oneof(
    fc.jsonValue(),
    fc.string({ unit: "binary" }),
    fc.constantFrom("9".repeat(26), "1e9", start, ""),
  );
  const one = fc.record(
    {
      id: odd,
      source: odd,
      account: odd,
      start: fc.oneof(odd, fc.constantFrom("0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z")),
      end: odd,
      service: odd,
      region: odd,
      listCost: odd,
      currency: fc.oneof(odd, fc.constant("USD")),
    },
    { requiredKeys: [] },
  );
  const nearlyGood = fc.tuple(fc.uuid(), one).map(([id, part]) => {
    const [[name, value] = ["region", "x"]] = Object.entries(part);
    return event(id, { [name]: value });
  });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(one, nearlyGood), { minLength: 1, maxLength: 4 }), async (events) => {
      expect((await send(POST, { key: keys.distributor, body: { events } })).status).toBe(200);
    }),
    { numRuns: 100 },
  );
});
