import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { auditEntries, budgetRecords, delegationRecords } from "@/db/schema";
import type { GrantInput } from "@/lib/contracts/delegation";
import { addMonths, billingMonthOf, monthStart } from "@/lib/domain/calendar/billing-month";
import type { Delegation } from "@/lib/domain/delegation/authority";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { charge, joinCustomer, makeWorld, money, permit, turnClockTo, type World } from "../budget/governance.fixture";
import { freezeCustomer } from "../restriction/freeze-customer";
import { inTenant } from "../tenant";
import { ALL, codes, set } from "./delegation.fixture";
import { grantDelegation } from "./grant-delegation";
import { revokeDelegation } from "./revoke-delegation";

const database = await openTestDatabase();
let world: World;

async function grant(wish: Partial<Delegation> = {}, more: Partial<GrantInput> = {}) {
  const resellerId = world.reseller.company.id;
  return grantDelegation(permit(world.distributor, "delegation.grant"), {
    resellerId,
    version: 0,
    wish: { ...ALL, ...wish },
    reason: null,
    ...more,
  });
}

test("what is granted is the reseller's alone, at once, and the distributor's again when revoked", async () => {
  world = await makeWorld();
  const customerId = await joinCustomer(world);
  expect(await set(world.reseller, customerId, { amount: money("10") })).toEqual(["budget.not-holder"]);
  expect(codes(await grant())).toEqual([]);
  expect(await set(world.distributor, customerId, { amount: money("10") })).toEqual(["budget.not-holder"]);
  expect(await set(world.reseller, customerId, { amount: money("10") })).toEqual([]);

  const freeze = {
    customerId,
    level: "account",
    reason: "Late",
    messageToCustomer: null,
    agreementVersion: null,
  } as const;
  expect(codes(await freezeCustomer(permit(world.distributor, "restriction.freeze"), freeze))).toEqual([
    "restriction.not-holder",
  ]);
  expect(codes(await freezeCustomer(permit(world.reseller, "restriction.freeze"), freeze))).toEqual([]);

  const resellerId = world.reseller.company.id;
  const revoke = { resellerId, version: 1, reason: null };
  expect(codes(await revokeDelegation(permit(world.distributor, "delegation.grant"), revoke))).toEqual([]);
  expect(await set(world.reseller, customerId, { version: 1, amount: money("20") })).toEqual(["budget.not-holder"]);
  expect(await set(world.distributor, customerId, { version: 1, amount: money("20") })).toEqual([]);
});

test("a grant is recorded and audited; another tenant's reseller is unknown and leaves no trace", async () => {
  world = await makeWorld();
  const other = permit(world.otherDistributor, "delegation.grant");
  const resellerId = world.reseller.company.id;
  const refused = await grantDelegation(other, { resellerId, version: 0, wish: ALL, reason: null });
  expect(codes(refused)).toEqual(["delegation.reseller-unknown"]);
  await grant();
  const [records, entries] = await inTenant(world.distributor, async (tx) => [
    await tx.select().from(delegationRecords),
    await tx.select().from(auditEntries).where(eq(auditEntries.action, "delegation.granted")),
  ]);
  expect(records).toHaveLength(1);
  expect(entries.map(({ changeId }) => changeId)).toEqual(records.map(({ changeId }) => changeId));
  expect(await inTenant(world.otherDistributor, (tx) => tx.select().from(auditEntries))).toEqual([]);
});

test("budgets never exceed the quota together, nor does usage free what is spent", async () => {
  world = await makeWorld();
  const [one, two] = [await joinCustomer(world), await joinCustomer(world)];
  await grant();
  expect(await set(world.reseller, one, { amount: money("600") })).toEqual([]);
  expect(await set(world.reseller, two, { amount: money("400.01") })).toEqual(["budget.above-quota"]);
  expect(await set(world.reseller, two, { amount: money("400") })).toEqual([]);
  expect(await set(world.reseller, two, { version: 1, type: "one-time" })).toEqual(["budget.type-not-granted"]);

  await charge(world, one, "500");
  expect(await set(world.reseller, one, { version: 1, amount: money("100") })).toEqual([]);
  expect(await set(world.reseller, two, { version: 1, amount: money("500.01") })).toEqual(["budget.above-quota"]);
  expect(await set(world.reseller, two, { version: 1, amount: money("500") })).toEqual([]);

  await charge(world, one, "300");
  expect(await set(world.reseller, two, { version: 2, amount: money("450") })).toEqual([]);
  expect(await set(world.reseller, two, { version: 3, amount: money("451") })).toEqual(["budget.above-quota"]);
});

test("a quota is raised freely and lowered no further than what is taken", async () => {
  world = await makeWorld();
  const customerId = await joinCustomer(world);
  await set(world.distributor, customerId, { amount: money("300") });
  expect(await grant({ monthlyQuota: money("299.99") })).toEqual({
    allowed: false,
    reasons: [
      {
        code: "delegation.quota-below-taken",
        kind: "monthly",
        quota: money("299.99"),
        taken: money("300"),
        shortfall: money("0.01"),
      },
    ],
  });
  expect(codes(await grant({ monthlyQuota: money("300") }))).toEqual([]);
  await charge(world, customerId, "900");
  expect(codes(await grant({ monthlyQuota: money("400") }, { version: 1 }))).toEqual([]);
  expect(codes(await grant({ monthlyQuota: money("350") }, { version: 2 }))).toEqual(["delegation.quota-below-taken"]);
  expect(codes(await grant({ monthlyQuota: null, oneTimeQuota: money("5") }, { version: 2 }))).toEqual([
    "delegation.quota-below-taken",
  ]);
});

test("a change of type leaves what was spent in the pool it left, until the month ends", async () => {
  world = await makeWorld();
  const [one, two] = [await joinCustomer(world), await joinCustomer(world)];
  await grant({ oneTimeQuota: money("1000") });
  await set(world.reseller, one, { amount: money("800") });
  await charge(world, one, "300");
  expect(await set(world.reseller, one, { version: 1, type: "one-time" })).toEqual([]);
  expect(await set(world.reseller, two, { amount: money("700.01") })).toEqual(["budget.above-quota"]);
  expect(await set(world.reseller, two, { amount: money("700") })).toEqual([]);
  expect(await set(world.reseller, two, { version: 1, amount: money("701") })).toEqual(["budget.above-quota"]);

  await turnClockTo(database.url, monthStart(addMonths(billingMonthOf(new Date()), 1)));
  expect(await set(world.reseller, two, { version: 1, amount: money("1000") })).toEqual([]);
  await turnClockTo(database.url, new Date());
});

test("two raises at once never share the last of a quota", async () => {
  world = await makeWorld();
  const ids = await Promise.all(Array.from({ length: 12 }, () => joinCustomer(world)));
  await grant();
  const answers = await Promise.all(ids.map((id) => set(world.reseller, id, { amount: money("150") })));
  expect(answers.filter((reasons) => reasons.length === 0)).toHaveLength(6);
  const kept = await inTenant(world.distributor, (tx) => tx.select().from(budgetRecords));
  expect(kept).toHaveLength(6);
});

test("a grant with an end lapses at that very instant", async () => {
  world = await makeWorld();
  const customerId = await joinCustomer(world);
  const until = new Date(Date.now() + 60 * 60 * 1000);
  await grant({ until });
  await turnClockTo(database.url, new Date(until.getTime() - 60_000));
  expect(await set(world.reseller, customerId, { amount: money("1") })).toEqual([]);
  await turnClockTo(database.url, until);
  expect(await set(world.reseller, customerId, { version: 1, amount: money("2") })).toEqual(["budget.not-holder"]);
  expect(await set(world.distributor, customerId, { version: 1, amount: money("2") })).toEqual([]);
  expect(codes(await grant({}, { version: 1 }))).toEqual([]);
  const records = await inTenant(world.distributor, (tx) => tx.select().from(delegationRecords));
  expect(records.map(({ operation, at }) => [operation, operation === "lapsed" ? at : null])).toEqual(
    expect.arrayContaining([["lapsed", until]]),
  );
  await turnClockTo(database.url, new Date());
});
