import { expect, test } from "vitest";
import { customerActor, makeWorld, money } from "@/lib/data/budget/governance.fixture";
import { newId } from "@/lib/data/new-id";
import { buy, buyer, idOf, sell } from "@/lib/data/order/order.fixture";
import { buyResource, change, renew, unsubscribe } from "@/lib/data/order/resource-order.fixture";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { type AccessKey, accessKeyOf, accessKeysOf, call, type Fields } from "./vendor.fixture";

await openTestDatabase();
const world = await makeWorld();
const keys = await accessKeysOf(world);
const resellerId = world.reseller.company.id;
const serviceType = `hws.service.type.${newId().slice(-8)}`;
const offerId = await sell(world, { service_type: serviceType, resource_type: "hws.resource.type.vm" });
const customer = await buyer(world, "1000");
const bought = idOf(await buy(world, customer, offerId));
const unsubscriber = await buyer(world, "1000");
const resourceId = await buyResource(world, unsubscriber, offerId);
const renewed = await renew(world, unsubscriber, resourceId);
const given = await unsubscribe(world, unsubscriber, resourceId);
if (!given.allowed || !renewed.allowed) throw new Error("given back");
const orderId = given.orderId;
const show = (key: AccessKey, fields: Fields = {}) =>
  call(key, "ShowRefundOrderDetails", { order_id: orderId, ...fields });

test("says what comes back of each order below zero, and what is used up above", async () => {
  const { status, json } = await show(keys.reseller, { customer_id: unsubscriber });
  expect([status, json.total_count]).toEqual([200, 3]);
  const infos = json.refund_infos as { amount: number; base_order_id: string }[];
  // The renewal has not begun and comes back whole; of the first term moments are used.
  const [whole, part, used] = infos.toSorted((left, right) => left.amount - right.amount);
  expect(whole).toEqual({
    id: expect.any(String),
    amount: -33.33,
    measure_id: "1",
    customer_id: unsubscriber,
    resource_type_code: "hws.resource.type.vm",
    service_type_code: serviceType,
    service_type_name: expect.any(String),
    region_code: expect.any(String),
    base_order_id: renewed.orderId,
  });
  expect(used?.amount).toBeGreaterThan(0);
  expect(used?.base_order_id).toBe(part?.base_order_id);
  expect((used?.amount ?? 0) - (part?.amount ?? 0)).toBeCloseTo(33.33, 9);
  expect(new Set(infos.map((info) => (info as unknown as { id: string }).id)).size).toBe(3);

  const listed = await call(keys.reseller, "ListCustomerOrders", { order_id: orderId });
  expect(listed.json.order_infos).toMatchObject([
    { order_type: 4, amount_info: { commission_amount: 0, consumed_amount: used?.amount } },
  ]);
  const details = await call(keys.reseller, "ShowCustomerOrderDetails", { order_id: orderId });
  for (const line of details.json.order_line_items as Fields[]) expect(line).not.toHaveProperty("period_num");
});

test("of a change says what comes back only, and of what gives nothing back nothing", async () => {
  const large = await sell(world, { price: "66.66", service: "Shared", product: `ec.${newId().slice(-12)}` });
  const small = await sell(world, { price: "33.33", service: "Shared", product: `ec.${newId().slice(-12)}` });
  const changed = await buyResource(world, unsubscriber, large, { agreed: money("66.66") });
  const answer = await change(world, unsubscriber, changed, { offerId: small, quantity: 1 });
  if (!answer.allowed) throw new Error(answer.reasons.map(({ code }) => code).join());
  const { json } = await show(keys.reseller, { order_id: answer.orderId });
  expect(json.total_count).toBe(1);
  expect((json.refund_infos as { amount: number }[])[0]?.amount).toBeLessThan(0);
  expect((await show(keys.reseller, { order_id: bought })).json).toEqual({ total_count: 0, refund_infos: [] });
});

test("answers whoever may address it, and all others as if there were none", async () => {
  expect((await show(keys.distributor, { indirect_partner_id: resellerId })).json.total_count).toBe(3);
  expect((await show(await accessKeyOf(customerActor(world, unsubscriber)))).json.total_count).toBe(3);
  const none = await show(keys.reseller, { order_id: newId() });
  expect([none.status, none.json.error_code]).toEqual([400, "CBC.99000055"]);
  for (const key of [
    keys.distributor,
    await accessKeyOf(customerActor(world, customer)),
    keys.otherReseller,
    keys.otherDistributor,
  ])
    expect((await show(key)).json).toEqual(none.json);
  expect((await show(keys.reseller, { customer_id: customer })).json).toEqual(none.json);
  expect((await show(keys.reseller, { order_id: "" })).json.error_code).toBe("CBC.0100");
  expect((await show(await accessKeyOf(world.reseller, "customers"))).json.error_code).toBe("CBC.0155");
});
