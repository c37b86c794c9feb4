import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";
import { expect, test } from "vitest";
import {
  addDays,
  addMonths,
  billingDayOf,
  billingMonthOf,
  monthEndExclusive,
  monthOfDay,
} from "@/lib/domain/calendar/billing-month";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { leave } from "../association/leaving.fixture";
import { moveCustomer } from "../association/move-customer";
import { charge, countWrites, makeWorld, money, permit, turnClockTo } from "../budget/governance.fixture";
import { grantTo, set } from "../delegation/delegation.fixture";
import { importRows } from "../delivery/delivery.fixture";
import { instantOf } from "../instant";
import { inTenant } from "../tenant";
import { lapseReservations } from "./lapse-reservations";
import {
  asking,
  budgeted,
  codesOf,
  confirm,
  meterOf,
  reserved,
  setAside,
  shopOf,
  storedOf,
} from "./reservation.fixture";

const database = await openTestDatabase();
const world = await makeWorld();
const { distributor } = world;
const now = () => inTenant(distributor, instantOf);

test("across midnight of a month it stays of the month it was made in, to the millisecond of its life", async () => {
  const customerId = await budgeted(world);
  const midnight = monthEndExclusive(billingMonthOf(await now()));
  await turnClockTo(database.url, new Date(midnight.getTime() - 5 * 60_000));
  const [kept, lapsing] = [await reserved(world, customerId, "60"), await reserved(world, customerId, "30", 300)];
  await charge(world, customerId, "10");
  await turnClockTo(database.url, new Date(midnight.getTime() + 60_000));
  // The new month has all of its budget: what is set aside is of the old one.
  expect(await meterOf(world, customerId)).toEqual({ used: money("0"), reserved: money("0"), remaining: money("100") });
  const made = billingMonthOf(new Date(midnight.getTime() - 1));
  const fresh = await reserved(world, customerId, "100");
  expect(codesOf(await confirm(distributor, lapsing, customerId))).toEqual(["reservation.not-open"]);
  expect(await confirm(distributor, kept, customerId)).toMatchObject({ allowed: true });
  expect(await confirm(distributor, fresh, customerId)).toMatchObject({ allowed: true });
  expect(await storedOf(world, customerId)).toMatchObject({
    months: [
      { month: made, counted: money("70"), reserved: money("0") },
      { month: addMonths(made, 1), counted: money("100"), reserved: money("0") },
    ],
    states: ["confirmed", "lapsed", "confirmed"],
  });
});

test("what was set aside before a customer moved or left is confirmed by whom it was with, and by nobody else", async () => {
  const [moved, gone] = [await budgeted(world), await budgeted(world)];
  const [ofMoved, ofGone] = [await reserved(world, moved, "40"), await reserved(world, gone, "25")];
  const to = { customerId: moved, resellerId: world.otherReseller.company.id, reason: "Region changed hands" };
  expect(await moveCustomer(permit(distributor, "customer.move"), to)).toMatchObject({ allowed: true });
  expect(await leave(world, gone)).toEqual([]);
  for (const [id, customerId] of [
    [ofMoved, moved],
    [ofGone, gone],
  ] as const) {
    expect(codesOf(await confirm(world.otherReseller, id, customerId))).toEqual(["reservation.unknown"]);
    expect(codesOf(await confirm(world.otherDistributor, id, customerId))).toEqual(["reservation.unknown"]);
    expect(await confirm(world.reseller, id, customerId)).toMatchObject({ allowed: true });
  }
  expect(await storedOf(world, moved)).toMatchObject({ months: [{ counted: money("40"), reserved: money("0") }] });
  expect(await storedOf(world, gone)).toMatchObject({ months: [{ reserved: money("0") }], states: ["confirmed"] });
});

test("a pool takes what is set aside as used, and gets back what lapsed without waiting for anybody", async () => {
  const pooled = await makeWorld();
  const budgetOf = (customerId: string, amount: string, version = 0) =>
    set(pooled.reseller, customerId, { amount: money(amount), version });
  const [first, second] = [await budgeted(pooled), await budgeted(pooled)];
  expect(await grantTo(pooled, { permissions: ["set-budget"], monthlyQuota: money("200") })).toEqual([]);
  const id = await reserved(pooled, first, "35", 60);
  expect(await budgetOf(first, "10", 1)).toEqual([]);
  // The first takes 35 though its budget is 10, so 165 is left.
  expect(await budgetOf(second, "165.01", 1)).toEqual(["budget.above-quota"]);
  expect(await budgetOf(second, "165", 1)).toEqual([]);
  await turnClockTo(database.url, new Date((await now()).getTime() + 60_000));
  expect(await budgetOf(second, "190", 2)).toEqual([]);
  expect(codesOf(await confirm(pooled.reseller, id, first))).toEqual(["reservation.not-open"]);
});

test("the purchase counts until a delivery covers its day, and gives way whichever of the two comes first", async () => {
  const customerId = await budgeted(world);
  const [before, after] = [await reserved(world, customerId, "40"), await reserved(world, customerId, "20")];
  expect(await confirm(distributor, before, customerId)).toMatchObject({ allowed: true });
  expect(await meterOf(world, customerId)).toMatchObject({ used: money("60"), reserved: money("20") });

  const today = billingDayOf(await now());
  const month = monthOfDay(today);
  const period = { BillingPeriodStart: `${month}-01 00:00:00`, BillingPeriodEnd: `${addMonths(month, 1)}-01 00:00:00` };
  const billed = (day: string, ListCost: string) => ({
    SubAccountId: customerId,
    BillingAccountId: customerId,
    ListCost,
    ...period,
    ChargePeriodStart: `${day} 04:00:00`,
    ChargePeriodEnd: `${day} 05:00:00`,
  });
  await importRows(distributor, [billed(today, "7"), billed(addDays(today, 1), "2")]);
  expect(await meterOf(world, customerId)).toMatchObject({ used: money("29"), reserved: money("20") });
  expect(await confirm(distributor, after, customerId)).toMatchObject({ allowed: true });
  expect(await meterOf(world, customerId)).toMatchObject({ used: money("9"), reserved: money("0") });
});

test("killed half-way, reserving and confirming have done nothing, and can be done again", async () => {
  const customerId = await budgeted(world);
  const id = await reserved(world, customerId, "40");
  const writes = await countWrites(world);
  const before = await storedOf(world, customerId);
  await killHalfWay(customerId, "reserve", "reserve", asking(customerId, "10"));
  const confirming = { reservationId: id, account: customerId, amount: null, service: "Compute" };
  await killHalfWay(customerId, "confirm-reservation", "confirmReservation", confirming);
  expect(await storedOf(world, customerId)).toEqual(before);
  expect(await countWrites(world)).toEqual(writes);
  expect(await setAside(distributor, customerId, "10")).toMatchObject({ allowed: true });
  expect(await confirm(distributor, id, customerId)).toMatchObject({ allowed: true });
  expect(await lapseReservations(distributor.distributorId)).toBe(0);
});

function inOtherProcess(file: string, name: string, input: object): ChildProcess {
  const code = `
    const { issuePermit } = await import("./lib/domain/access/permit.ts");
    const { ${name} } = await import("./lib/data/reservation/${file}.ts");
    const [actor, input] = JSON.parse(process.argv[1], (key, value) => (key === "amount" && value ? BigInt(value) : value));
    await ${name}(issuePermit(actor, "purchase.reserve"), input);`;
  const script = ["--conditions=react-server", "--import", "tsx", "--input-type=module", "-e", code];
  const sent = JSON.stringify([shopOf(distributor).actor, input], (_, value) =>
    typeof value === "bigint" ? String(value) : value,
  );
  return spawn(process.execPath, [...script, sent], {
    env: { ...process.env, DATABASE_URL: database.url },
    stdio: "ignore",
  });
}

/** Waits until the command waits for the month's row, its reservation written already, and kills its process. */
async function killHalfWay(customerId: string, file: string, name: string, input: object): Promise<void> {
  const owner = postgres(database.url, { max: 2, onnotice: () => {} });
  const waiting = () => owner<{ pid: number }[]>`
    select pid from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock' and query ilike '%insert into customer_months%'`;
  try {
    await owner.begin(async (tx) => {
      await tx`select set_config('app.distributor', ${distributor.distributorId}, true)`;
      await tx`select 1 from customer_months where customer_id = ${customerId} for update`;
      const killed = inOtherProcess(file, name, input);
      while ((await waiting()).length === 0) {
        expect(killed.exitCode).toBeNull();
        await pause(20);
      }
      killed.kill("SIGKILL");
      await once(killed, "exit");
      for (const { pid } of await waiting()) await owner`select pg_terminate_backend(${pid})`;
      while ((await waiting()).length > 0) await pause(20);
    });
  } finally {
    await owner.end();
  }
}
