import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import { checkInvariants } from "@/db/check-invariants";
import { reachedThreshold } from "@/lib/domain/budget/threshold";
import { billingDayOf, billingMonthOf, monthEndExclusive } from "@/lib/domain/calendar/billing-month";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { moveCustomers } from "../association/move-customer";
import { charge, joinCustomer, makeWorld, money, permit, turnClockTo, type World } from "../budget/governance.fixture";
import { loadMarks } from "../budget/write-marks";
import { meterOf, used } from "../closing/closing.fixture";
import { set } from "../delegation/delegation.fixture";
import { inTenant } from "../tenant";
import { recordUsageEvents } from "../usage-event/record-usage-events";
import { alertsOf, messagesOf, of, openWith, settle, settled, stepsOf, toldOf } from "./alert.fixture";

const database = await openTestDatabase();
let world: World;

beforeEach(async () => {
  await turnClockTo(database.url, new Date());
  world = await makeWorld();
});

afterEach(async () => {
  const broken = (await checkInvariants(database.url)).filter(({ rows }) => rows.length > 0);
  expect(broken).toEqual([]);
});

async function spender(amount = "100"): Promise<string> {
  const id = await joinCustomer(world);
  await set(world.distributor, id, { amount: money(amount), lift: ["association-default"] });
  return id;
}

const KIND = "budget-threshold";

test("usage that falls resolves the alert and says so once, of the highest; rising again reopens it and tells nobody", async () => {
  const { distributor, reseller } = world;
  const id = await spender();
  await charge(world, id, "80");
  await charge(world, id, "20");
  expect(await openWith(world, KIND)).toEqual([of(distributor, reseller), of(distributor, reseller)]);
  const before = await messagesOf(world, id);
  await charge(world, id, "-30");
  expect(await openWith(world, KIND)).toEqual([]);
  expect(await toldOf(world, "alert-resolved", KIND)).toEqual(of(distributor, reseller));
  const fallen = await messagesOf(world, id);
  expect(fallen.filter(({ kind }) => kind === "alert-resolved")).toMatchObject([
    { facts: { alert: KIND, told: { threshold: 100, used: "70", amount: "100" } } },
    { facts: { alert: KIND, told: { threshold: 100 } } },
  ]);
  await charge(world, id, "30");
  expect(await openWith(world, KIND)).toHaveLength(2);
  expect(await messagesOf(world, id)).toHaveLength(fallen.length);
  expect(fallen).toHaveLength(before.length + 2);
});

test("a budget that a person changes, or whose month is over, ends its alerts and tells nobody", async () => {
  const [changed, lasting] = [await spender(), await spender()];
  for (const id of [changed, lasting]) await charge(world, id, "95");
  await set(world.distributor, changed, { amount: money("1000"), version: 1, reason: "More" });
  await settle(world);
  expect(await openWith(world, KIND)).toHaveLength(1);
  const before = await messagesOf(world, lasting);
  await turnClockTo(database.url, monthEndExclusive(billingMonthOf(new Date())));
  expect(await settled(world, KIND)).toEqual([]);
  expect(await toldOf(world, "alert-resolved", KIND)).toEqual([]);
  expect(await messagesOf(world, lasting)).toEqual(before);
});

test("a customer that moves to another reseller brings its alert along, once", async () => {
  const { distributor, reseller, otherReseller } = world;
  const id = await spender();
  await charge(world, id, "95");
  expect(await settled(world, KIND)).toEqual([of(distributor, reseller)]);
  const move = { customerIds: [id], resellerId: otherReseller.company.id, reason: "Agreed" };
  expect(await moveCustomers(permit(distributor, "customer.move"), move)).toMatchObject([
    { decision: { allowed: true } },
  ]);
  expect(await settled(world, KIND)).toEqual([of(distributor, otherReseller)]);
  const [alert, ...more] = await alertsOf(world, KIND);
  expect(more).toEqual([]);
  expect(await stepsOf(world, alert?.id ?? "", reseller)).toEqual(["raised", "resolved"]);
  expect(await stepsOf(world, alert?.id ?? "", distributor)).toEqual(["raised"]);
});

const parts = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 4 });
const spending = fc.array(parts, { minLength: 1, maxLength: 4 });

test("however charges are split, doubled and ordered, the mark is the same and no threshold is told twice", async () => {
  await fc.assert(
    fc.asyncProperty(spending, fc.infiniteStream(fc.nat()), async (charges, shuffle) => {
      const id = await spender();
      const day = billingDayOf(new Date());
      const events = charges.flat().map((amount) => used(id, day, String(amount)));
      // Each is sent once or twice, at any place and in any company.
      const sent = [...events, ...events.filter(() => (shuffle.next().value ?? 0) % 2 === 0)]
        .map((event) => ({ event, place: shuffle.next().value ?? 0 }))
        .toSorted((one, other) => one.place - other.place)
        .map(({ event }) => event);
      while (sent.length > 0) {
        const some = sent.splice(0, 1 + ((shuffle.next().value ?? 0) % 3));
        await recordUsageEvents(permit(meterOf(world), "usage.record"), some);
      }
      const total = charges.flat().reduce((sum, amount) => sum + amount, 0);
      const marks = await inTenant(world.distributor, (tx) => loadMarks(tx, world.distributor.distributorId, [id]));
      const reached = reachedThreshold(money(String(total)), money("100"));
      expect(Math.max(0, ...(marks.get(id) ?? []).map(({ mark }) => mark))).toBe(reached);
      const messages = (await messagesOf(world, id)).filter(({ kind }) => kind === KIND);
      const told = messages.map(({ to, facts }) => `${to} ${facts.threshold}`);
      expect(new Set(told).size).toBe(told.length);
      expect(messages.filter(({ facts }) => facts.threshold === reached).length > 0).toBe(reached > 0);
    }),
    { numRuns: 12, endOnFailure: true },
  );
}, 120_000);
