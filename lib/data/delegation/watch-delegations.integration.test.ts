import { eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";
import { checkInvariants } from "@/db/check-invariants";
import { messages } from "@/db/schema";
import { DAY_MS } from "@/lib/domain/calendar/billing-month";
import type { Delegation } from "@/lib/domain/delegation/authority";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { charge, joinCustomer, makeWorld, money, permit, turnClockTo, type World } from "../budget/governance.fixture";
import { inTenant } from "../tenant";
import { grantTo, set, told } from "./delegation.fixture";
import { listDelegationRecords } from "./list-delegation-records";
import { alertQuotas, settleLapses, warnDelegationEnds } from "./watch-delegations";

const database = await openTestDatabase();
let world: World;
let resellerId: string;

beforeEach(async () => {
  await turnClockTo(database.url, new Date());
  world = await makeWorld();
  resellerId = world.reseller.company.id;
});

afterEach(async () => {
  const broken = (await checkInvariants(database.url)).filter(({ rows }) => rows.length > 0);
  expect(broken).toEqual([]);
});

const grant = (wish: Partial<Delegation> = {}, version = 0) => grantTo(world, wish, version);

test("a lapse is recorded and told by itself, dated to the end, however many processes look", async () => {
  const until = new Date(Date.now() + 5 * DAY_MS);
  await grant({ until });
  const run = () => settleLapses(world.distributor.distributorId);
  await run();
  expect(await told(world, "delegation-lapsed")).toBe(0);
  await turnClockTo(database.url, new Date(until.getTime() + 60_000));
  await Promise.all([run(), run(), run()]);
  await run();
  const records = await listDelegationRecords(permit(world.distributor, "delegation.read"), resellerId);
  expect(records.map(({ operation, at, by }) => [operation, operation === "lapsed" ? at : null, by.isSystem])).toEqual([
    ["lapsed", until, true],
    ["granted", null, false],
  ]);
  expect(await told(world, "delegation-lapsed")).toBe(2);
});

test("the end of a grant is warned of at 30, 7 and 1 days, once each, and only the nearest after a standstill", async () => {
  const until = new Date(Date.now() + 40 * DAY_MS);
  await grant({ until });
  const run = () => warnDelegationEnds(world.distributor.distributorId);
  const at = (days: number) => turnClockTo(database.url, new Date(until.getTime() - days * DAY_MS));
  await run();
  expect(await told(world, "delegation-ends")).toBe(0);
  await at(29);
  await Promise.all([run(), run(), run()]);
  await run();
  expect(await told(world, "delegation-ends")).toBe(2);
  await at(0.5);
  await Promise.all([run(), run()]);
  expect(await told(world, "delegation-ends")).toBe(4);
  await at(-1);
  await run();
  expect(await told(world, "delegation-ends")).toBe(4);
});

test("usage of a quota alerts both sides at 75, 90 and 100 %, once a pool, quota and period", async () => {
  const id = await joinCustomer(world);
  await grant();
  await set(world.reseller, id, { amount: money("500") });
  const run = () => alertQuotas(world.distributor.distributorId);
  await charge(world, id, "749");
  await run();
  expect(await told(world, "quota-threshold")).toBe(0);
  await charge(world, id, "1");
  await Promise.all([run(), run(), run()]);
  expect(await told(world, "quota-threshold")).toBe(2);
  await charge(world, id, "300");
  await run();
  await run();
  expect(await told(world, "quota-threshold")).toBe(4);
  const thresholds = await inTenant(world.distributor, (tx) =>
    tx.select({ facts: messages.facts }).from(messages).where(eq(messages.kind, "quota-threshold")),
  );
  expect(thresholds.map(({ facts }) => (facts as { threshold: number }).threshold).sort()).toEqual([100, 100, 75, 75]);
  // What a change of quota itself passes is known.
  expect(await grant({ monthlyQuota: money("1100") }, 1)).toEqual([]);
  await run();
  expect(await told(world, "quota-threshold")).toBe(4);
  await charge(world, id, "50");
  await run();
  expect(await told(world, "quota-threshold")).toBe(6);
});
