import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { alerts, auditEntries, budgetMarks, freezeCauses, messages, outbox, payPerUseBlocks } from "@/db/schema";
import type { SetBudgetInput } from "@/lib/contracts/budget";
import {
  addMonths,
  type BillingMonth,
  billingMonthOf,
  monthEndExclusive,
  monthStart,
} from "@/lib/domain/calendar/billing-month";
import type { PurchaseOperation } from "@/lib/domain/purchase/operation";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { budgetInput, charge, joinCustomer, makeWorld, money, permit, turnClockTo } from "../budget/governance.fixture";
import { setBudget } from "../budget/set-budget";
import { getCustomer } from "../customer/get-customer";
import { decidePurchases } from "../purchase/decide-purchases";
import { resumeRestored } from "../restriction/resume-restored";
import { inTenant } from "../tenant";

const database = await openTestDatabase();
const world = await makeWorld();

// Later tests go on from the month to which one turned the clock.
let running: BillingMonth = billingMonthOf(new Date());

async function governed(wish: Partial<SetBudgetInput>): Promise<string> {
  const customerId = await joinCustomer(world);
  const input = budgetInput(customerId, { amount: money("100"), lift: ["association-default"], ...wish });
  expect(await setBudget(permit(world.distributor, "budget.set"), input)).toEqual({ status: "saved" });
  return customerId;
}

function rowsOf(customerId: string) {
  return inTenant(world.distributor, async (tx) => ({
    alerts: await tx.select().from(alerts).where(eq(alerts.customerId, customerId)).orderBy(alerts.openedAt),
    marks: await tx.select().from(budgetMarks).where(eq(budgetMarks.customerId, customerId)),
    freezes: await tx
      .select()
      .from(freezeCauses)
      .where(eq(freezeCauses.customerId, customerId))
      .orderBy(freezeCauses.since),
    blocks: await tx.select().from(payPerUseBlocks).where(eq(payPerUseBlocks.customerId, customerId)),
    messages: await tx.select().from(messages).where(eq(messages.customerId, customerId)),
    outbox: (await tx.select().from(outbox)).filter(({ payload }) => JSON.stringify(payload).includes(customerId)),
    audit: await tx.select().from(auditEntries).where(eq(auditEntries.customerId, customerId)),
  }));
}

async function may(customerId: string, operation: PurchaseOperation): Promise<readonly string[]> {
  const [verdict] = await decidePurchases(permit(world.distributor, "purchase.decide"), [
    { customerId, operation, amount: null },
  ]);
  if (!verdict) throw new Error("no verdict");
  return verdict.decision.allowed ? [] : verdict.decision.reasons.map(({ code }) => code);
}

test("each threshold alerts once; a jump alerts at the highest; falling resolves and rising again reopens unsent", async () => {
  const customerId = await governed({});
  expect(await charge(world, customerId, "74.999999999999")).toMatchObject([{ alertAt: null }]);
  expect(await charge(world, customerId, "0.000000000001")).toMatchObject([{ alertAt: 75 }]);
  expect(await charge(world, customerId, "30")).toMatchObject([{ alertAt: 100, exhausted: true, act: null }]);
  const sent = (await rowsOf(customerId)).outbox.length;

  // That it fell is told, once.
  await charge(world, customerId, "-20");
  expect((await rowsOf(customerId)).outbox).toHaveLength(sent + 1);
  expect((await rowsOf(customerId)).alerts.map(({ threshold, state }) => [threshold, state])).toEqual([
    [75, "open"],
    [100, "resolved"],
  ]);
  expect(await charge(world, customerId, "20")).toMatchObject([{ alertAt: null }]);
  const after = await rowsOf(customerId);
  expect(after.alerts.map(({ threshold, state }) => [threshold, state])).toEqual([
    [75, "open"],
    [100, "open"],
  ]);
  expect(after.outbox).toHaveLength(sent + 1);
  expect(after.marks).toMatchObject([{ mark: 100, actedAt: null }]);
  expect(await charge(world, customerId, "45")).toMatchObject([{ alertAt: 150 }]);
});

test("distributor and reseller hear every alert, the customer hears at 90 and 100", async () => {
  const customerId = await governed({});
  await charge(world, customerId, "75");
  await charge(world, customerId, "15");
  await charge(world, customerId, "10");
  await charge(world, customerId, "50");
  const told = (await rowsOf(customerId)).messages.filter(({ kind }) => kind === "budget-threshold");
  const heard = (kind: string) =>
    told.filter((one) => one.companyKind === kind).map(({ facts }) => (facts as { threshold: number }).threshold);
  expect(heard("distributor")).toEqual([75, 90, 100, 150]);
  expect(heard("reseller")).toEqual([75, 90, 100, 150]);
  expect(heard("customer")).toEqual([90, 100]);
});

test("charges of earlier months pass thresholds in silence, and may exhaust a one-time budget without acting", async () => {
  const customerId = await governed({ type: "one-time", action: "freeze-account" });
  const next = addMonths(running, 1);
  await turnClockTo(database.url, monthStart(next));
  const late = new Date(monthStart(next).getTime() - 1);
  expect(await charge(world, customerId, "120", late)).toMatchObject([{ alertAt: null, act: null, exhausted: true }]);
  expect(await may(customerId, "renew")).toEqual(["purchase.budget-exhausted"]);
  expect(await may(customerId, "buy-pay-per-use")).toEqual([]);
  expect((await rowsOf(customerId)).marks).toMatchObject([{ mark: 100 }]);
  running = next;
});

test.each([
  ["alert-only", { renew: ["purchase.budget-exhausted"], spot: [] }],
  ["block-pay-per-use", { renew: ["purchase.budget-exhausted"], spot: ["purchase.pay-per-use-blocked"] }],
  [
    "freeze-account",
    { renew: ["purchase.account-frozen", "purchase.budget-exhausted"], spot: ["purchase.account-frozen"] },
  ],
  [
    "freeze-account-and-resources",
    {
      renew: ["purchase.account-frozen", "purchase.resources-frozen", "purchase.budget-exhausted"],
      spot: ["purchase.account-frozen", "purchase.resources-frozen"],
    },
  ],
] as const)("the action %s runs once, in the transaction of the charge that crossed", async (action, refused) => {
  const customerId = await governed({ action });
  expect(await charge(world, customerId, "100")).toMatchObject([
    { alertAt: 100, act: action === "alert-only" ? null : action },
  ]);
  expect(await may(customerId, "renew")).toEqual(refused.renew);
  expect(await may(customerId, "buy-spot")).toEqual(refused.spot);
  expect(await may(customerId, "unsubscribe")).toEqual([]);
  expect(await charge(world, customerId, "500")).toMatchObject([{ act: null }]);

  const { freezes, blocks, audit } = await rowsOf(customerId);
  const opened = [...freezes, ...blocks].filter(({ origin }) => origin === "budget-exhausted");
  expect(opened).toHaveLength(action === "alert-only" ? 0 : 1);
  for (const cause of opened) {
    expect(cause).toMatchObject({
      reason: "budget-used-up",
      by: { kind: "system" },
      month: running,
      known: { used: "100" },
    });
    expect(audit.filter(({ changeId, by }) => changeId === cause.changeId && by.kind === "system")).toHaveLength(1);
  }
});

test("a refund takes the cause away; it waits for a person unless the budget lifts when restored", async () => {
  const waits = await governed({ action: "freeze-account" });
  const lifts = await governed({ action: "freeze-account", liftWhenRestored: true });
  for (const customerId of [waits, lifts]) {
    await charge(world, customerId, "100");
    await charge(world, customerId, "-1");
  }
  expect(await may(waits, "renew")).toEqual(["purchase.account-frozen"]);
  expect((await rowsOf(waits)).freezes.at(-1)).toMatchObject({ endedAt: null, goneAt: expect.any(Date) });
  expect(await may(lifts, "renew")).toEqual([]);
  expect((await rowsOf(lifts)).freezes.at(-1)).toMatchObject({
    endReason: "budget-restored",
    endedBy: { kind: "system" },
  });

  await charge(world, waits, "1");
  expect((await rowsOf(waits)).freezes.filter(({ endedAt }) => endedAt === null)).toMatchObject([
    { reason: "budget-used-up-again", goneAt: null },
  ]);
  await charge(world, lifts, "1");
  expect(await may(lifts, "renew")).toEqual(["purchase.budget-exhausted"]);
});

test("a person's raise lifts when restored; a person's cut brings the cause back without alerting", async () => {
  const customerId = await governed({ action: "freeze-account" });
  await charge(world, customerId, "100");
  const set = permit(world.distributor, "budget.set");
  await setBudget(set, budgetInput(customerId, { version: 1, amount: money("200") }));
  expect((await rowsOf(customerId)).freezes.at(-1)).toMatchObject({ goneAt: expect.any(Date), endedAt: null });
  await setBudget(set, budgetInput(customerId, { version: 2, amount: money("50") }));
  expect((await rowsOf(customerId)).freezes.filter(({ endedAt }) => endedAt === null)).toMatchObject([
    { goneAt: null },
  ]);
  await setBudget(set, budgetInput(customerId, { version: 3, amount: money("300"), liftWhenRestored: true }));
  expect(await may(customerId, "renew")).toEqual([]);
  expect((await rowsOf(customerId)).alerts).toHaveLength(1);
});

test("the month's end takes a monthly cause away at its very instant, whoever meets it first", async () => {
  const read = await governed({ action: "freeze-account", liftWhenRestored: true });
  const met = await governed({ action: "block-pay-per-use", liftWhenRestored: true });
  const waits = await governed({ action: "freeze-account-and-resources" });
  for (const customerId of [read, met, waits]) await charge(world, customerId, "100");
  const end = monthEndExclusive(running);
  await turnClockTo(database.url, new Date(end.getTime() - 2000));
  expect(await may(read, "renew")).toEqual(["purchase.account-frozen", "purchase.budget-exhausted"]);
  await turnClockTo(database.url, end);
  running = addMonths(running, 1);

  expect(await may(read, "renew")).toEqual([]);
  expect((await rowsOf(read)).freezes.at(-1)).toMatchObject({ endedAt: null });
  await charge(world, met, "1");
  expect((await rowsOf(met)).blocks).toMatchObject([{ endedAt: end, goneAt: end, endReason: "budget-restored" }]);
  expect(await resumeRestored(world.distributor.distributorId)).toBe(1);
  expect((await rowsOf(read)).freezes.at(-1)).toMatchObject({ endedAt: end, endedBy: { kind: "system" } });

  const seen = await getCustomer(permit(world.distributor, "customer.read"), waits, new Date(end.getTime() + 1));
  expect(seen?.causes).toMatchObject([{ origin: "budget-exhausted", goneAt: end }]);
  expect(await may(waits, "renew")).toEqual(["purchase.account-frozen", "purchase.resources-frozen"]);
  expect(await charge(world, waits, "100")).toMatchObject([{ alertAt: 100, act: "freeze-account-and-resources" }]);
  expect((await rowsOf(waits)).freezes.filter(({ endedAt }) => endedAt === null)).toMatchObject([{ month: running }]);
});

test("charges racing on one budget alert once and act once", async () => {
  const customerId = await governed({ action: "freeze-account" });
  await Promise.all(Array.from({ length: 12 }, () => charge(world, customerId, "10")));
  const { alerts: raised, freezes } = await rowsOf(customerId);
  expect(raised.map(({ threshold }) => threshold)).toEqual(
    [75, 90, 100].filter((one) => raised.some(({ threshold }) => threshold === one)),
  );
  expect(freezes.filter(({ origin }) => origin === "budget-exhausted")).toHaveLength(1);
});
