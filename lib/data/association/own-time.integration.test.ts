import { expect, test } from "vitest";
import { OperationLogFilter } from "@/lib/contracts/operation-log";
import type { Actor } from "@/lib/domain/access/actor";
import { billingMonthOf } from "@/lib/domain/calendar/billing-month";
import { decimalOf, sumOf } from "@/lib/domain/money/money";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { listAuditEntries } from "../audit-log/list-audit-entries";
import { charge, customerActor, joinCustomer, makeWorld, money, permit } from "../budget/governance.fixture";
import { listAssociationRecords, listBudgetRecords } from "../budget/list-budget-records";
import { getReseller } from "../company/get-reseller";
import { getCustomer } from "../customer/get-customer";
import { listAssociationEvents, listCustomerEvents } from "../customer/list-customer-events";
import { set } from "../delegation/delegation.fixture";
import { listDaySpending } from "../expenditure/list-day-spending";
import { listMonthSpending } from "../expenditure/list-month-spending";
import { listProductSpending } from "../expenditure/list-product-spending";
import { getPortalPartner } from "../portal/get-portal-partner";
import { getPortalSpending } from "../portal/get-portal-spending";
import { getAssociation } from "./get-association";
import { comeBack, leave } from "./leaving.fixture";
import { listAssociations } from "./list-associations";
import { moveCustomer } from "./move-customer";

await openTestDatabase();

const ALL = { state: null, reseller: null, text: null, after: null } as const;
const reading = (actor: Actor) => permit(actor, "association.read");
const running = billingMonthOf(new Date());
const sum = (rows: readonly { readonly spent: bigint }[]) => decimalOf(sumOf(rows.map(({ spent }) => spent as never)));

/** With the first reseller 100 was spent, and after a move with the second 7. */
async function movedWorld() {
  const world = await makeWorld();
  const customerId = await joinCustomer(world);
  await set(world.distributor, customerId, { amount: money("500"), lift: ["association-default"] });
  await charge(world, customerId, "100");
  const to = world.otherReseller.company.id;
  const moving = permit(world.distributor, "customer.move");
  await moveCustomer(moving, { customerId, resellerId: to, reason: "Region changed hands" });
  await charge(world, customerId, "7");
  await set(world.distributor, customerId, { amount: money("600"), version: 1 });
  return { world, customerId };
}

test("after a move each reseller reads its own time, and neither the other's", async () => {
  const { world, customerId } = await movedWorld();
  const { reseller: old, otherReseller: present, distributor } = world;
  const spending = (actor: Actor) => permit(actor, "expenditure.read");
  const monthsOf = async (actor: Actor) => sum(await listMonthSpending(spending(actor), customerId, running, 1));
  for (const read of [
    async (actor: Actor) => sum(await listDaySpending(spending(actor), customerId, running)),
    async (actor: Actor) => sum(await listProductSpending(spending(actor), customerId, running)),
    monthsOf,
    async (actor: Actor) => sum(await listMonthSpending(spending(actor), null, running, 1)),
  ]) {
    expect([await read(old), await read(present), await read(distributor)]).toEqual(["0", "7", "107"]);
  }
  const records = async (actor: Actor) =>
    (await listBudgetRecords(permit(actor, "budget.read"), customerId)).map(({ amount }) => amount);
  expect(await records(old)).toEqual([]);
  expect(await records(present)).toEqual([money("600")]);
  expect(await records(distributor)).toEqual([money("600"), money("500")]);
  const events = async (actor: Actor) =>
    (await listCustomerEvents(permit(actor, "restriction.read"), customerId)).map(({ kind }) => kind);
  expect(await events(old)).toEqual([]);
  expect(await events(present)).not.toContain("lifted");
  expect(await events(distributor)).toContain("lifted");
  expect(await getCustomer(permit(old, "customer.read"), customerId, new Date())).toBeNull();
});

test("the old reseller opens its record and finds its own time in it, read-only", async () => {
  const { world, customerId } = await movedWorld();
  const { reseller: old, otherReseller: present, distributor } = world;
  const [own] = (await listAssociations(reading(old), ALL)).rows.filter(({ customer }) => customer.id === customerId);
  expect(own).toMatchObject({ ending: "moved", partner: { id: old.company.id } });
  const details = await getAssociation(reading(old), own?.id ?? "");
  expect(details?.months).toEqual([{ month: running, spent: money("100") }]);
  expect(details?.side).toBeNull();
  const associationId = own?.id ?? "";
  const records = await listAssociationRecords(reading(old), customerId, associationId);
  expect(records.map(({ amount }) => amount)).toEqual([money("500")]);
  const events = (await listAssociationEvents(reading(old), { customerId, associationId })).map(({ kind }) => kind);
  expect(events).toContain("handed-on");
  expect(events.filter((kind) => kind === "budget-set")).toHaveLength(1);

  expect(await getAssociation(reading(present), associationId)).toBeNull();
  expect(await listAssociationRecords(reading(present), customerId, associationId)).toEqual([]);
  expect(await listAssociationEvents(reading(present), { customerId, associationId })).toEqual([]);
  expect(await getAssociation(reading(world.otherDistributor), associationId)).toBeNull();
  expect((await listAssociations(reading(world.otherDistributor), ALL)).rows).toEqual([]);
  expect((await listAssociations(reading(distributor), ALL)).rows).toHaveLength(2);
});

test("the operation log of a reseller ends with its time, and begins with it", async () => {
  const { world, customerId } = await movedWorld();
  const filter = { ...OperationLogFilter.parse({ customer: customerId }), from: null, toExclusive: null };
  const log = async (actor: Actor) =>
    (await listAuditEntries(permit(actor, "operation-log.read"), filter, null)).entries.map(({ action }) => action);
  expect((await log(world.reseller)).filter((action) => action === "budget.set")).toHaveLength(1);
  expect((await log(world.otherReseller)).filter((action) => action === "budget.set")).toHaveLength(1);
  expect((await log(world.distributor)).filter((action) => action === "budget.set")).toHaveLength(2);
});

test("after the end lists and figures know present customers only; customer and partner read what was", async () => {
  const world = await makeWorld();
  const customerId = await joinCustomer(world);
  await set(world.distributor, customerId, { amount: money("500"), lift: ["association-default"] });
  await charge(world, customerId, "100");
  expect(await leave(world, customerId)).toEqual([]);
  const { distributor, reseller, otherReseller } = world;
  for (const actor of [distributor, reseller]) {
    expect(await getCustomer(permit(actor, "customer.read"), customerId, new Date())).toBeNull();
    expect(await listDaySpending(permit(actor, "expenditure.read"), null, running)).toEqual([]);
    const [record] = (await listAssociations(reading(actor), { ...ALL, state: "ended" })).rows;
    const details = await getAssociation(reading(actor), record?.id ?? "");
    expect(details).toMatchObject({ ending: "disassociated", months: [{ spent: money("100") }] });
    expect(details?.requests).toMatchObject([{ side: "partner", state: "approved" }]);
  }
  const figures = await getReseller(permit(distributor, "reseller.read"), reseller.company.id, running);
  expect(figures?.figures).toMatchObject({ customers: 0, spent: money("0") });
  const portal = permit(customerActor(world, customerId), "portal.read");
  expect(await getPortalPartner(portal)).toMatchObject({ name: reseller.company.name, endedAt: expect.any(Date) });
  expect(decimalOf((await getPortalSpending(portal, running)).total)).toBe("100");

  // Another reseller's now: its time begins here, what was before is not its.
  await comeBack(world, customerId, otherReseller.company.id);
  await charge(world, customerId, "3");
  const spending = permit(otherReseller, "expenditure.read");
  expect(sum(await listDaySpending(spending, customerId, running))).toBe("3");
  expect(sum(await listMonthSpending(spending, customerId, running, 3))).toBe("3");
  const counted = await listMonthSpending(permit(distributor, "expenditure.read"), customerId, running, 1);
  expect(counted).toMatchObject([{ spent: money("103"), counted: money("3") }]);
});
