import { expect, test } from "vitest";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import {
  budgetInput,
  charge,
  countWrites,
  customerActor,
  makeWorld,
  money,
  permit,
  turnClockTo,
} from "../budget/governance.fixture";
import { setBudget } from "../budget/set-budget";
import { turnTo } from "../company/suspension.fixture";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { freezeCustomer } from "../restriction/freeze-customer";
import { inTenant } from "../tenant";
import { getReservation } from "./get-reservation";
import { lapseReservations } from "./lapse-reservations";
import { listOpenReservations } from "./list-open-reservations";
import {
  budgeted,
  codesOf,
  confirm,
  meterOf,
  release,
  reserved,
  setAside,
  shopOf,
  storedOf,
} from "./reservation.fixture";

const database = await openTestDatabase();
const world = await makeWorld();
const { distributor } = world;
const now = () => inTenant(distributor, instantOf);
const later = async (ms: number) => turnClockTo(database.url, new Date((await now()).getTime() + ms));

test("of 64 at once exactly as many are set aside as the budget has room for", async () => {
  const customerId = await budgeted(world);
  await charge(world, customerId, "9.5");
  const answers = await Promise.all(Array.from({ length: 64 }, () => setAside(distributor, customerId, "7")));
  // 90.5 is left: twelve of 7.
  expect(answers.filter(({ allowed }) => allowed)).toHaveLength(12);
  for (const answer of answers) if (!answer.allowed) expect(codesOf(answer)).toEqual(["purchase.budget-insufficient"]);
  expect(await meterOf(world, customerId)).toEqual({
    used: money("93.5"),
    reserved: money("84"),
    remaining: money("6.5"),
  });
});

test("confirmed and released at once, twice each: it ends exactly once, and the money is where it belongs", async () => {
  for (let round = 0; round < 6; round += 1) {
    const customerId = await budgeted(world);
    const id = await reserved(world, customerId, "40");
    const acts = [
      () => confirm(distributor, id, customerId),
      () => release(distributor, id),
      () => confirm(distributor, id, customerId),
      () => release(distributor, id),
    ];
    const answers = await Promise.all((round % 2 === 0 ? acts : acts.toReversed()).map((act) => act()));
    const [done, ...more] = answers.filter(({ allowed }) => allowed);
    expect(more).toEqual([]);
    const state = done?.allowed ? done.reservation.state : null;
    const used = state === "confirmed" ? "40" : "0";
    expect(await meterOf(world, customerId)).toMatchObject({ used: money(used), reserved: money("0") });
    expect(answers.flatMap(codesOf)).toEqual(Array.from({ length: 3 }, () => "reservation.not-open"));
  }
});

test("confirmed for less it counts once, at what was bought, and alerts as every charge; for more it is refused", async () => {
  const customerId = await budgeted(world);
  const id = await reserved(world, customerId, "80");
  expect(codesOf(await confirm(distributor, id, customerId, { amount: money("80.000000000001") }))).toEqual([
    "reservation.amount-over-reserved",
  ]);
  const elsewhere = await budgeted(world);
  expect(codesOf(await confirm(distributor, id, elsewhere))).toEqual(["reservation.account-not-customers"]);
  expect(codesOf(await confirm(distributor, id, "nobody's"))).toEqual(["reservation.account-not-customers"]);
  expect(await confirm(distributor, id, customerId, { amount: money("76") })).toMatchObject({
    allowed: true,
    reservation: { state: "confirmed", confirmed: money("76"), account: customerId },
  });
  expect(await storedOf(world, customerId)).toMatchObject({
    months: [{ counted: money("76"), reserved: money("0") }],
    states: ["confirmed"],
  });
});

test("setting aside raises no alert and runs no action; the confirmed purchase does", async () => {
  const customerId = await budgeted(world, { action: "freeze-account" });
  const id = await reserved(world, customerId, "95");
  // A charge beside it: 10 of 100 is used, whatever is set aside.
  expect(await charge(world, customerId, "5")).toMatchObject([{ alertAt: null, act: null, exhausted: false }]);
  expect(codesOf(await setAside(distributor, customerId, "1"))).toEqual(["purchase.budget-exhausted"]);
  await confirm(distributor, id, customerId);
  expect(codesOf(await setAside(distributor, customerId, "1"))).toEqual([
    "purchase.account-frozen",
    "purchase.budget-exhausted",
  ]);
});

test("a lapsed one counts in no decision from its very end, before anybody met it; the job frees it, once", async () => {
  const customerId = await budgeted(world);
  await reserved(world, customerId, "60", 60);
  await reserved(world, customerId, "30");
  await later(60_000);
  expect(await meterOf(world, customerId)).toMatchObject({ used: money("30"), reserved: money("30") });
  expect(await storedOf(world, customerId)).toMatchObject({ months: [{ reserved: money("90") }] });
  const reading = permit(distributor, "customer.read");
  expect(await listOpenReservations(reading, customerId)).toMatchObject([{ amount: money("30"), madeBy: "shop" }]);
  await Promise.all([
    lapseReservations(distributor.distributorId),
    lapseReservations(distributor.distributorId),
    setAside(distributor, customerId, "70"),
  ]);
  expect(await storedOf(world, customerId)).toMatchObject({
    months: [{ reserved: money("100") }],
    states: ["lapsed", "open", "open"],
  });
});

test("too late it is neither confirmed nor released, and whoever came frees it; in time it is, racing the job", async () => {
  const customerId = await budgeted(world);
  const [first, second] = [await reserved(world, customerId, "10", 30), await reserved(world, customerId, "20", 60)];
  await later(30_000);
  const answers = await Promise.all([
    confirm(distributor, first, customerId),
    release(distributor, first),
    confirm(distributor, second, customerId),
    lapseReservations(distributor.distributorId),
  ]);
  expect(answers.slice(0, 2)).toMatchObject([
    { allowed: false, reasons: [{ code: "reservation.not-open", state: "lapsed" }] },
    { allowed: false, reasons: [{ code: "reservation.not-open", state: "lapsed" }] },
  ]);
  expect(answers[2]).toMatchObject({ allowed: true });
  expect(await storedOf(world, customerId)).toMatchObject({
    months: [{ counted: money("20"), reserved: money("0") }],
    states: ["lapsed", "confirmed"],
  });
});

test("in its life it is confirmed though the customer is frozen and used up, and its partners frozen, since", async () => {
  const fallen = await makeWorld();
  const [taken, left] = await Promise.all([budgeted(fallen), budgeted(fallen)]);
  const [toConfirm, toRelease] = [await reserved(fallen, taken, "50"), await reserved(fallen, left, "50")];
  await turnTo(fallen.distributor, "frozen");
  await turnTo(fallen.reseller, "frozen");
  expect(codesOf(await setAside(fallen.reseller, taken, "1"))).toEqual([
    "company.suspended",
    "purchase.partner-suspended",
  ]);
  expect(await confirm(fallen.reseller, toConfirm, taken)).toMatchObject({ allowed: true });
  expect(await release(fallen.distributor, toRelease)).toMatchObject({ allowed: true });

  const customerId = await budgeted(world);
  const id = await reserved(world, customerId, "50");
  await charge(world, customerId, "200");
  const about = { customerId, reason: "Because", messageToCustomer: null };
  await freezeCustomer(permit(distributor, "restriction.freeze"), {
    ...about,
    level: "account",
    agreementVersion: null,
  });
  expect(codesOf(await setAside(distributor, customerId, "1"))).toEqual([
    "purchase.account-frozen",
    "purchase.budget-exhausted",
  ]);
  expect(await confirm(distributor, id, customerId)).toMatchObject({ allowed: true });
  expect(await storedOf(world, customerId)).toMatchObject({ months: [{ counted: money("250") }] });
});

test("nobody else's: another distributor, another reseller and a customer get nothing, and nothing is written", async () => {
  const customerId = await budgeted(world);
  const id = await reserved(world, customerId, "10");
  const before = await countWrites(world);
  for (const actor of [world.otherDistributor, world.otherReseller]) {
    expect(codesOf(await setAside(actor, customerId, "1"))).toEqual(["reservation.unknown"]);
    expect(codesOf(await confirm(actor, id, customerId))).toEqual(["reservation.unknown"]);
    expect(codesOf(await release(actor, id))).toEqual(["reservation.unknown"]);
    expect(await getReservation(shopOf(actor), id)).toBeNull();
    expect(await listOpenReservations(permit(actor, "customer.read"), customerId)).toEqual([]);
  }
  expect(() => shopOf(customerActor(world, customerId))).toThrow("may not");
  expect(await listOpenReservations(permit(customerActor(world, newId()), "portal.read"), customerId)).toEqual([]);
  expect(await countWrites(world)).toEqual(before);
  // Its own reseller's shop may, and the customer reads what is set aside.
  const own = permit(customerActor(world, customerId), "portal.read");
  expect(await listOpenReservations(own, customerId)).toMatchObject([{ id }]);
  expect(await release(world.reseller, id)).toMatchObject({ allowed: true, reservation: { state: "released" } });
});

test("a one-time budget counts it too, also when it became one since, and keeps what is confirmed", async () => {
  const customerId = await budgeted(world, { type: "one-time" });
  const id = await reserved(world, customerId, "70");
  expect(await storedOf(world, customerId)).toMatchObject({ oneTime: [{ used: money("0"), reserved: money("70") }] });
  expect(codesOf(await setAside(distributor, customerId, "31"))).toEqual(["purchase.budget-insufficient"]);
  await confirm(distributor, id, customerId);
  expect(await storedOf(world, customerId)).toMatchObject({ oneTime: [{ used: money("70"), reserved: money("0") }] });

  const changed = await budgeted(world);
  const [kept, lapsing] = [await reserved(world, changed, "15"), await reserved(world, changed, "25", 10)];
  await later(10_000);
  const input = budgetInput(changed, { type: "one-time", amount: money("50"), version: 1 });
  expect(await setBudget(permit(distributor, "budget.set"), input)).toEqual({ status: "saved" });
  expect(await meterOf(world, changed)).toMatchObject({ reserved: money("15"), remaining: money("35") });
  expect(codesOf(await release(distributor, lapsing))).toEqual(["reservation.not-open"]);
  expect(await release(distributor, kept)).toMatchObject({ allowed: true });
  expect(await storedOf(world, changed)).toMatchObject({ oneTime: [{ reserved: money("0") }] });
});
