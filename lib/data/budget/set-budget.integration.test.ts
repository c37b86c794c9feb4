import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { alerts, auditEntries, budgetMarks, budgetRecords, budgets, oneTimeUsage } from "@/db/schema";
import { addMonths, billingMonthOf, monthStart } from "@/lib/domain/calendar/billing-month";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { getCustomer } from "../customer/get-customer";
import { decidePurchases } from "../purchase/decide-purchases";
import { inTenant } from "../tenant";
import {
  budgetInput,
  charge,
  countWrites,
  customerActor,
  joinCustomer,
  makeWorld,
  money,
  permit,
} from "./governance.fixture";
import { listBudgetRecords } from "./list-budget-records";
import { setBudget } from "./set-budget";
import { setBudgets } from "./set-budgets";

await openTestDatabase();
const world = await makeWorld();

const set = () => permit(world.distributor, "budget.set");
const view = (customerId: string) => getCustomer(permit(world.distributor, "customer.read"), customerId, new Date());

test("a budget is saved with its record, its known mark and an audit entry of the same change", async () => {
  const customerId = await joinCustomer(world);
  const answer = await setBudget(set(), budgetInput(customerId, { amount: money("100"), liftWhenRestored: true }));
  expect(answer).toEqual({ status: "saved" });
  expect((await view(customerId))?.budget).toMatchObject({
    type: "monthly",
    amount: money("100"),
    action: "alert-only",
    liftWhenRestored: true,
    countsFrom: null,
    version: 1,
  });
  const [record] = await listBudgetRecords(permit(world.distributor, "budget.read"), customerId);
  expect(record).toMatchObject({ operation: "set", amount: money("100"), used: money("0") });
  const entries = await inTenant(world.distributor, (tx) =>
    tx
      .select()
      .from(auditEntries)
      .where(and(eq(auditEntries.customerId, customerId), eq(auditEntries.action, "budget.set"))),
  );
  expect(entries).toHaveLength(1);
  expect(entries[0]).toMatchObject({ changeId: record?.changeId, before: null });
});

test("of two people editing one budget, the second hears what stands now", async () => {
  const customerId = await joinCustomer(world);
  const answers = await Promise.all([
    setBudget(set(), budgetInput(customerId, { amount: money("100") })),
    setBudget(set(), budgetInput(customerId, { amount: money("200") })),
  ]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual(["refused", "saved"]);
  const refused = answers.find((answer) => answer.status === "refused");
  const current = (await view(customerId))?.budget;
  expect(refused).toMatchObject({
    reasons: [{ code: "budget.stale", current: { amount: current?.amount, version: 1 } }],
  });
});

test("a reseller without the permission, another reseller and another distributor change nothing", async () => {
  const customerId = await joinCustomer(world);
  const before = await countWrites(world);
  const input = budgetInput(customerId, { amount: money("100") });
  expect(await setBudget(permit(world.reseller, "budget.set"), input)).toMatchObject({
    status: "refused",
    reasons: [{ code: "budget.not-holder", holder: "distributor" }],
  });
  for (const stranger of [world.otherReseller, world.otherDistributor]) {
    expect(await setBudget(permit(stranger, "budget.set"), input)).toEqual({
      status: "refused",
      reasons: [{ code: "budget.customer-unknown" }],
    });
    expect(await getCustomer(permit(stranger, "customer.read"), customerId, new Date())).toBeNull();
    expect(await listBudgetRecords(permit(stranger, "budget.read"), customerId)).toEqual([]);
  }
  expect(await countWrites(world)).toEqual(before);
});

test("without the code's scope clause, row-level security still shows a tenant its own rows only", async () => {
  const customerId = await joinCustomer(world);
  await setBudget(set(), budgetInput(customerId, { amount: money("100") }));
  for (const table of [budgets, budgetRecords, budgetMarks]) {
    expect(await inTenant(world.otherDistributor, (tx) => tx.select().from(table))).toEqual([]);
    expect((await inTenant(world.distributor, (tx) => tx.select().from(table))).length).toBeGreaterThan(0);
  }
});

test("a budget at or below usage asks first, then blocks prepaid purchases without acting or alerting", async () => {
  const customerId = await joinCustomer(world);
  await charge(world, customerId, "80");
  const input = budgetInput(customerId, {
    amount: money("50"),
    action: "freeze-account",
    lift: ["association-default"],
  });
  const asked = await setBudget(set(), { ...input, confirmed: false });
  expect(asked.status === "confirm" && asked.consequences.map(({ code }) => code)).toEqual([
    "budget.used-up-at-once",
    "budget.lifted-while-used-up",
    "budget.thresholds-known",
  ]);
  expect(await view(customerId)).toMatchObject({ budget: null });

  expect(await setBudget(set(), input)).toEqual({ status: "saved" });
  expect(await view(customerId)).toMatchObject({ causes: [], counted: money("80") });
  expect(await charge(world, customerId, "1")).toMatchObject([{ alertAt: null, act: null, exhausted: true }]);
  const [verdict] = await decidePurchases(permit(world.distributor, "purchase.decide"), [
    { customerId, operation: "renew", amount: null },
  ]);
  expect(verdict?.decision).toMatchObject({ allowed: false, reasons: [{ code: "purchase.budget-exhausted" }] });
});

test("monthly to one-time counts from the running month, an amount keeps it, and back drops the sum", async () => {
  const customerId = await joinCustomer(world);
  const month = billingMonthOf(new Date());
  await charge(world, customerId, "7", monthStart(addMonths(month, -1)));
  await charge(world, customerId, "30");
  await setBudget(set(), budgetInput(customerId, { amount: money("100"), type: "one-time" }));
  expect(await view(customerId)).toMatchObject({ counted: money("30"), budget: { countsFrom: month } });
  await setBudget(set(), budgetInput(customerId, { version: 1, amount: money("90") }));
  await charge(world, customerId, "5");
  expect(await view(customerId)).toMatchObject({ counted: money("35"), budget: { countsFrom: month, version: 2 } });
  await setBudget(set(), budgetInput(customerId, { version: 2, type: "monthly" }));
  const sums = await inTenant(world.distributor, (tx) =>
    tx.select().from(oneTimeUsage).where(eq(oneTimeUsage.customerId, customerId)),
  );
  expect(sums).toEqual([]);
  expect(await view(customerId)).toMatchObject({ counted: money("35"), budget: { countsFrom: null } });
});

test("a raise settles the old amount's alert; the same amount again reopens it and sends nothing", async () => {
  const customerId = await joinCustomer(world);
  await setBudget(set(), budgetInput(customerId, { amount: money("100") }));
  expect(await charge(world, customerId, "80")).toMatchObject([{ alertAt: 75 }]);
  const statesOf = () =>
    inTenant(world.distributor, async (tx) =>
      (await tx.select({ state: alerts.state }).from(alerts).where(eq(alerts.customerId, customerId))).map(
        ({ state }) => state,
      ),
    );
  await setBudget(set(), budgetInput(customerId, { version: 1, amount: money("1000") }));
  expect(await statesOf()).toEqual(["resolved"]);
  await setBudget(set(), budgetInput(customerId, { version: 2, amount: money("100") }));
  expect(await statesOf()).toEqual(["open"]);
});

test("a batch answers every row by itself; a dry run answers the same and writes nothing", async () => {
  const [first, second] = [await joinCustomer(world), await joinCustomer(world)];
  const rows = [
    budgetInput(first, { amount: money("100") }),
    budgetInput(second, { percentMore: 10 }),
    budgetInput(world.distributor.distributorId, { amount: money("1") }),
  ];
  const before = await countWrites(world);
  const dry = await setBudgets(set(), { rows, dryRun: true });
  expect(await countWrites(world)).toEqual(before);
  const wet = await setBudgets(set(), { rows, dryRun: false });
  expect(wet).toEqual(dry);
  expect(wet.map(({ answer }) => answer)).toMatchObject([
    { status: "saved" },
    { status: "refused", reasons: [{ code: "budget.amount-missing" }] },
    { status: "refused", reasons: [{ code: "budget.customer-unknown" }] },
  ]);
});

test("a customer's own pages decide for itself and for nobody else", async () => {
  const [own, other] = [await joinCustomer(world), await joinCustomer(world)];
  const items = [own, other].map((customerId) => ({ customerId, operation: "renew" as const, amount: null }));
  const verdicts = await decidePurchases(permit(customerActor(world, own), "purchase.decide"), items);
  expect(verdicts[0]?.decision).toMatchObject({ allowed: false });
  expect(verdicts[1]).toBeNull();
  for (const stranger of [world.otherReseller, world.otherDistributor]) {
    expect(await decidePurchases(permit(stranger, "purchase.decide"), items)).toEqual([null, null]);
  }
});
