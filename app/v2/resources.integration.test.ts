import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { resources } from "@/db/schema";
import { joinOwn } from "@/lib/data/assignment/assignment.fixture";
import { comeBack, leave } from "@/lib/data/association/leaving.fixture";
import { customerActor, makeWorld, money, permit, turnClockTo } from "@/lib/data/budget/governance.fixture";
import { set } from "@/lib/data/delegation/delegation.fixture";
import { newId } from "@/lib/data/new-id";
import { buy, buyer, idOf, sell } from "@/lib/data/order/order.fixture";
import { linesOf, renew, resourceNow, unsubscribe } from "@/lib/data/order/resource-order.fixture";
import { deleteResource } from "@/lib/data/resource/delete-resource";
import { enable } from "@/lib/data/resource/resource.fixture";
import { freezeCustomer } from "@/lib/data/restriction/freeze-customer";
import { freezeOrder } from "@/lib/data/restriction/waiting-act.fixture";
import { inTenant } from "@/lib/data/tenant";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { type AccessKey, accessKeyOf, accessKeysOf, call, type Fields } from "./vendor.fixture";

const DAY_MS = 86_400_000;

const database = await openTestDatabase();
const world = await makeWorld();
const keys = await accessKeysOf(world);
const indirect = { indirect_partner_id: world.reseller.company.id };
const customer = await buyer(world, "1000");
const customerKey = await accessKeyOf(customerActor(world, customer));
const own = await joinOwn(world);
await set(world.distributor, own, { amount: money("1000"), lift: ["association-default"] });
const ownKey = await accessKeyOf(customerActor(world, own));
const second = (at: Date | null | undefined) => `${at?.toISOString().slice(0, 19)}Z`;

/** Its order and the resource that it made. */
async function ordered(customerId: string, offerId: string) {
  const orderId = idOf(await buy(world, customerId, offerId));
  const [line] = await linesOf(world, orderId);
  if (!line?.resourceId) throw new Error("an order makes its resource");
  return { orderId, id: line.resourceId };
}

/** What the work does happens so many days ago; then the clock is that of the signatures again. */
async function daysAgo<Done>(days: number, work: () => Promise<Done>): Promise<Done> {
  await turnClockTo(database.url, new Date(Date.now() - days * DAY_MS));
  const done = await work();
  await turnClockTo(database.url, new Date());
  return done;
}

const remove = (customerId: string, resourceId: string) =>
  deleteResource(permit(customerActor(world, customerId), "resource.delete"), { resourceId });

async function find(key: AccessKey, name: string, fields: Fields) {
  const { status, json } = await call(key, name, fields);
  expect([status, json.error_code]).toEqual([200, undefined]);
  const rows = (json.resources ?? json.data) as readonly (Fields & { readonly resource_id: string })[];
  return { count: json.total_count, rows, ids: rows.map((row) => row.resource_id) };
}

/** Nobody else's key, a customer of somebody else's, and none at all: told alike. */
/** `namesPartner`: whether the call has a field that a distributor names the reseller in, and so must. */
async function expectClosed(name: string, namesPartner: boolean) {
  const none = await call(keys.reseller, name, { customer_id: newId() });
  expect([none.status, none.json.error_code]).toEqual([403, "CBC.0151"]);
  for (const key of [keys.otherReseller, keys.otherDistributor, ownKey]) {
    expect((await call(key, name, { customer_id: customer })).json).toEqual(none.json);
  }
  expect((await call(keys.reseller, name, { customer_id: "no id" })).json).toEqual(none.json);
  const byDistributor = await call(keys.distributor, name, { customer_id: customer });
  if (namesPartner) {
    expect(byDistributor.json).toEqual(none.json);
    expect((await call(keys.distributor, name, { customer_id: own, ...indirect })).json).toEqual(none.json);
    const reseller = { ...indirect, customer_id: customer };
    expect((await call(keys.otherDistributor, name, reseller)).json.error_code).toBe("CBC.99000037");
  } else expect(byDistributor.status).toBe(200);
  const narrow = await accessKeyOf(world.reseller, "customers");
  expect((await call(narrow, name, { customer_id: customer })).json.error_code).toBe("CBC.0155");
}

const MALFORMED: readonly Fields[] = [
  { resource_ids: Array.from({ length: 51 }, () => newId()) },
  { resource_ids: "one" },
  { resource_ids: [1] },
  { limit: 101 },
  { offset: -1 },
  { service_type_code: 5 },
  { customer_id: 7 },
];

describe("ListCustomerOnDemandResources", async () => {
  const name = "ListCustomerOnDemandResources";
  const [normal, gone] = [await enable(world, customer, { name: "Web" }), await enable(world, customer)];
  await remove(customer, gone);
  const spot = await enable(world, customer, { mode: "spot" });
  const prepaid = await ordered(customer, await sell(world));
  const frozen = await buyer(world, "1000");
  const cold = await enable(world, frozen);
  await freezeCustomer(permit(world.distributor, "restriction.freeze"), {
    ...freezeOrder(frozen),
    level: "account-and-resources",
    agreementVersion: "2026-11",
  });
  const query = (fields: Fields = {}, key = keys.reseller) => find(key, name, { customer_id: customer, ...fields });

  test("lists what is paid by use, the newest first, to whoever may address its customer", async () => {
    for (const [key, fields] of [
      [keys.reseller, {}],
      [keys.distributor, indirect],
      [customerKey, {}],
    ] as const) {
      expect(await query(fields, key)).toMatchObject({ count: 3, ids: [spot, gone, normal] });
    }
    expect((await query({ customer_id: customer.toUpperCase(), offset: 1, limit: 1 })).ids).toEqual([gone]);
    const row = await resourceNow(world, normal);
    expect((await query({ resource_ids: [normal.toUpperCase()] })).rows).toEqual([
      {
        customer_id: customer,
        region_code: row.region,
        service_type_name: row.service,
        resource_id: normal,
        resource_name: "Web",
        resource_spec_code: row.product,
        product_spec_desc: row.specification,
        effective_time: "2026-10-01T00:00:00Z",
        status: 1,
      },
    ]);
    const closed = (await query({ resource_ids: [gone] })).rows;
    expect(closed).toMatchObject([{ status: 6, expire_time: second((await resourceNow(world, gone)).closedAt) }]);
  });

  test("filters by every field, and finds none by what nothing here ever is", async () => {
    expect((await query({ status: 1 })).ids).toEqual([spot, normal]);
    expect((await query({ status: 6 })).ids).toEqual([gone]);
    for (const status of [2, 3, 4, 5]) expect((await query({ status })).count).toBe(0);
    expect((await query({ customer_id: frozen })).rows).toMatchObject([{ resource_id: cold, status: 3 }]);
    expect((await query({ customer_id: frozen, status: 3 })).ids).toEqual([cold]);
    expect((await query({ customer_id: frozen, status: 1 })).ids).toEqual([]);
    const { region } = await resourceNow(world, normal);
    expect((await query({ region_code: region })).count).toBe(3);
    expect((await query({ region_code: "nowhere-1" })).count).toBe(0);
    expect((await query({ service_type_code: "hws.service.type.none" })).count).toBe(0);
    expect((await query({ resource_ids: [gone, prepaid.id, cold, "no id"] })).ids).toEqual([gone]);
    expect((await query({ resource_ids: ["no id"] })).count).toBe(0);
    expect((await query({ resource_ids: [], status: null, region_code: "" })).count).toBe(3);
    const begun = "2026-10-01T00:00:00Z";
    expect((await query({ effective_time_begin: begun, effective_time_end: begun })).count).toBe(3);
    expect((await query({ effective_time_begin: "2026-10-01T00:00:01Z" })).count).toBe(0);
    expect((await query({ effective_time_end: "2026-09-30T23:59:59Z" })).count).toBe(0);
  });

  test("tells all others alike", () => expectClosed(name, true));

  test.each<Fields>([
    ...MALFORMED,
    { customer_id: undefined },
    { status: 7 },
    { effective_time_begin: "2026-11-02T00:00:00Z", effective_time_end: "2026-11-01T00:00:00Z" },
  ])("refuses %j", async (fields) => {
    const { status, json } = await call(keys.reseller, name, { customer_id: customer, ...fields });
    expect([status, json.error_code]).toEqual([400, "CBC.0100"]);
  });
});

describe("ListPayPerUseCustomerResources", async () => {
  const name = "ListPayPerUseCustomerResources";
  const holder = await buyer(world, "1000");
  const holderKey = await accessKeyOf(customerActor(world, holder));
  const serviceType = `hws.service.type.${newId().slice(-8)}`;
  const offerId = await sell(world, { service_type: serviceType, resource_type: "hws.resource.type.vm" });
  // Months are of 28 to 31 days; in grace until the 15th day after them.
  const kept = await daysAgo(60, async () => ordered(holder, await sell(world)));
  const grace = await daysAgo(40, async () => ordered(holder, await sell(world)));
  const first = await ordered(holder, offerId);
  const gone = await ordered(holder, await sell(world));
  const renewal = await renew(world, holder, first.id);
  const given = await unsubscribe(world, holder, gone.id);
  if (!renewal.allowed || !given.allowed) throw new Error("renewed and given back");
  await enable(world, holder);
  const query = (fields: Fields = {}, key = keys.reseller) => find(key, name, { customer_id: holder, ...fields });

  test("lists what is paid in advance to whoever may address its customer, which may leave itself out", async () => {
    const all = [gone, first, grace, kept].map(({ id }) => id);
    expect(await query()).toMatchObject({ count: 4, ids: all });
    expect((await query(indirect, keys.distributor)).ids).toEqual(all);
    expect((await query({}, holderKey)).ids).toEqual(all);
    expect((await find(holderKey, name, {})).ids).toEqual(all);
    expect((await find(keys.distributor, name, { customer_id: own })).ids).toEqual([]);
    const row = await resourceNow(world, first.id);
    expect((await query({ service_type_code: serviceType })).rows).toEqual([
      {
        id: first.id,
        resource_id: first.id,
        resource_name: row.name,
        region_code: row.region,
        service_type_code: serviceType,
        resource_type_code: "hws.resource.type.vm",
        service_type_name: row.service,
        resource_spec_code: row.product,
        product_id: row.product,
        is_main_resource: 1,
        status: 2,
        effective_time: second(row.startedAt),
        expire_time: second(row.expiresAt),
        expire_policy: 0,
        product_spec_desc: row.specification,
      },
    ]);
  });

  test("says what becomes of each", async () => {
    expect((await query()).rows).toMatchObject([
      { status: 3 },
      { status: 2, expire_policy: 0 },
      { status: 5, expire_policy: 0 },
      { status: 4, expire_policy: 5 },
    ]);
    expect((await query({ status_list: [3] })).rows[0]).not.toHaveProperty("expire_policy");
    await inTenant(world.distributor, (tx) =>
      tx.update(resources).set({ autoRenew: true }).where(eq(resources.id, first.id)),
    );
    expect((await query({ status_list: [2] })).rows).toMatchObject([{ resource_id: first.id, expire_policy: 3 }]);
  });

  test("filters by every field", async () => {
    expect((await query({ status_list: [2, 5] })).ids).toEqual([first.id, grace.id]);
    expect((await query({ status_list: [4] })).ids).toEqual([kept.id]);
    expect((await query({ status_list: [] })).count).toBe(4);
    expect((await query({ resource_ids: [kept.id, newId()] })).ids).toEqual([kept.id]);
    expect((await query({ order_id: grace.orderId.toUpperCase() })).ids).toEqual([grace.id]);
    expect((await query({ order_id: renewal.orderId })).ids).toEqual([first.id]);
    for (const orderId of [newId(), "no id"]) expect((await query({ order_id: orderId })).count).toBe(0);
    for (const only of [0, 1]) expect((await query({ only_main_resource: only })).count).toBe(4);
    expect((await query({ offset: 3, limit: 5 })).ids).toEqual([kept.id]);
    const end = second((await resourceNow(world, grace.id)).expiresAt);
    expect((await query({ expire_time_begin: end, expire_time_end: end })).ids).toEqual([grace.id]);
    expect((await query({ expire_time_begin: "0001-01-01T00:00:00Z" })).count).toBe(4);
    expect((await query({ expire_time_end: "9999-12-31T23:59:59Z" })).count).toBe(4);
  });

  test("knows an order of a former partner's for its customer only", async () => {
    const moved = await buyer(world, "1000");
    const had = await ordered(moved, await sell(world));
    await leave(world, moved);
    await comeBack(world, moved, world.otherReseller.company.id);
    const of = { customer_id: moved };
    expect((await find(keys.otherReseller, name, of)).ids).toEqual([had.id]);
    expect((await find(keys.otherReseller, name, { ...of, order_id: had.orderId })).ids).toEqual([]);
    expect((await call(keys.reseller, name, of)).json.error_code).toBe("CBC.0151");
    const key = await accessKeyOf(customerActor(world, moved));
    expect((await find(key, name, { order_id: had.orderId })).ids).toEqual([had.id]);
  });

  test("tells all others alike, and wants a partner to name the customer", async () => {
    await expectClosed(name, false);
    const unnamed = await call(keys.reseller, name);
    expect([unnamed.status, unnamed.json.error_code]).toEqual([400, "CBC.0100"]);
    expect((await call(keys.distributor, name, { customer_id: "" })).json).toEqual(unnamed.json);
  });

  test.each<Fields>([
    ...MALFORMED,
    { status_list: [1] },
    { status_list: 2 },
    { only_main_resource: 2 },
    { expire_time_begin: "2026-11-02T00:00:00Z", expire_time_end: "2026-11-01T00:00:00Z" },
  ])("refuses %j", async (fields) => {
    const { status, json } = await call(keys.reseller, name, { customer_id: holder, ...fields });
    expect([status, json.error_code]).toEqual([400, "CBC.0100"]);
  });
});
