import { randomUUID } from "node:crypto";
import { and, eq, gte } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { alertSteps, alerts, auditEntries, customerMonths, freezeCauses } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { EXHAUSTION_ACTIONS } from "@/lib/domain/budget/budget";
import { type BillingDay, billingDayOf, monthOfDay } from "@/lib/domain/calendar/billing-month";
import { minus, plus, toMoney, ZERO } from "@/lib/domain/money/money";
import { tryMonths } from "@/lib/domain/what-if/customer-trial";
import type { PastDay } from "@/lib/domain/what-if/month-trial";
import { pastRangeOf } from "@/lib/domain/what-if/past";
import { completeMonthsOf, type Policy, TRIAL_THRESHOLDS } from "@/lib/domain/what-if/policy";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { memberIdOf } from "../assignment/assignment.fixture";
import {
  budgetInput,
  charge,
  joinCustomer,
  makeWorld,
  money,
  permit,
  turnClockTo,
  type World,
} from "../budget/governance.fixture";
import { setBudget } from "../budget/set-budget";
import { type ChargeWorld, chargeRows, makeChargeWorld } from "../expenditure/charge-world.fixture";
import { type Facts, readCharges } from "../expenditure/naive-sums.fixture";
import { inTenant } from "../tenant";
import type { ChosenCustomers } from "./choose-customers";
import { loadPastDays } from "./load-past-days";
import { suggestBudgets } from "./suggest-budgets";
import { tryPolicy } from "./try-policy";

const database = await openTestDatabase();
const RUNS = process.env["PARTNER_CENTER_LONG"] ? 30 : 3;
const ALL: ChosenCustomers = { customerIds: null, resellerId: null, manager: null, withoutBudget: false };
const AT = new Date("2025-06-03T10:00:00+08:00");
const SINCE = new Date("2020-01-01T00:00:00Z");

type Visible = readonly (readonly [string, Date])[];

/** Whose customers those of the world are now, and since when each reader may read them. */
function visibleTo(world: ChargeWorld): readonly (readonly [Actor, Visible])[] {
  const [moved = "", stays = "", other = "", own = ""] = world.customerIds;
  const handedOn = new Date("2025-04-10T12:00:00+08:00");
  const { distributor, reseller, otherReseller, managers } = world;
  const always = (...ids: string[]) => ids.map((id) => [id, SINCE] as const);
  const ofDistributor = [...always(moved, stays, other), [own, new Date("2025-01-20T10:00:00+08:00")] as const];
  const ofOther = [[moved, handedOn] as const, ...always(other)];
  return [
    [distributor, ofDistributor],
    [reseller, always(stays)],
    [otherReseller, ofOther],
    [managers.distributor, ofDistributor],
    [managers.reseller, always(stays)],
    [managers.otherReseller, ofOther],
    [world.otherDistributor, []],
  ];
}

/** Of these, what an account manager looks after: the customer, or the other reseller, which two are with. */
function assignedOf(world: ChargeWorld, { assigned }: Facts, reader: Actor, visible: Visible): Visible {
  if (!Object.values(world.managers).includes(reader)) return visible;
  const open = assigned.filter(({ member, until }) => member === memberIdOf(reader) && until === null);
  const [moved = "", , other = ""] = world.customerIds;
  const isWithOther = (id: string) => id === moved || id === other;
  const otherId = world.otherReseller.company.id;
  return visible.filter(([id]) => open.some(({ of }) => of === id || (of === otherId && isWithOther(id))));
}

/** The days of one customer, put together from its charges one by one. */
function naiveDays({ charges }: Facts, customerId: string, since: Date): readonly PastDay[] {
  const days = new Map<string, PastDay>();
  for (const { customer, day, mode, spent, shown } of charges) {
    if (customer !== customerId || !shown || day < billingDayOf(since)) continue;
    const known = days.get(day) ?? { day, purchases: ZERO, payPerUse: ZERO, refunded: ZERO };
    const side = spent < 0n ? "refunded" : mode === "pay-per-use" || mode === "spot" ? "payPerUse" : "purchases";
    days.set(day, { ...known, [side]: plus(known[side], spent) });
  }
  return [...days.values()].toSorted((left, right) => (left.day < right.day ? -1 : 1));
}

const policies: fc.Arbitrary<Policy & { readonly amount: { readonly way: "fixed" } }> = fc.record({
  amount: fc
    .integer({ min: 1, max: 20_000_000 })
    .map((amount) => ({ way: "fixed" as const, amount: money(String(amount)) })),
  action: fc.constantFrom(...EXHAUSTION_ACTIONS),
  liftWhenRestored: fc.boolean(),
  thresholds: fc.subarray([...TRIAL_THRESHOLDS]),
});

// With a few rows hardly a budget is used up before its month ends.
const manyRows = fc.array(chargeRows, { minLength: 6, maxLength: 8 }).map((parts) => parts.flat());

test("whoever asks: months, alerts and what is not spent are those of the charges added up by hand", async () => {
  await fc.assert(
    fc.asyncProperty(manyRows, fc.array(policies, { minLength: 4, maxLength: 4 }), async (rows, wishes) => {
      const world = await makeChargeWorld(database.url, rows);
      for (const [reader, visible] of visibleTo(world)) {
        const facts = await readCharges(world, reader);
        const seen = assignedOf(world, facts, reader, visible);
        const ids = seen.map(([id]) => id);
        const loaded = await inTenant(reader, (tx) => loadPastDays(tx, reader, ids, pastRangeOf(AT)));
        for (const [id, since] of seen) expect(loaded.get(id) ?? []).toEqual(naiveDays(facts, id, since));
        for (const policy of wishes) {
          const { rows: found, total } = await tryPolicy(permit(reader, "budget.read"), { chosen: ALL, policy }, AT);
          const naive = seen.map(([id, since]) => {
            const days = naiveDays(facts, id, since);
            const byMonth = completeMonthsOf(since, AT).map(
              (month) => [month, days.filter(({ day }) => monthOfDay(day) === month)] as const,
            );
            return [id, tryMonths({ ...policy, amount: policy.amount.amount }, new Map(byMonth), policy.thresholds)];
          });
          expect(Object.fromEntries(found.map(({ id, months }) => [id, months]))).toEqual(Object.fromEntries(naive));
          expect(total.customers).toBe(seen.length);
        }
      }
      await expectCounted(world);
    }),
    { numRuns: RUNS },
  );
}, 600_000);

/** What a month of the trial spent is what the budgets of that month counted. */
async function expectCounted(world: ChargeWorld): Promise<void> {
  const policy = { amount: { way: "fixed", amount: money("1") }, action: "alert-only" } as const;
  const wish = { chosen: ALL, policy: { ...policy, liftWhenRestored: false, thresholds: TRIAL_THRESHOLDS } };
  const { rows } = await tryPolicy(permit(world.distributor, "budget.read"), wish, AT);
  const counted = await inTenant(world.distributor, (tx) => tx.select().from(customerMonths));
  for (const { id, months } of rows) {
    for (const { month, spent } of months) {
      const sum = counted.find((one) => one.customerId === id && one.month === month)?.counted ?? ZERO;
      expect([month, spent]).toEqual([month, sum]);
    }
  }
}

const LIFTING = { action: "freeze-account", liftWhenRestored: true, thresholds: TRIAL_THRESHOLDS } as const;
const SPENDINGS = [
  ["70", "4.99", "0.01", "20", "-30", "35", "-1", "60", "90"],
  ["160", "-100", "50", "1000"],
  ["20", "20", "20", "20", "20", "20", "20", "20"],
];

/** Customers with a real budget of 100, each charged on every third day of July. */
async function spendThroughJuly(world: World): Promise<readonly string[]> {
  const made: string[] = [];
  for (const _spending of SPENDINGS) {
    const customerId = await joinCustomer(world);
    const wish = { amount: money("100"), lift: ["association-default" as const], ...LIFTING };
    await setBudget(permit(world.distributor, "budget.set"), budgetInput(customerId, wish));
    made.push(customerId);
  }
  for (let index = 0; index < 9; index++) {
    await turnClockTo(database.url, new Date(`2025-07-${String(index * 3 + 2).padStart(2, "0")}T15:00:00+08:00`));
    for (const [which, spending] of SPENDINGS.entries()) {
      const amount = spending[index];
      if (amount !== undefined) await charge(world, made[which] ?? "", amount);
    }
  }
  return made;
}

/** The alerts there really were, when each was first raised, and when the budget froze and lifted. */
async function reallyOf(world: World, customerId: string) {
  const [told, frozen] = await inTenant(world.distributor, async (tx) => [
    await tx
      .select({ threshold: alerts.threshold, raisedAt: alertSteps.at })
      .from(alerts)
      .innerJoin(alertSteps, and(eq(alertSteps.alertId, alerts.id), eq(alertSteps.companyId, alerts.distributorId)))
      .where(and(eq(alerts.customerId, customerId), eq(alertSteps.kind, "raised")))
      .orderBy(alertSteps.at, alerts.threshold),
    await tx
      .select()
      .from(freezeCauses)
      .where(and(eq(freezeCauses.customerId, customerId), eq(freezeCauses.origin, "budget-exhausted"))),
  ]);
  const dayOf = (instant: Date | null | undefined) => (instant ? billingDayOf(instant) : null);
  return {
    alerts: told.map(({ threshold, raisedAt }) => ({ threshold, day: billingDayOf(raisedAt) })),
    actedOn: dayOf(frozen[0]?.since),
    liftedOn: dayOf(frozen[0]?.endedAt),
  };
}

test("the trial says day by day what the real budget did", async () => {
  await turnClockTo(database.url, new Date("2025-07-01T00:00:01+08:00"));
  const world = await makeWorld();
  const made = await spendThroughJuly(world);
  const at = new Date("2025-08-02T09:00:00+08:00");
  const wish = { chosen: ALL, policy: { ...LIFTING, amount: { way: "fixed" as const, amount: money("100") } } };
  const { rows } = await tryPolicy(permit(world.reseller, "budget.read"), wish, at);
  const found = made.map((id) => rows.find((row) => row.id === id)?.months.find(({ month }) => month === "2025-07"));
  for (const [index, customerId] of made.entries()) {
    expect(found[index]).toMatchObject(await reallyOf(world, customerId));
  }
  expect(found.map((july) => july?.alerts.length)).toEqual([5, 2, 3]);
});

test("another company's customers are not tried, not suggested for, and nothing is written of it", async () => {
  const [world, stranger] = [await makeWorld(), await makeWorld()];
  const theirs = await joinCustomer(world);
  const ours = await joinCustomer({ ...world, reseller: world.otherReseller });
  const policy = { amount: { way: "suggested" }, action: "alert-only", liftWhenRestored: false } as const;
  const chosen = { ...ALL, customerIds: [theirs, ours, randomUUID()] };
  const at = new Date("2025-08-02T09:00:00+08:00");
  const count = () => inTenant(world.distributor, (tx) => tx.$count(auditEntries, gte(auditEntries.at, new Date(0))));
  const before = await count();
  const seenBy = async (actor: Actor, wanted: ChosenCustomers) => {
    const reading = permit(actor, "budget.read");
    const wish = { chosen: wanted, policy: { ...policy, thresholds: TRIAL_THRESHOLDS } };
    const tried = (await tryPolicy(reading, wish, at)).rows.map(({ id }) => id);
    const suggested = (await suggestBudgets(reading, wanted, 10, at)).map(({ id }) => id);
    expect(suggested.toSorted()).toEqual(tried.toSorted());
    return tried.toSorted();
  };
  expect(await seenBy(world.distributor, chosen)).toEqual([theirs, ours].toSorted());
  expect(await seenBy(world.reseller, chosen)).toEqual([theirs]);
  expect(await seenBy(world.otherReseller, chosen)).toEqual([ours]);
  expect(await seenBy(stranger.distributor, chosen)).toEqual([]);
  expect(await seenBy(stranger.reseller, { ...ALL, resellerId: world.reseller.company.id })).toEqual([]);
  expect(await seenBy(world.reseller, { ...ALL, resellerId: world.otherReseller.company.id })).toEqual([]);
  expect(await seenBy(world.distributor, { ...ALL, resellerId: world.reseller.company.id })).toEqual([theirs]);
  expect(await seenBy(world.distributor, { ...ALL, withoutBudget: true })).toEqual([theirs, ours].toSorted());
  expect(await count()).toBe(before);
});

test("beside it stands what the budgets in force would have brought; refunds and days are exact", async () => {
  await turnClockTo(database.url, new Date("2025-09-10T10:00:00+08:00"));
  const world = await makeWorld();
  const customerId = await joinCustomer(world);
  await charge(world, customerId, "80", new Date("2025-08-05T00:00:00+08:00"));
  await charge(world, customerId, "40", new Date("2025-08-31T23:59:59.999+08:00"));
  await charge(world, customerId, "-15", new Date("2025-08-20T12:00:00+08:00"));
  const wish = { amount: money("50"), lift: ["association-default" as const] };
  await setBudget(permit(world.distributor, "budget.set"), budgetInput(customerId, wish));
  const policy = { action: "freeze-account", liftWhenRestored: false, thresholds: TRIAL_THRESHOLDS } as const;
  const reading = permit(world.reseller, "budget.read");
  const asked = { chosen: ALL, policy: { ...policy, amount: { way: "percent-of-mean" as const, percent: 1200 } } };
  const { total, present, rows } = await tryPolicy(reading, asked, new Date("2025-09-10T10:00:00+08:00"));
  expect(rows[0]).toMatchObject({ amount: money("105"), budget: { amount: money("50") }, untried: null });
  expect(total).toMatchObject({ alerts: 2, usedUp: 1, firstUsedUpOn: "2025-08-31" as BillingDay });
  expect(present).toMatchObject({ alerts: 2, usedUp: 1, acted: 0, firstUsedUpOn: "2025-08-05" as BillingDay });
  expect(total.spent).toBe(toMoney(minus(money("120"), money("15"))));
});
