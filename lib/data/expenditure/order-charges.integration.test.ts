import { beforeAll, expect, test } from "vitest";
import { ExpenditureDetailsQuery, ExpenditureSummaryQuery } from "@/lib/contracts/expenditure-query";
import type { Actor } from "@/lib/domain/access/actor";
import { addMonths, type BillingMonth, billingMonthOf, monthStart } from "@/lib/domain/calendar/billing-month";
import { minus, sumOf, ZERO } from "@/lib/domain/money/money";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { moveCustomer } from "../association/move-customer";
import { customerActor, makeWorld, money, permit, turnClockTo, type World } from "../budget/governance.fixture";
import { writeClosing } from "../closing/write-closing";
import { give, nowOf } from "../coupon/coupon.fixture";
import { newId } from "../new-id";
import { buyer, PRICE, sell } from "../order/order.fixture";
import { buyResource, linesOf, linesPlaced, renew, unsubscribe } from "../order/resource-order.fixture";
import { inTenant } from "../tenant";
import { listExpenditureDetails } from "./list-details";
import { listMonthSummary } from "./list-month-summary";
import { listExpenditureSummary } from "./list-summary";

const database = await openTestDatabase();
let world: World;
let month: BillingMonth;
let customerId: string;
let orderId: string;

const details = async (actor: Actor, query: object = {}) => {
  const asked = ExpenditureDetailsQuery.parse({ month, ...query });
  return (await listExpenditureDetails(permit(actor, "expenditure.read"), asked)).page.rows;
};
const summary = (actor: Actor, query: object = {}) =>
  listExpenditureSummary(permit(actor, "expenditure.read"), ExpenditureSummaryQuery.parse({ month, ...query }));

beforeAll(async () => {
  world = await makeWorld();
  month = addMonths(billingMonthOf(await nowOf(world)), 1);
  await turnClockTo(database.url, new Date(monthStart(month).getTime() + 86_400_000));
  const offerId = await sell(world);
  customerId = await buyer(world, "1000");
  await give(world, customerId, "10");
  const resourceId = await buyResource(world, customerId, offerId);
  await renew(world, customerId, resourceId);
  const [line] = await linesPlaced(world, await renew(world, customerId, resourceId));
  orderId = line?.orderId ?? "";
  await unsubscribe(world, customerId, resourceId);
});

test("an order's charges say what they are for, that they are paid, and which order they are of", async () => {
  for (const actor of [world.distributor, world.reseller, customerActor(world, customerId)]) {
    const rows = await details(actor);
    expect(rows.map(({ billType }) => billType).toSorted()).toEqual([
      "new-purchase",
      "renewal",
      "renewal",
      "unsubscription-refund",
      "unsubscription-refund",
      "unsubscription-refund",
    ]);
    expect(new Set(rows.map(({ payment }) => payment))).toEqual(new Set(["paid"]));
    expect(rows.every((row) => row.orderId !== null)).toBe(true);
    expect((await details(actor, { bill: "renewal" })).map((row) => row.spent)).toEqual([money(PRICE), money(PRICE)]);
    expect(await details(actor, { payment: "not-yet-billed" })).toEqual([]);
    expect(await details(actor, { payment: "paid" })).toEqual(rows);
  }
});

test("an order's number finds its charges, for who may read the order alone", async () => {
  const [line] = await linesOf(world, orderId);
  for (const actor of [world.distributor, world.reseller, customerActor(world, customerId)]) {
    expect(await details(actor, { transaction: orderId })).toMatchObject([{ id: line?.id, orderId }]);
    expect(await details(actor, { transaction: line?.id })).toMatchObject([{ id: line?.id }]);
  }
  for (const actor of [world.otherReseller, world.otherDistributor, customerActor(world, newId())]) {
    for (const query of [{}, { transaction: orderId }, { transaction: line?.id }, { bill: "renewal" }]) {
      expect(await details(actor, query)).toEqual([]);
    }
    expect((await summary(actor)).totals).toMatchObject({ customers: 0, spent: ZERO, coupons: ZERO });
  }
});

test("coupons and what is left to pay stand beside, of each partner's own time, and not by account manager", async () => {
  const spent = sumOf((await details(world.distributor)).map((row) => row.spent));
  const paid = minus(spent, money("10"));
  for (const actor of [world.distributor, world.reseller, customerActor(world, customerId)]) {
    const { totals, page } = await summary(actor);
    expect(totals).toMatchObject({ spent, coupons: money("10"), paid, customers: 1 });
    expect(page.rows).toMatchObject([{ customer: { id: customerId, isPresent: true }, coupons: money("10"), paid }]);
    const { months } = await listMonthSummary(permit(actor, "expenditure.read"));
    expect(months).toMatchObject([{ month, spent, coupons: money("10"), paid }]);
  }
  const asked = await summary(world.distributor, { manager: "none" });
  expect([asked.totals.spent, asked.totals.coupons, asked.page.rows[0]?.paid]).toEqual([spent, null, null]);
  expect((await summary(world.distributor, { type: "direct" })).totals).toMatchObject({ spent: ZERO, coupons: ZERO });
});

test("after a move each reseller keeps its own time, the former without a way to the customer's page", async () => {
  const resellerId = world.otherReseller.company.id;
  const moved = await moveCustomer(permit(world.distributor, "customer.move"), {
    customerId,
    resellerId,
    reason: "Region",
  });
  expect(moved).toMatchObject({ allowed: true });
  expect((await summary(world.reseller)).page.rows).toMatchObject([{ customer: { isPresent: false } }]);
  expect(await details(world.reseller)).toHaveLength(6);
  expect((await summary(world.otherReseller)).totals.customers).toBe(0);
  expect(await details(world.otherReseller, { transaction: orderId })).toEqual([]);
  expect((await summary(world.distributor)).page.rows).toMatchObject([
    { customer: { isPresent: true }, resellers: [world.reseller.company.name] },
  ]);
});

test("when its month is closed an order's charge stays paid", async () => {
  await inTenant(world.distributor, async (tx) => writeClosing(tx, world.distributor, month, await nowOf(world)));
  const asked = ExpenditureDetailsQuery.parse({ month });
  const { freshness, page } = await listExpenditureDetails(permit(world.distributor, "expenditure.read"), asked);
  expect(freshness.finality).toBe("closed");
  expect(new Set(page.rows.map(({ payment }) => payment))).toEqual(new Set(["paid"]));
  expect(await details(world.distributor, { payment: "unsettled" })).toEqual([]);
});
