import { beforeAll, expect, test } from "vitest";
import { Reservation } from "@/lib/contracts/api/reservation";
import { budgetInput, charge, joinCustomer, makeWorld, money, permit } from "@/lib/data/budget/governance.fixture";
import { setBudget } from "@/lib/data/budget/set-budget";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { keysOf, type Sent, send } from "./api.fixture";
import { POST as confirm } from "./reservations/[id]/confirm/route";
import { POST as release } from "./reservations/[id]/release/route";
import { GET as read } from "./reservations/[id]/route";
import { POST as reserve } from "./reservations/route";

await openTestDatabase();
const world = await makeWorld();
const keys = await keysOf(world);
/** Budget 100 a month, 10 used, nothing frozen. */
let customerId: string;

beforeAll(async () => {
  customerId = await joinCustomer(world);
  const input = budgetInput(customerId, { amount: money("100"), lift: ["association-default"] });
  expect(await setBudget(permit(world.distributor, "budget.set"), input)).toEqual({ status: "saved" });
  await charge(world, customerId, "10");
});

const key = keys.reseller;
const wish = (amount: unknown, more: object = {}) => ({ customerId, operation: "renew", amount, ...more });

async function made(amount: string, sent: Sent = {}) {
  const { status, json } = await send(reserve, { key, body: wish(amount), ...sent });
  expect(status).toBe(200);
  return Reservation.parse(json);
}

test("a shop sets an amount aside, reads it, and confirms it once, however often the confirmation is sent", async () => {
  const { id, ...rest } = await made("30.5");
  expect(rest).toMatchObject({ amount: "30.5", currency: "USD", state: "open", endedAt: null, confirmed: null });
  expect(Date.parse(rest.lapsesAt) - Date.parse(rest.madeAt)).toBe(900_000);
  expect((await send(read, { key, id, method: "GET" })).json).toEqual({ id, ...rest });

  const body = { account: customerId, service: "Compute" };
  const once = { key, id, body, headers: { "idempotency-key": `confirm-${id}` } };
  const [first, second] = await Promise.all([send(confirm, once), send(confirm, once)]);
  expect([first.status, second.status]).toEqual([200, 200]);
  expect(first.json).toEqual(second.json);
  expect(Reservation.parse(first.json)).toMatchObject({ state: "confirmed", confirmed: "30.5", account: customerId });
  expect(await send(confirm, { key, id, body })).toMatchObject({
    status: 409,
    json: { code: "refused", reasons: [{ code: "reservation.not-open", state: "confirmed" }] },
  });
});

test("what does not fit is refused with every reason and its facts; released, it fits", async () => {
  const { id } = await made("59");
  const refused = await send(reserve, { key, body: wish("0.51") });
  expect(refused).toMatchObject({
    status: 409,
    json: { reasons: [{ code: "purchase.budget-insufficient", remaining: "0.5", needed: "0.51" }] },
  });
  expect(await send(release, { key, id })).toMatchObject({ status: 200, json: { state: "released" } });
  expect(await send(release, { key, id })).toMatchObject({ status: 409 });
  await send(release, { key, id: (await made("59.5")).id });
});

test("what is no reservation is said field by field", async () => {
  const pointer = async (body: object) => {
    const { status, json } = await send(reserve, { key, body });
    expect(status).toBe(400);
    return (json as { errors: { pointer: string }[] }).errors.map((error) => error.pointer);
  };
  expect(await pointer(wish("0"))).toEqual(["/amount"]);
  expect(await pointer(wish("1", { seconds: 901 }))).toEqual(["/seconds"]);
  expect(await pointer(wish("1", { seconds: 0.5 }))).toEqual(["/seconds"]);
  expect(await pointer(wish("1", { operation: "buy-spot" }))).toEqual(["/operation"]);
});

test("to everybody else neither the customer nor the reservation exists", async () => {
  const { id } = await made("1");
  const body = { account: customerId, service: "Compute" };
  for (const foreign of [keys.otherReseller, keys.otherDistributor]) {
    const codes = [
      await send(reserve, { key: foreign, body: wish("1") }),
      await send(read, { key: foreign, id, method: "GET" }),
      await send(confirm, { key: foreign, id, body }),
      await send(release, { key: foreign, id }),
    ].map(({ status, json }) => [status, (json as { code: string }).code]);
    const unknown = [404, "reservation-not-found"];
    expect(codes).toEqual([[404, "customer-not-found"], unknown, unknown, unknown]);
  }
  for (const nowhere of ["", "x", "\0", "' or true"]) {
    expect((await send(release, { key, id: nowhere })).status).toBe(404);
  }
  expect((await send(read, { key: keys.decisionsOnly, id, method: "GET" })).status).toBe(200);
  expect(await send(release, { key: keys.distributor, id })).toMatchObject({ json: { state: "released" } });
});
