import { describe, expect, test } from "vitest";
import { ExpenditureForecast } from "@/lib/contracts/api/expenditure-details";
import { Problem } from "@/lib/contracts/api/problem";
import { encodeCursor } from "@/lib/contracts/cursor";
import { addColleague, memberIdOf } from "@/lib/data/assignment/assignment.fixture";
import { charge, customerActor, joinCustomer, makeWorld } from "@/lib/data/budget/governance.fixture";
import { newId } from "@/lib/data/new-id";
import { billingDayOf, billingMonthOf, daysOf } from "@/lib/domain/calendar/billing-month";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { type Handler, keyOf, keysOf, send } from "./api.fixture";
import { GET as details } from "./expenditure/details/route";
import { GET as forecast } from "./expenditure/forecast/route";
import { GET as statistics } from "./expenditure/statistics/route";
import { GET as summary } from "./expenditure/summary/route";
import { queryOf } from "./expenditure.fixture";

await openTestDatabase();
const world = await makeWorld();
const customerId = await joinCustomer(world);
await charge(world, customerId, "12.5");
await addColleague(world.distributor);
const manager = await addColleague(world.distributor, ["account-manager"]);
const keys = {
  distributor: await keyOf(world.distributor, "expenditure"),
  reseller: await keyOf(world.reseller, "expenditure"),
  otherReseller: await keyOf(world.otherReseller, "expenditure"),
  stranger: await keyOf(world.otherDistributor, "expenditure"),
  customer: await keyOf(customerActor(world, customerId), "expenditure"),
};

const today = billingDayOf(new Date());
const DAYS = { from: daysOf(billingMonthOf(new Date()))[0] ?? today, to: today };
const HANDLERS: Readonly<Record<string, Handler>> = { statistics, summary, details, forecast };
const daysFor = (handler: Handler) => (handler === statistics ? DAYS : {});

function get(handler: Handler, key: string, parameters: Readonly<Record<string, string>> = {}, language = "en") {
  const query = queryOf({ ...daysFor(handler), ...parameters });
  return send(handler, { key, method: "GET", query, headers: { "accept-language": language } });
}

describe.each(Object.entries(HANDLERS))("%s", (_name, handler) => {
  test("each of the companies above reads the charge, others nothing of it", async () => {
    for (const key of [keys.distributor, keys.reseller, keys.customer]) {
      const { status, json } = await get(handler, key);
      expect([status, JSON.stringify(json).includes('"12.5"')]).toEqual([200, true]);
    }
    for (const key of [keys.otherReseller, keys.stranger]) {
      const { status, json } = await get(handler, key);
      expect([status, JSON.stringify(json).includes('"12.5"')]).toEqual([200, false]);
    }
  });

  test("another tenant's ids give nothing, and a name it does not know is not found", async () => {
    for (const parameters of [{ customer: customerId }, { reseller: world.reseller.company.id }]) {
      const { status, json } = await get(handler, keys.stranger, parameters);
      expect([200, 400, 404]).toContain(status);
      expect(JSON.stringify(json)).not.toContain("12.5");
    }
    if (handler !== forecast) {
      const { json } = await get(handler, keys.stranger, { accountManager: memberIdOf(manager) });
      expect(json).toMatchObject({ items: [] });
    }
    expect(await get(handler, keys.stranger, { customer: "nobody" })).toMatchObject({
      status: 404,
      json: { code: "customer-not-found" },
    });
  });

  test("says as of when, how final, in which zone and what it is not, in the language asked for", async () => {
    const { json } = await get(handler, keys.distributor);
    expect(json).toMatchObject({
      zone: "GMT+08:00",
      currency: "USD",
      finality: "open",
      asOf: expect.stringMatching(/Z$/),
      provisionalDays: expect.any(Number),
      note: expect.stringMatching(/list price, tax excluded.*not money spent.*neither a bill/),
    });
    const chinese = await get(handler, keys.customer, {}, "zh-CN");
    expect(chinese.json).toMatchObject({ note: expect.stringContaining("并非实际支出") });
  });

  test("a key without the scope, an unknown parameter and one given twice are refused", async () => {
    const { decisionsOnly } = await keysOf(world);
    expect((await get(handler, decisionsOnly)).status).toBe(403);
    expect((await get(handler, keys.reseller, { form: "2025-02-01" })).status).toBe(400);
    const query = `${queryOf({ ...daysFor(handler) })}&customer=a&customer=b`;
    expect((await send(handler, { key: keys.reseller, method: "GET", query })).status).toBe(400);
  });
});

const bad: readonly (readonly [keyof typeof HANDLERS, string, Readonly<Record<string, string>>])[] = [
  ["statistics", "from", { from: "2025-02-30" }],
  ["statistics", "to", { from: "2025-05-31", to: "2025-05-30" }],
  ["statistics", "to", { from: "2022-01-01", to: "2025-01-01" }],
  ["statistics", "groupBy", { groupBy: "month,moon" }],
  ["statistics", "groupBy", { groupBy: "month,month" }],
  ["statistics", "groupBy", { groupBy: "day,month,product,region" }],
  ["statistics", "accountManager", { accountManager: "me" }],
  ["statistics", "region", { region: "\u0000" }],
  ["summary", "month", { month: "2025-13" }],
  ["summary", "month", { month: "1999-01" }],
  ["summary", "firstMonth", { month: "2025-03", firstMonth: "2025-03" }],
  ["summary", "lastMonth", { month: "2025-03", lastMonth: "2025-03" }],
  ["summary", "lastMonth", { firstMonth: "2025-03" }],
  ["summary", "firstMonth", { lastMonth: "2025-03" }],
  ["summary", "lastMonth", { firstMonth: "2025-03", lastMonth: "2025-02" }],
  ["summary", "reseller", { reseller: "acme" }],
  ["summary", "limit", { limit: "201" }],
  ["summary", "cursor", { cursor: "abc" }],
  ["summary", "cursor", { cursor: encodeCursor(["a name", newId()]) }],
  ["summary", "search", { search: "\u0000" }],
  ["details", "month", { month: "2999-01" }],
  ["details", "associationType", { associationType: "odd" }],
  ["details", "mode", { mode: "odd" }],
  ["details", "billType", { billType: "odd" }],
  ["details", "payment", { payment: "odd" }],
  ["details", "amount", { amount: "odd" }],
  ["details", "product", { product: "\u0000" }],
  ["details", "transaction", { transaction: "1" }],
  ["details", "cursor", { cursor: encodeCursor(["12.5", newId()]) }],
  ["forecast", "reseller", { reseller: "acme" }],
  ["forecast", "reseller", { reseller: world.reseller.company.id, customer: customerId }],
  ["forecast", "reseller", { reseller: newId() }],
];

test.each(bad)("%s: a bad %s is refused by its name (%#)", async (name, pointer, parameters) => {
  const handler = HANDLERS[name];
  if (!handler) throw new Error(`no ${name}`);
  const { status, json } = await get(handler, keys.distributor, parameters);
  expect(status).toBe(400);
  expect(Problem.parse(json).errors).toEqual([expect.objectContaining({ pointer })]);
});

test("a customer's key is told nothing of how its partners divide their work", async () => {
  for (const [handler, pointer, value] of [
    [statistics, "groupBy", "account-manager"],
    [statistics, "groupBy", "reseller"],
    [statistics, "associationType", "direct"],
    [summary, "accountManager", "none"],
    [details, "reseller", world.reseller.company.id],
  ] as const) {
    const { status, json } = await get(handler, keys.customer, { [pointer]: value });
    expect(status).toBe(400);
    expect(Problem.parse(json).errors).toEqual([expect.objectContaining({ pointer })]);
  }
});

test("a forecast ends within its band, never below what is spent, and a customer's comes by name as by id", async () => {
  const { json } = await get(forecast, keys.reseller, { customer: customerId });
  const told = ExpenditureForecast.parse(json);
  expect(told.spentSoFar).toBe("12.5");
  expect(told.month).toBe(billingMonthOf(new Date()));
  expect(Number(told.low)).toBeLessThanOrEqual(Number(told.expectedEnd));
  expect(Number(told.expectedEnd)).toBeLessThanOrEqual(Number(told.high));
  expect(Number(told.expectedEnd)).toBeGreaterThanOrEqual(12.5);
  expect((await get(forecast, keys.otherReseller, { customer: customerId })).status).toBe(404);
});
