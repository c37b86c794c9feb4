import type { ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { checkInvariants } from "@/db/check-invariants";
import { migrate } from "@/db/migrate";
import { ensureBuild } from "@/scripts/build";
import { freePort, startBuilt, stopChild } from "@/scripts/built-server";
import { productEnvironment } from "@/scripts/environment";
import { giveEnvironment, restoreEnvironment } from "@/scripts/integration/environment";
import { type Database, withPostgres } from "@/scripts/postgres";
import { joinCustomer, makeWorld, money, permit, type World } from "../budget/governance.fixture";
import { closeDatabases } from "../database";
import { freezeCustomer } from "../restriction/freeze-customer";
import { type Answered, answersTo, attemptsAt, boughtBy, shopKey, type Till, tillOf, times } from "./http.fixture";
import { PRICE, sell } from "./order.fixture";

const IS_LONG = process.env["PARTNER_CENTER_LONG"] === "1";
const ATTEMPTS = IS_LONG ? 10_000 : 300;
const KILLS = IS_LONG ? 20 : 2;
/** How much the budgets hold, as a multiple of the small run's. */
const SCALE = IS_LONG ? 25 : 1;
const price = money(PRICE);

const directory = mkdtempSync(join(tmpdir(), "partner-center-http-"));
let database: Database;
let server: ChildProcess;
let start: () => Promise<ChildProcess>;
let url: string;

beforeAll(async () => {
  database = await withPostgres(directory);
  await migrate(database.url);
  giveEnvironment(database.url);
  await ensureBuild();
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  const env = { ...productEnvironment(database.url, port), API_ORDERS_PER_MINUTE: "1000000" };
  start = () => startBuilt(env, port);
  server = await start();
});

afterAll(async () => {
  await stopChild(server);
  restoreEnvironment();
  await closeDatabases();
  await database.stop();
  rmSync(directory, { recursive: true, force: true });
});

/** Budgets of every kind that a known number of orders fits in, and customers that may buy nothing at all. */
async function tillsIn(world: World): Promise<readonly Till[]> {
  const insufficient = { refusedFor: ["purchase.budget-insufficient"] };
  const exhausted = { refusedFor: ["purchase.budget-exhausted"] };
  const frozen = await tillOf(world, price, 1_000_000, { refusedFor: ["purchase.account-frozen"] });
  const freeze = { customerId: frozen.customerId, reason: "Late", messageToCustomer: null, agreementVersion: null };
  await freezeCustomer(permit(world.distributor, "restriction.freeze"), { ...freeze, level: "account" });
  return [
    await tillOf(world, price, 5 * SCALE, { rest: "33.32", ...insufficient }),
    await tillOf(world, price, 12 * SCALE, { rest: "0.01", action: "block-pay-per-use", ...insufficient }),
    await tillOf(world, price, 20 * SCALE, { type: "one-time", rest: "10", ...insufficient }),
    await tillOf(world, price, 9 * SCALE, exhausted),
    await tillOf(world, price, 7 * SCALE, {
      action: "freeze-account",
      refusedFor: ["purchase.account-frozen", "purchase.budget-exhausted"],
    }),
    await tillOf(world, price, 0, { rest: "33.32", ...insufficient }),
    { ...frozen, allows: 0 },
    {
      customerId: await joinCustomer(world),
      allows: 0,
      refusedFor: ["purchase.account-frozen", "purchase.no-budget"],
    },
  ];
}

async function shopIn(world: World) {
  const seen = { answered: 0, lost: 0 };
  return { url, apiKey: await shopKey(world), offerId: await sell(world), amount: PRICE, seen };
}

/** Exactly what each budget allows was bought: by the answers, by what stands, to the cent; the rest for its reason. */
async function expectExactly(world: World, tills: readonly Till[], answers: readonly Answered[]): Promise<void> {
  for (const till of tills) {
    const own = answers.filter((answer) => answer.till === till);
    expect(own.length).toBeGreaterThan(till.allows);
    const ids = own.flatMap(({ orderId }) => orderId ?? []).toSorted();
    expect(ids, till.refusedFor.join()).toHaveLength(till.allows);
    expect(await boughtBy(world, till.customerId)).toEqual({
      ids,
      unpaid: 0,
      sum: times(price, till.allows),
      counted: times(price, till.allows),
    });
    for (const { orderId, status, codes } of own) {
      if (orderId !== null) expect([200, 201]).toContain(status);
      else expect([status, codes]).toEqual([409, till.refusedFor]);
    }
  }
  const broken = (await checkInvariants(database.url)).filter(({ rows }) => rows.length > 0);
  expect(broken).toEqual([]);
}

test(`${ATTEMPTS} attempts to buy at once: exactly what the budgets allow, and every other is told why not`, async () => {
  const world = await makeWorld();
  const [shop, tills] = [await shopIn(world), await tillsIn(world)];
  const answers = await answersTo(shop, attemptsAt(tills, ATTEMPTS));
  await expectExactly(world, tills, answers);
  // Only a call that was sent again can have been answered before.
  expect(answers.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(shop.seen.lost);
});

test(`the same with the server killed ${KILLS} times and every call repeated until it is answered`, async () => {
  const world = await makeWorld();
  const [shop, tills] = [await shopIn(world), await tillsIn(world)];
  const attempts = attemptsAt(tills, ATTEMPTS);
  const { seen } = shop;
  const working = answersTo(shop, attempts);
  // Not all in their last moments: what is left to do is divided among the kills that are left.
  for (let left = KILLS; left > 0; left--) {
    const from = seen.answered + (Math.random() * (ATTEMPTS - seen.answered)) / (left + 1);
    while (seen.answered < from) await pause(1);
    await pause(Math.random() * 50);
    expect(seen.answered).toBeLessThan(ATTEMPTS);
    await stopChild(server, "SIGKILL");
    server = await start();
  }
  const answers = await working;
  expect(seen.lost).toBeGreaterThanOrEqual(KILLS);
  await expectExactly(world, tills, answers);

  const accepted = answers.filter(({ orderId }) => orderId !== null);
  const again = await answersTo(shop, accepted);
  expect(new Set(again.map(({ status }) => status))).toEqual(new Set([200]));
  const idOf = new Map(accepted.map(({ key, orderId }) => [key, orderId]));
  for (const { key, orderId } of again) expect(orderId).toBe(idOf.get(key));
  await expectExactly(world, tills, answers);
});
