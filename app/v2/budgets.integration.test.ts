import { beforeEach, describe, expect, test } from "vitest";
import { charge, countWrites, joinCustomer, makeWorld } from "@/lib/data/budget/governance.fixture";
import { grantTo } from "@/lib/data/delegation/delegation.fixture";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { accessKeyOf, accessKeysOf, call, type Fields } from "./vendor.fixture";

await openTestDatabase();
let world = await makeWorld();
let keys = await accessKeysOf(world);
let id: string;
let named: Fields;

beforeEach(async () => {
  world = await makeWorld();
  keys = await accessKeysOf(world);
  id = await joinCustomer(world);
  named = { customer_id: id, indirect_partner_id: world.reseller.company.id };
});

const set = (fields: Fields, key = keys.distributor) => call(key, "UpdateSubCustomerBudget", { ...named, ...fields });
const show = (key = keys.distributor, fields = named) => call(key, "ShowSubCustomerBudget", fields);
const isFrozen = async () => {
  const fields = { customer_id: id, indirect_partner_id: world.reseller.company.id };
  const { json } = await call(keys.distributor, "ListSubCustomers", fields);
  return (json["customer_infos"] as readonly { readonly is_frozen: number }[])[0]?.is_frozen === 1;
};

describe("a target is set", () => {
  test("monthly and alert-only unless said, and nothing is answered", async () => {
    expect(await set({ budget_amount: 100.5 })).toMatchObject({ status: 200, json: {} });
    expect((await show()).json).toEqual({
      budget_amount: 100.5,
      used_amount: 0,
      budget_type: "MONTHLY",
      measure_id: 1,
      currency: "USD",
    });
    await charge(world, id, "30.123456789012");
    const { response } = await show();
    expect(response.headers.get("content-type")).toBe("application/json");
    expect((await show()).json).toMatchObject({ budget_amount: 100.5, used_amount: 30.123456789012 });
    expect(await isFrozen()).toBe(true);
  });

  test("again, though it stands already; another type counts anew, and null is as absent", async () => {
    await set({ budget_amount: 50, budget_type: "PACKAGE", frozen_operate_type: 1 });
    expect((await set({ budget_amount: 50, budget_type: "PACKAGE" })).status).toBe(200);
    expect((await show()).json).toMatchObject({ budget_type: "PACKAGE", budget_amount: 50 });
    expect((await set({ budget_amount: 50, budget_type: null, frozen_operate_type: null })).status).toBe(200);
    expect((await show()).json).toMatchObject({ budget_type: "MONTHLY" });
  });

  test("automatic freezing freezes the account when it is used up, and lifting a person's freeze along", async () => {
    await set({ budget_amount: 40, frozen_operate_type: 1, cancel_partner_frozen: "1" });
    expect(await isFrozen()).toBe(false);
    await charge(world, id, "40");
    expect(await isFrozen()).toBe(true);
    const frozen = { customer_ids: [id], reason: "unpaid", indirect_partner_id: world.reseller.company.id };
    expect((await call(keys.distributor, "FreezeSubCustomers", frozen)).status).toBe(200);
    expect((await set({ budget_amount: 400, cancel_partner_frozen: "1" })).status).toBe(200);
    expect(await isFrozen()).toBe(false);
    const list = await call(keys.distributor, "ListSubCustomerBudgetRecords", named);
    expect(list.json).toMatchObject({ total_count: 2, currency: "USD", measure_id: 1 });
  });

  test("frozen resources are not lifted with a budget, which is then not set either", async () => {
    const { customer_id: _id, ...partner } = named;
    const frozen = { ...partner, customer_ids: [id], reason: "unpaid", freeze_type: "ACCOUNT_AND_RESOURCE" };
    expect((await call(keys.distributor, "FreezeSubCustomers", frozen)).status).toBe(200);
    const refused = await set({ budget_amount: 10, cancel_partner_frozen: "1" });
    expect(refused).toMatchObject({ status: 400, json: { error_code: "CBC.99007004" } });
    expect((await show()).json).not.toHaveProperty("budget_amount");
  });
});

describe("authority", () => {
  test("a reseller sets within its delegation and quota, and is told why it may not", async () => {
    const { customer_id } = named;
    const asReseller = (fields: Fields) => call(keys.reseller, "UpdateSubCustomerBudget", { customer_id, ...fields });
    const none = await asReseller({ budget_amount: 10 });
    expect(none).toMatchObject({ status: 403, json: { error_code: "CBC.0155" } });
    expect(await grantTo(world)).toEqual([]);
    expect((await asReseller({ budget_amount: 900 })).status).toBe(200);
    const above = await asReseller({ budget_amount: 1000.01 });
    expect(above).toMatchObject({ status: 400, json: { error_code: "CBC.99007004" } });
    expect(above.json["error_msg"]).toMatch(/1,000\.00/);
    const distributor = await set({ budget_amount: 10 });
    expect(distributor).toMatchObject({ status: 403, json: { error_code: "CBC.0155" } });
  });

  test("a distributor names the reseller; whoever may not address the customer learns nothing of it", async () => {
    await set({ budget_amount: 10 });
    const own = { customer_id: id };
    const unknown = { customer_id: "00000000-0000-7000-8000-000000000000" };
    const answers = [
      await show(keys.distributor, own),
      await show(keys.distributor, unknown),
      await show(keys.otherReseller, own),
      await show(keys.otherDistributor, own),
      await show(keys.distributor, { ...own, indirect_partner_id: world.otherReseller.company.id }),
      await show(keys.distributor, { customer_id: "no id at all" }),
    ];
    expect(new Set(answers.map(({ json }) => JSON.stringify(json))).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 403, json: { error_code: "CBC.0151" } });
    const foreign = await show(keys.otherDistributor, named);
    expect(foreign).toMatchObject({ status: 403, json: { error_code: "CBC.99000037" } });
    expect((await show(keys.reseller, own)).json).toMatchObject({ budget_amount: 10 });
    expect((await show(keys.distributor, { ...named, customer_id: id.toUpperCase() })).status).toBe(200);
  });

  test("a key without the scope may not", async () => {
    const key = await accessKeyOf(world.distributor, "orders");
    for (const name of ["ShowSubCustomerBudget", "UpdateSubCustomerBudget"]) {
      const refused = await call(key, name, { ...named, budget_amount: 1 });
      expect(refused).toMatchObject({ status: 403, json: { error_code: "CBC.0155" } });
    }
  });
});

test("budgets of many: who is not addressed or has none is left out, and one that comes twice comes once", async () => {
  const [second, third] = [await joinCustomer(world), await joinCustomer(world)];
  const { indirect_partner_id } = named;
  await set({ budget_amount: 10 });
  await call(keys.distributor, "UpdateSubCustomerBudget", { ...named, customer_id: second, budget_amount: 20 });
  const asked = { customer_ids: [second, third, id, "nobody", second], indirect_partner_id };
  const { json } = await call(keys.distributor, "ListSubCustomerBudget", asked);
  expect(json).toEqual({
    measure_id: 1,
    currency: "USD",
    budget_infos: [
      { customer_id: second, budget_amount: 20, budget_type: "MONTHLY", used_amount: 0 },
      { customer_id: id, budget_amount: 10, budget_type: "MONTHLY", used_amount: 0 },
    ],
  });
  const none = await call(keys.otherReseller, "ListSubCustomerBudget", asked);
  expect(none.json).toMatchObject({ budget_infos: [] });
});

test("records by kind and type, page by page", async () => {
  for (const [budget_amount, budget_type] of [[1], [2, "PACKAGE"], [3, "PACKAGE"]]) {
    await set({ budget_amount, ...(budget_type === undefined ? {} : { budget_type }) });
  }
  const list = async (fields: Fields) =>
    (await call(keys.distributor, "ListSubCustomerBudgetRecords", { ...named, ...fields })).json;
  const page = await list({ limit: 1, offset: 1 });
  expect(page).toMatchObject({
    total_count: 3,
    record_list: [
      {
        budget_amount: 2,
        operation_type: "SETTING",
        budget_type: "PACKAGE",
        operator: "vendor",
        partner_account_name: world.distributor.company.accountName,
      },
    ],
  });
  expect(await list({ budget_type: "MONTHLY" })).toMatchObject({ total_count: 1, record_list: [{ budget_amount: 1 }] });
  expect(await list({ operation_type: "DELETE" })).toMatchObject({ total_count: 0, record_list: [] });
  expect(await list({ offset: 40_000_000 })).toMatchObject({ total_count: 3, record_list: [] });
});

describe("what is malformed changes nothing and names its field", () => {
  test.each<[string, Fields]>([
    ["budget_amount", {}],
    ["budget_amount", { budget_amount: 0 }],
    ["budget_amount", { budget_amount: -1 }],
    ["budget_amount", { budget_amount: 1.005 }],
    ["budget_amount", { budget_amount: 2147483647.01 }],
    ["budget_amount", { budget_amount: "1e999" }],
    ["budget_amount", { budget_amount: [1] }],
    ["budget_type", { budget_amount: 1, budget_type: "" }],
    ["budget_type", { budget_amount: 1, budget_type: "monthly" }],
    ["frozen_operate_type", { budget_amount: 1, frozen_operate_type: 2 }],
    ["frozen_operate_type", { budget_amount: 1, frozen_operate_type: "" }],
    ["cancel_partner_frozen", { budget_amount: 1, cancel_partner_frozen: "2" }],
    ["customer_id", { budget_amount: 1, customer_id: "" }],
    ["customer_id", { budget_amount: 1, customer_id: "x\u0000" }],
    ["customer_id", { budget_amount: 1, customer_id: "x".repeat(65) }],
    ["customer_id", { budget_amount: 1, customer_id: { $ne: null } }],
  ])("%s in %j", async (field, fields) => {
    const before = await countWrites(world);
    const { status, json } = await set(fields);
    expect({ status, code: json["error_code"] }).toEqual({ status: 400, code: "CBC.0100" });
    expect(json["error_msg"]).toMatch(new RegExp(`\\b${field}: `));
    expect(await countWrites(world)).toEqual(before);
  });

  test("in the language of the request", async () => {
    const chinese = { "x-language": "zh_CN" };
    const { json } = await call(keys.distributor, "UpdateSubCustomerBudget", { ...named, budget_amount: 0 }, chinese);
    expect(json["error_msg"]).toBe("参数错误：budget_amount: 必须大于 0，不超过 2147483647，小数最多两位。");
  });
});
