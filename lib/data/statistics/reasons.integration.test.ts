import { beforeAll, expect, test } from "vitest";
import { wholeOf } from "@/lib/contracts/expenditure";
import { ComparisonQuery } from "@/lib/contracts/statistics-query";
import type { ComparedCustomer } from "@/lib/contracts/statistics-view";
import type { Actor } from "@/lib/domain/access/actor";
import { addDays, type BillingDay, type BillingMonth, billingDayOf } from "@/lib/domain/calendar/billing-month";
import { wholeMonth } from "@/lib/domain/expenditure/period";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { joinOwn } from "../assignment/assignment.fixture";
import { budgetInput, makeWorld, money, permit, turnClockTo } from "../budget/governance.fixture";
import { setBudget } from "../budget/set-budget";
import { give } from "../coupon/coupon.fixture";
import { set } from "../delegation/delegation.fixture";
import type { Row } from "../delivery/delivery.fixture";
import { type ChargeWorld, makeChargeWorld } from "../expenditure/charge-world.fixture";
import { instantOf } from "../instant";
import { buy, codesOf, sell } from "../order/order.fixture";
import { liftFreeze } from "../restriction/lift-freeze";
import { inTenant } from "../tenant";
import { getOverview } from "./get-overview";
import { getTrend } from "./get-trend";
import { listBudgetMonths } from "./list-budget-months";
import { type Comparison, listComparedCustomers } from "./list-compared-customers";
import { listGroups } from "./list-groups";
import { listMovers } from "./list-movers";
import { listResourceChanges } from "./list-resource-changes";

const database = await openTestDatabase();

const [APRIL, MAY] = ["2025-04" as BillingMonth, "2025-05" as BillingMonth];
const [STAYS, OTHER, OWN] = [1, 2, 3];
let world: ChargeWorld;
let [stays, other] = ["", ""];

type Given = readonly [account: number, day: string, resource: string, cost: string, more?: Partial<Row>];

function rowOf([account, day, resource, cost, more]: Given): Row {
  const month = Number(day.slice(5, 7));
  return {
    SubAccountId: String(account),
    BillingAccountId: `bill-${month}`,
    ListCost: cost,
    ChargePeriodStart: `${day} 02:00:00`,
    ChargePeriodEnd: `${day} 03:00:00`,
    BillingPeriodStart: `2025-0${month}-01 00:00:00`,
    BillingPeriodEnd: `2025-0${month + 1}-01 00:00:00`,
    ChargeCategory: "Usage",
    ServiceName: "Compute",
    RegionId: "north-1",
    ResourceId: resource,
    ...more,
  };
}

/** More products than are drawn or listed one by one: the nth costs n. */
const MANY: readonly Given[] = Array.from({ length: 22 }, (_, index) => [
  OWN,
  "2025-02-10",
  "many",
  String(index + 1),
  { ServiceName: `Service ${index + 1}` },
]);

const CHARGES: readonly Given[] = [
  ...MANY,
  [STAYS, "2025-04-10", "calm", "10"],
  [STAYS, "2025-04-11", "shrinking", "30"],
  [STAYS, "2025-05-10", "calm", "10"],
  [STAYS, "2025-05-11", "shrinking", "5"],
  [STAYS, "2025-05-12", "runaway", "100"],
  [STAYS, "2025-05-12", "runaway", "7", { ChargeCategory: "Tax" }],
  [STAYS, "2025-05-13", "stored", "20", { ServiceName: "Storage" }],
  [STAYS, "2025-06-01", "runaway", "500"],
  [OTHER, "2025-04-10", "calm", "40"],
  [OTHER, "2025-05-10", "runaway", "4"],
];

beforeAll(async () => {
  world = await makeChargeWorld(database.url, CHARGES.map(rowOf));
  [stays, other] = [world.customerIds[STAYS] ?? "", world.customerIds[OTHER] ?? ""];
}, 120_000);

const reading = (actor: Actor) => permit(actor, "expenditure.read");
const may = wholeOf(wholeMonth(MAY), "statistics");

test("a mover's reason is the slice and the resource that moved most its way", async () => {
  const { risen, fallen } = await listMovers(reading(world.distributor), may, wholeMonth(APRIL));
  const reason = { product: "Compute", region: "north-1", chargingMode: "pay-per-use" };
  expect(risen).toMatchObject([
    {
      customerId: stays,
      spent: money("135"),
      former: money("40"),
      reason: { ...reason, change: money("75"), resource: { resourceId: "runaway", spent: money("100") } },
    },
  ]);
  expect(fallen).toMatchObject([
    {
      customerId: other,
      reason: { ...reason, change: money("-36"), resource: { resourceId: "calm", spent: money("0") } },
    },
  ]);
});

test("resources that moved are told, greatest first, of one's own customer only, taxes and other days left out", async () => {
  const of = { ...may, customerId: stays };
  const told = await listResourceChanges(reading(world.reseller), of, wholeMonth(APRIL));
  expect(told?.map(({ resourceId, spent, former }) => [resourceId, spent, former])).toEqual([
    ["runaway", money("100"), money("0")],
    ["shrinking", money("5"), money("30")],
    ["stored", money("20"), money("0")],
  ]);
  const storage = await listResourceChanges(reading(world.reseller), { ...of, product: "Storage" }, wholeMonth(APRIL));
  expect(storage?.map(({ resourceId }) => resourceId)).toEqual(["stored"]);
  expect(await listResourceChanges(reading(world.otherReseller), of, wholeMonth(APRIL))).toEqual([]);
  expect(await listResourceChanges(reading(world.managers.reseller), of, wholeMonth(APRIL))).toEqual([]);
});

test("customers are compared by amounts, each sort page by page", async () => {
  const pagesBy = async (actor: Actor, sort: ComparisonQuery["sort"]) => {
    const found: ComparedCustomer[] = [];
    let after: string | null = null;
    do {
      const place = { ...ComparisonQuery.parse({ sort }), after };
      const page: Comparison = await listComparedCustomers(reading(actor), may, {
        former: wholeMonth(APRIL),
        place,
        size: 1,
      });
      found.push(...page.rows);
      after = page.after;
    } while (after !== null && found.length < 9);
    return found.map(({ id }) => id);
  };
  // 135 and 4 now, 40 and 40 before: as texts they would stand the other way round.
  for (const sort of ["spent", "share", "change"] as const) {
    expect(await pagesBy(world.distributor, sort), sort).toEqual([stays, other]);
  }
  expect(await pagesBy(world.distributor, "former")).toEqual([stays, other].toSorted().toReversed());
  expect(await pagesBy(world.reseller, "spent")).toEqual([stays]);
});

test("the greatest groups are drawn and listed one by one, all others as one", async () => {
  const february = wholeOf(wholeMonth("2025-02" as BillingMonth), "statistics");
  const { series } = await getTrend(reading(world.distributor), february, { group: "product", unit: "month" });
  expect(series.map(({ kind, group, amounts }) => [kind, group.key, amounts])).toEqual([
    ...[22, 21, 20, 19, 18, 17].map((n) => ["group", `Service ${n}`, [money(String(n))]]),
    ["other", "", [money("136")]],
  ]);
  const former = wholeMonth(APRIL);
  const { rows, others } = await listGroups(reading(world.distributor), february, { group: "product", former });
  expect(rows.map(({ spent }) => spent)).toEqual(Array.from({ length: 20 }, (_, n) => money(String(22 - n))));
  expect(others).toEqual({ count: 3, spent: money("3"), former: money("80") });
});

test("budgets in force stand beside all of spending: a month's, a day's part, and of one's own customers", async () => {
  const budget = budgetInput(stays, { type: "monthly", amount: money("300"), action: "alert-only" });
  const saved = await setBudget(permit(world.distributor, "budget.set"), budget);
  expect(saved.status).toBe("saved");
  const both = wholeOf({ from: "2025-05-01" as BillingDay, to: "2025-06-03" as BillingDay }, "statistics");
  const budgetsOf = async (actor: Actor, filter = both, unit: "day" | "month" = "month") =>
    (await getTrend(reading(actor), filter, { group: "product", unit })).steps.map((step) => step.budget);
  expect(await budgetsOf(world.distributor)).toEqual([null, money("300")]);
  expect(await budgetsOf(world.reseller)).toEqual([null, money("300")]);
  expect(await budgetsOf(world.otherReseller)).toEqual([null, null]);
  expect(await budgetsOf(world.distributor, { ...both, product: "Compute" })).toEqual([null, null]);
  expect((await budgetsOf(world.distributor, both, "day")).at(-1)).toBe(money("10"));
  const [june, ...before] = await listBudgetMonths(reading(world.reseller), stays, "2025-06" as BillingMonth, 12);
  expect(june).toMatchObject({
    month: "2025-06",
    budget: { type: "monthly", amount: money("300") },
    spent: money("500"),
  });
  expect(before.map(({ month, budget: then }) => [month, then])).toEqual([
    ["2025-05", null],
    ["2025-04", null],
  ]);
  expect(await listBudgetMonths(reading(world.otherReseller), stays, "2025-06" as BillingMonth, 12)).toEqual([]);
});

test("coupons are those of orders paid on the days, of one's own, and not known of a part", async () => {
  await turnClockTo(database.url, new Date());
  const shop = await makeWorld();
  const own = await joinOwn(shop);
  await set(shop.distributor, own, { type: "monthly", amount: money("100"), action: "alert-only" });
  await liftFreeze(permit(shop.distributor, "restriction.lift"), {
    customerId: own,
    origins: ["association-default"],
    reason: "Because",
    messageToCustomer: null,
  });
  await give(shop, own, "5");
  const offerId = await sell(shop, { price: "8" });
  expect(codesOf(await buy(shop, own, offerId, { agreed: money("8") }))).toEqual([]);
  const today = billingDayOf(await inTenant(shop.distributor, (tx) => instantOf(tx)));
  const former = { from: addDays(today, -1), to: addDays(today, -1) };
  const filter = wholeOf({ from: today, to: today }, "statistics");
  const couponsOf = async (actor: Actor, asked = filter) => (await getOverview(reading(actor), asked, former)).coupons;
  expect(await couponsOf(shop.distributor)).toBe(money("5"));
  expect(await couponsOf(shop.distributor, { ...filter, range: former })).toBe(money("0"));
  expect(await couponsOf(shop.reseller)).toBe(money("0"));
  expect(await couponsOf(shop.distributor, { ...filter, associationType: "through-reseller" })).toBe(money("0"));
  expect(await couponsOf(shop.distributor, { ...filter, product: "Compute" })).toBeNull();
});
