import { afterEach, beforeEach, expect, test } from "vitest";
import { checkInvariants } from "@/db/check-invariants";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { charge, joinCustomer, makeWorld, money, permit, turnClockTo, type World } from "../budget/governance.fixture";
import { turnTo } from "../company/suspension.fixture";
import { grantTo, set } from "../delegation/delegation.fixture";
import { rejectRequest } from "../request/reject-request";
import { activation, waiting } from "../request/request.fixture";
import { alertsOf, of, settle, settled, stepsOf, toldOf } from "./alert.fixture";
import { getAlertLimits } from "./get-alert-limits";
import { setAlertLimits } from "./set-alert-limits";

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

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
const turn = (milliseconds: number) => turnClockTo(database.url, new Date(Date.now() + milliseconds));

test("of a quota the highest threshold that is used stands with both sides, and none once usage or quota is another", async () => {
  const { distributor, reseller } = world;
  const id = await joinCustomer(world);
  await set(distributor, id, { amount: money("2000"), lift: ["association-default"] });
  await grantTo(world, { monthlyQuota: money("3000") });
  await charge(world, id, "2250");
  expect(await settled(world, "quota-used")).toEqual([of(distributor, reseller)]);
  await charge(world, id, "750");
  expect(await settled(world, "quota-used")).toEqual([of(distributor, reseller)]);
  expect(await alertsOf(world, "quota-used")).toMatchObject([
    { state: "resolved", facts: { threshold: 75 } },
    { state: "open", severity: "critical", facts: { threshold: 100, quota: "monthly", amount: "3000", used: "3000" } },
  ]);
  await charge(world, id, "-700");
  await settle(world);
  expect((await alertsOf(world, "quota-used")).map(({ state }) => state)).toEqual(["open", "resolved"]);
  await grantTo(world, { monthlyQuota: money("9000") }, 1);
  expect(await settled(world, "quota-used")).toEqual([]);
  // Thresholds of quotas are told by the job that keeps their marks.
  expect(await toldOf(world, "alert-raised", "quota-used")).toEqual([]);
});

test("an end of a grant comes nearer and graver with 30, 7 and 1 days, and brings itself back to who put it off", async () => {
  const { distributor, reseller } = world;
  const until = new Date(Date.now() + 40 * DAY);
  await grantTo(world, { until });
  expect(await settled(world, "delegation-ending")).toEqual([]);
  await turn(11 * DAY);
  expect(await settled(world, "delegation-ending")).toEqual([of(distributor, reseller)]);
  const [alert] = await alertsOf(world, "delegation-ending");
  expect(alert).toMatchObject({ severity: "info", facts: { days: 30 } });
  await turn(34 * DAY);
  await settle(world);
  expect(await alertsOf(world, "delegation-ending")).toMatchObject([{ severity: "info", facts: { days: 7 } }]);
  await turn(39.5 * DAY);
  await settle(world);
  expect(await alertsOf(world, "delegation-ending")).toMatchObject([{ severity: "critical", facts: { days: 1 } }]);
  expect(await stepsOf(world, alert?.id ?? "", distributor)).toEqual(["raised", "worsened"]);
  await turn(41 * DAY);
  expect(await settled(world, "delegation-ending")).toEqual([]);
});

test("a request that waits longer than the distributor lets it is told once, and over when answered", async () => {
  const { distributor, reseller } = world;
  const id = await joinCustomer(world);
  const requestId = await waiting(reseller, id, activation);
  expect(await settled(world, "request-waiting")).toEqual([]);
  await turn(13 * HOUR);
  expect(await settled(world, "request-waiting")).toEqual([]);
  const may = permit(distributor, "alert-limit.set");
  expect(await setAlertLimits(may, { requestHours: 0, deliveryLateDays: 61 })).toMatchObject({
    reasons: [
      { code: "alert-limit.hours-out-of-range", max: 720 },
      { code: "alert-limit.days-out-of-range", max: 60 },
    ],
  });
  expect(await setAlertLimits(may, { requestHours: 12, deliveryLateDays: 2 })).toEqual({ allowed: true });
  expect(await getAlertLimits(permit(distributor, "alert.read"))).toEqual({ requestHours: 12, deliveryLateDays: 2 });
  expect(await getAlertLimits(permit(world.otherDistributor, "alert.read"))).toMatchObject({ requestHours: 24 });
  for (let minute = 0; minute < 3; minute++) await settle(world);
  expect(await alertsOf(world, "request-waiting")).toMatchObject([{ state: "open", with: of(distributor) }]);
  expect(await toldOf(world, "alert-raised", "request-waiting")).toEqual(of(distributor));
  const [alert] = await alertsOf(world, "request-waiting");
  await rejectRequest(permit(distributor, "request.decide"), { requestId, note: "Not now" });
  expect(await settled(world, "request-waiting")).toEqual([]);
  expect(await toldOf(world, "alert-resolved", "request-waiting")).toEqual(of(distributor));
  expect(alert?.facts).toMatchObject({ request: "activate", reseller: reseller.company.name });
});

test("a suspended reseller is an alert of the distributor and its own, until it is reinstated", async () => {
  const { distributor, reseller } = world;
  await turnTo(reseller, "restricted");
  expect(await settled(world, "partner-suspended")).toEqual([of(distributor, reseller)]);
  await turnTo(reseller, "frozen");
  await settle(world);
  const [former, present] = await alertsOf(world, "partner-suspended");
  expect([former?.state, present?.state, present?.facts]).toMatchObject(["resolved", "open", { state: "frozen" }]);
  await turnTo(reseller, "active");
  expect(await settled(world, "partner-suspended")).toEqual([]);
  await turnTo(distributor, "restricted");
  expect(await settled(world, "partner-suspended")).toEqual([of(distributor)]);
  await turnTo(distributor, "active");
});
