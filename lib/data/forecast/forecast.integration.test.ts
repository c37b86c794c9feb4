import { and, eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { alerts, anomalies, auditEntries, messages, outbox } from "@/db/schema";
import { OutlookQuery } from "@/lib/contracts/outlook";
import type { Actor } from "@/lib/domain/access/actor";
import { addDays, addMonths, type BillingDay, monthOfDay } from "@/lib/domain/calendar/billing-month";
import { ZERO } from "@/lib/domain/money/money";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { addColleague, assign } from "../assignment/assignment.fixture";
import {
  budgetInput,
  customerActor,
  joinCustomer,
  makeWorld,
  money,
  permit,
  turnClockTo,
  type World,
} from "../budget/governance.fixture";
import { setBudget } from "../budget/set-budget";
import { listCustomerEvents } from "../customer/list-customer-events";
import { importRows, type Row } from "../delivery/delivery.fixture";
import { inTenant } from "../tenant";
import { dismissAnomaly } from "./dismiss-anomaly";
import { getForecast } from "./get-forecast";
import { listAnomalies } from "./list-anomalies";
import { listOutlook } from "./list-outlook";
import { getPaceRule } from "./load-pace-rules";
import { refreshForecasts } from "./refresh-forecasts";
import { setPaceRule } from "./set-pace-rule";

const database = await openTestDatabase();
const NOW = new Date("2026-06-16T12:00:00+08:00");
const ODD = "2026-06-10" as BillingDay;
const ALL = OutlookQuery.parse({});

let world: World;
let [runsOut, lasts, other, manager]: [string, string, string, Actor | null] = ["", "", "", null];

/** A hundred and fifty days of ten a day, up to yesterday; one of them with forty more of another product. */
function daysOf(accountId: string, june = "10"): Row[] {
  const row = (day: BillingDay, service: string, cost: string): Row => ({
    SubAccountId: accountId,
    BillingAccountId: `bill-${monthOfDay(day)}`,
    ListCost: cost,
    ChargePeriodStart: `${day} 04:00:00`,
    ChargePeriodEnd: `${day} 05:00:00`,
    BillingPeriodStart: `${monthOfDay(day)}-01 00:00:00`,
    BillingPeriodEnd: `${addMonths(monthOfDay(day), 1)}-01 00:00:00`,
    ChargeCategory: "Usage",
    ServiceName: service,
    RegionId: "north-1",
  });
  const days = Array.from({ length: 150 }, (_, index) => addDays("2026-01-17" as BillingDay, index));
  return [...days.map((day) => row(day, "Compute", day < "2026-06" ? "10" : june)), row(ODD, "Storage", "40")];
}

beforeAll(async () => {
  await turnClockTo(database.url, NOW);
  world = await makeWorld();
  runsOut = await joinCustomer(world);
  lasts = await joinCustomer(world);
  other = await joinCustomer({ ...world, reseller: world.otherReseller });
  for (const company of [world.distributor, world.reseller]) await addColleague(company);
  manager = await addColleague(world.reseller, ["account-manager"]);
  await assign(world.reseller, manager, [lasts]);
  await importRows(
    world.distributor,
    [runsOut, lasts, other].flatMap((id) => daysOf(id)),
  );
  const set = permit(world.distributor, "budget.set");
  await setBudget(set, budgetInput(runsOut, { amount: money("250") }));
  await setBudget(set, budgetInput(lasts, { amount: money("1000") }));
  await refreshForecasts(world.distributor.distributorId);
});

const reading = (actor: Actor) => permit(actor, "expenditure.read");

test("a month's end is what is spent and what the days to come cost", async () => {
  const own = await getForecast(reading(customerActor(world, runsOut)), { customerId: runsOut }, NOW);
  // 15 days of ten and forty once; 16 to 30 June to come.
  expect(own).toMatchObject({ spentSoFar: money("190"), expectedEnd: money("340"), basis: 149 });
  expect(own?.backtest?.medianErrorPercent).toBe(0);
  expect(own).toMatchObject({ usedUpOn: "2026-06-21" });
  const whole = await getForecast(reading(world.distributor), null, NOW);
  expect(whole).toMatchObject({ spentSoFar: money("570"), expectedEnd: money("1020"), usedUpOn: null });
  const kept = await getForecast(reading(world.distributor), { resellerId: world.reseller.company.id }, NOW);
  expect(kept).toMatchObject({ spentSoFar: money("380"), expectedEnd: money("680") });
  expect(await getForecast(reading(world.reseller), null, NOW)).toEqual(kept);
});

test("what is kept of a company is what would be told anew, and is told no more once it is old", async () => {
  const kept = await getForecast(reading(world.reseller), null, NOW);
  const later = new Date(NOW.getTime() + 4 * 60 * 60 * 1000);
  const anew = await getForecast(reading(world.reseller), null, later);
  expect(anew?.asOf).toEqual(later);
  expect({ ...anew, asOf: null }).toEqual({ ...kept, asOf: null });
});

test("nobody reads another's forecast, and a narrowed member its customers' alone", async () => {
  expect(await getForecast(reading(world.otherReseller), { customerId: runsOut }, NOW)).toBeNull();
  expect(await getForecast(reading(world.otherDistributor), { customerId: runsOut }, NOW)).toBeNull();
  expect(await getForecast(reading(customerActor(world, lasts)), { customerId: runsOut }, NOW)).toBeNull();
  expect(await getForecast(reading(world.reseller), { resellerId: world.otherReseller.company.id }, NOW)).toBeNull();
  expect(await getForecast(reading(world.reseller), { customerId: "no id" }, NOW)).toBeNull();
  if (!manager) throw new Error("no account manager");
  expect(await getForecast(reading(manager), { customerId: runsOut }, NOW)).toBeNull();
  expect(await getForecast(reading(manager), null, NOW)).toMatchObject({ spentSoFar: money("190") });
  const { rows } = await listOutlook(reading(manager), ALL, NOW);
  expect(rows.map(({ customer }) => customer.id)).toEqual([lasts]);
});

test("the outlook lists who will run out first, whatever the page, and each partner its own", async () => {
  const { rows, counts, asOf } = await listOutlook(reading(world.distributor), ALL, NOW);
  expect(rows.map(({ customer }) => customer.id)).toEqual([runsOut, lasts, other]);
  expect(rows[0]?.forecast).toMatchObject({ usedUpOn: "2026-06-21", expectedEnd: money("340") });
  expect(counts).toEqual({ matched: 3, willRunOut: 1, usedUp: 0 });
  expect(asOf?.getTime()).toBeGreaterThanOrEqual(NOW.getTime());
  const paged: string[] = [];
  for (let after: string | null = null, first = true; first || after !== null; first = false) {
    const page = await listOutlook(reading(world.distributor), { ...ALL, after }, NOW, 1);
    paged.push(...page.rows.map(({ customer }) => customer.id));
    after = page.after;
  }
  expect(paged).toEqual([runsOut, lasts, other]);
  const filtered = async (use: "will-run-out" | "used-up" | "lasts" | "no-budget") =>
    (await listOutlook(reading(world.distributor), { ...ALL, use }, NOW)).rows.map(({ customer }) => customer.id);
  expect(await filtered("will-run-out")).toEqual([runsOut]);
  expect(await filtered("used-up")).toEqual([]);
  expect(await filtered("lasts")).toEqual([lasts]);
  expect(await filtered("no-budget")).toEqual([other]);
  expect((await listOutlook(reading(world.otherReseller), ALL, NOW)).rows.map(({ customer }) => customer.id)).toEqual([
    other,
  ]);
  expect((await listOutlook(reading(world.otherDistributor), ALL, NOW)).rows).toEqual([]);
});

function alertsOf(customerId: string) {
  return inTenant(world.distributor, async (tx) => ({
    alerts: await tx
      .select()
      .from(alerts)
      .where(and(eq(alerts.customerId, customerId), eq(alerts.kind, "budget-pace")))
      .orderBy(alerts.openedAt),
    told: await tx
      .select()
      .from(messages)
      .where(and(eq(messages.customerId, customerId), eq(messages.kind, "budget-pace"))),
    sent: (await tx.select().from(outbox)).filter(
      ({ kind, payload }) => kind === "budget-pace" && JSON.stringify(payload).includes(customerId),
    ),
  }));
}

test("a budget that will be used up alerts both partners once, and resolves and reopens by itself", async () => {
  const refresh = () => refreshForecasts(world.distributor.distributorId);
  const first = await alertsOf(runsOut);
  expect(first.alerts).toMatchObject([{ state: "open", threshold: 100, amount: money("250"), period: "2026-06" }]);
  expect(first.told.map(({ companyKind }) => companyKind).toSorted()).toEqual(["distributor", "reseller"]);
  expect((await alertsOf(lasts)).alerts).toEqual([]);
  const events = await listCustomerEvents(permit(world.distributor, "restriction.read"), runsOut);
  expect(events.filter(({ threshold }) => threshold === 100)).toEqual([]);
  await refresh();
  expect(await alertsOf(runsOut)).toEqual(first);

  const set = permit(world.distributor, "budget.set");
  await setBudget(set, budgetInput(runsOut, { version: 1, amount: money("900") }));
  await refresh();
  expect((await alertsOf(runsOut)).alerts).toMatchObject([{ state: "resolved", resolvedAt: expect.any(Date) }]);
  await setBudget(set, budgetInput(runsOut, { version: 2, amount: money("250") }));
  await refresh();
  const again = await alertsOf(runsOut);
  expect(again.alerts).toMatchObject([{ state: "open", resolvedAt: null }]);
  expect(again.sent).toHaveLength(1);
});

test("alerts follow the rule of the customer's own partner, which is set by whoever saw the one in force", async () => {
  const set = permit(world.reseller, "pace-alert.set");
  const off = { isOn: false, fromDay: 9, certainty: "sure" as const, version: 0 };
  expect(await setPaceRule(set, { ...off, fromDay: 29 })).toMatchObject({
    reasons: [{ code: "pace.day-out-of-range" }],
  });
  expect(await setPaceRule(set, off)).toEqual({ allowed: true });
  expect(await setPaceRule(set, off)).toMatchObject({ reasons: [{ code: "pace.changed-meanwhile" }] });
  expect(await getPaceRule(reading(world.reseller))).toEqual({ ...off, version: 1 });
  expect(await getPaceRule(reading(world.distributor))).toMatchObject({ isOn: true, version: 0 });
  await refreshForecasts(world.distributor.distributorId);
  expect((await alertsOf(runsOut)).alerts).toMatchObject([{ state: "resolved" }]);
  const entries = await inTenant(world.distributor, (tx) =>
    tx.select().from(auditEntries).where(eq(auditEntries.action, "pace-alert.set")),
  );
  expect(entries).toMatchObject([{ after: { paceAlert: { isOn: false, fromDay: 9 } } }]);
});

test("an odd day is listed with what drove it, explained once with a reason, and then among the explained", async () => {
  const open = { customerId: null, days: "open" as const };
  const found = await listAnomalies(reading(world.reseller), open);
  expect(found.map(({ customer, day }) => [customer.id, day]).toSorted()).toEqual(
    [runsOut, lasts].map((id) => [id, ODD]).toSorted(),
  );
  expect(found[0]).toMatchObject({
    amount: money("50"),
    expected: money("10"),
    drivers: [{ product: "Storage", region: "north-1", mode: "pay-per-use", share: 100 }],
  });
  const explain = { customerId: lasts, day: ODD, reason: " A migration " };
  const dismiss = (actor: Actor, input = explain) => dismissAnomaly(permit(actor, "anomaly.dismiss"), input);
  const unknown = { allowed: false, reasons: [{ code: "anomaly.unknown" }] };
  expect(await dismiss(world.otherReseller)).toEqual(unknown);
  expect(await dismiss(world.otherDistributor)).toEqual(unknown);
  expect(await dismiss(world.reseller, { ...explain, day: addDays(ODD, 1) })).toEqual(unknown);
  expect(await dismiss(world.reseller, { ...explain, reason: "" })).toMatchObject({
    reasons: [{ code: "anomaly.reason-missing" }],
  });
  expect(await dismiss(world.reseller)).toEqual({ allowed: true });
  expect(await dismiss(world.distributor)).toMatchObject({ reasons: [{ code: "anomaly.already-dismissed" }] });

  expect((await listAnomalies(reading(world.distributor), { ...open, customerId: lasts })).length).toBe(0);
  const explained = await listAnomalies(reading(world.distributor), { customerId: lasts, days: "dismissed" });
  expect(explained).toMatchObject([{ day: ODD, dismissed: { reason: "A migration" }, amount: money("50") }]);
  expect(await listAnomalies(reading(world.otherReseller), { customerId: null, days: "dismissed" })).toEqual([]);
  const entries = await inTenant(world.distributor, (tx) =>
    tx.select().from(auditEntries).where(eq(auditEntries.action, "anomaly.dismissed")),
  );
  expect(entries).toMatchObject([{ customerId: lasts, reason: "A migration" }]);
});

test("a day that fits again, since its rows went, is listed no more", async () => {
  const before = await listAnomalies(reading(world.distributor), { customerId: other, days: "open" });
  expect(before).toHaveLength(1);
  // So much more of the other days that the delivery is not held for what it lacks.
  const corrected = [runsOut, lasts, other].flatMap((id) => daysOf(id, "12.2"));
  await importRows(
    world.distributor,
    corrected.filter((row) => row["ServiceName"] !== "Storage"),
  );
  await refreshForecasts(world.distributor.distributorId);
  expect(await listAnomalies(reading(world.distributor), { customerId: null, days: "open" })).toEqual([]);
  const rows = await inTenant(world.distributor, (tx) => tx.select().from(anomalies));
  expect(rows).toEqual([]);
});

test("days of which nothing was delivered to anybody are not odd, those of one customer alone are", async () => {
  await turnClockTo(database.url, new Date("2026-06-21T12:00:00+08:00"));
  await refreshForecasts(world.distributor.distributorId);
  expect(await listAnomalies(reading(world.distributor), { customerId: null, days: "open" })).toEqual([]);
  const told = (id: string) => daysOf(id, "12.2").filter((row) => row["ServiceName"] !== "Storage");
  const more = [runsOut, lasts].flatMap((id) =>
    ["16", "17", "18"].map((day) => ({
      ...told(id).at(-1),
      ChargePeriodStart: `2026-06-${day} 04:00:00`,
      ChargePeriodEnd: `2026-06-${day} 05:00:00`,
    })),
  );
  await importRows(world.distributor, [...[runsOut, lasts, other].flatMap(told), ...(more as Row[])]);
  await refreshForecasts(world.distributor.distributorId);
  const found = await listAnomalies(reading(world.distributor), { customerId: null, days: "open" });
  expect(found.map(({ customer, day }) => [customer.id, day])).toEqual(
    // The first day of the stretch.
    [[other, "2026-06-16"]],
  );
  expect(found[0]).toMatchObject({ amount: ZERO, drivers: [{ product: "Compute", share: 100 }] });
});
