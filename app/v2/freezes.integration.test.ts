import { beforeEach, describe, expect, test } from "vitest";
import { joinCustomer, makeWorld, permit } from "@/lib/data/budget/governance.fixture";
import { turnTo } from "@/lib/data/company/suspension.fixture";
import { getCustomer } from "@/lib/data/customer/get-customer";
import { grantTo } from "@/lib/data/delegation/delegation.fixture";
import { protectCustomer } from "@/lib/data/restriction/protect-customer";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { accessKeysOf, call, type Fields } from "./vendor.fixture";

await openTestDatabase();
let world = await makeWorld();
let keys = await accessKeysOf(world);
let id: string;
let partner: Fields;

beforeEach(async () => {
  world = await makeWorld();
  keys = await accessKeysOf(world);
  id = await joinCustomer(world);
  partner = { indirect_partner_id: world.reseller.company.id };
});

const freeze = (fields: Fields = {}, key = keys.distributor) =>
  call(key, "FreezeSubCustomers", { customer_ids: [id], reason: "unpaid", ...partner, ...fields });
const lift = (fields: Fields = {}, key = keys.distributor) =>
  call(key, "UnfreezeSubCustomers", { customer_ids: [id], reason: "paid", ...partner, ...fields });
const setBudget = () =>
  call(keys.distributor, "UpdateSubCustomerBudget", { customer_id: id, budget_amount: 100, ...partner });
const customer = async (customerId = id) =>
  getCustomer(permit(world.distributor, "customer.read"), customerId, new Date());
const origins = async () => (await customer())?.causes.map(({ origin, level, reason }) => ({ origin, level, reason }));

describe("freezing", () => {
  test("opens the manual cause beside the others, of accounts unless said, at once", async () => {
    expect(await freeze()).toMatchObject({ status: 200, json: {} });
    expect(await origins()).toMatchObject([
      { origin: "manual", level: "account", reason: "unpaid" },
      { origin: "association-default", level: "account" },
    ]);
    expect((await freeze({ freeze_type: "ACCOUNT_AND_RESOURCE" })).status).toBe(200);
    const raised = (await customer())?.causes.find(({ origin }) => origin === "manual");
    expect(raised).toMatchObject({ level: "account-and-resources", agreement: { by: "vendor" } });
  });

  test("some fail: 200 and the others stay frozen; all fail: an error with each", async () => {
    const other = await joinCustomer(world);
    await freeze();
    const some = await freeze({ customer_ids: [id, other, "nobody", other] });
    expect(some).toMatchObject({
      status: 200,
      json: {
        error_details: [
          { id, error_code: "CBC.99007004" },
          { id: "nobody", error_code: "CBC.0151" },
        ],
      },
    });
    expect((await customer(other))?.causes.map(({ origin }) => origin)).toContain("manual");
    const none = await freeze({ customer_ids: [id, "nobody"] });
    expect(none).toMatchObject({ status: 400, json: { error_code: "CBC.99007004", error_details: [{}, {}] } });
  });

  test("resources of a protected customer need a second person", async () => {
    await protectCustomer(permit(world.distributor, "restriction.protect"), { customerId: id, reason: "hospital" });
    const refused = await freeze({ freeze_type: "ACCOUNT_AND_RESOURCE" });
    expect(refused).toMatchObject({ status: 400, json: { error_code: "CBC.99007004" } });
    expect(refused.json["error_msg"]).toMatch(/second person/);
  });
});

describe("lifting", () => {
  test("ends every cause of the kind in force; the first needs a budget", async () => {
    const early = await lift();
    expect(early).toMatchObject({ status: 400, json: { error_code: "CBC.99007004" } });
    await setBudget();
    await freeze();
    expect((await lift()).status).toBe(200);
    expect(await origins()).toEqual([]);
    const nothing = await lift();
    expect(nothing).toMatchObject({ status: 400, json: { error_code: "CBC.99007004" } });
    expect(nothing.json["error_msg"]).toBe("Nothing is frozen.");
  });

  test("of another kind than what is frozen is refused, either way", async () => {
    await setBudget();
    expect((await lift({ unfreeze_type: "ACCOUNT_AND_RESOURCE" })).status).toBe(400);
    await freeze({ freeze_type: "ACCOUNT_AND_RESOURCE" });
    expect((await lift({ unfreeze_type: "ACCOUNT" })).status).toBe(400);
    expect(await origins()).toHaveLength(2);
    expect((await lift({ unfreeze_type: "ACCOUNT_AND_RESOURCE" })).status).toBe(200);
    expect(await origins()).toEqual([]);
  });

  test("a partner's suspension stays, and a frozen partner writes nothing", async () => {
    await setBudget();
    await turnTo(world.reseller, "frozen");
    expect(await freeze({}, keys.reseller)).toMatchObject({ status: 403 });
    expect((await lift()).status).toBe(200);
    const { json } = await call(keys.distributor, "ListSubCustomers", { customer_id: id, ...partner });
    expect(json).toMatchObject({ customer_infos: [{ is_frozen: 1 }] });
  });
});

test("whoever holds the permission acts, and nobody else", async () => {
  await setBudget();
  expect(await freeze({}, keys.reseller)).toMatchObject({ status: 403, json: { error_code: "CBC.0155" } });
  for (const key of [keys.otherReseller, keys.otherDistributor]) {
    expect(await freeze({ indirect_partner_id: undefined }, key)).toMatchObject({ status: 403 });
  }
  expect(await grantTo(world)).toEqual([]);
  expect(await freeze()).toMatchObject({ status: 403, json: { error_code: "CBC.0155" } });
  expect((await freeze({}, keys.reseller)).status).toBe(200);
  expect((await lift({}, keys.reseller)).status).toBe(200);
});

describe("what is malformed freezes nobody", () => {
  test.each<[string, Fields]>([
    ["customer_ids", { customer_ids: [] }],
    ["customer_ids", { customer_ids: Array.from({ length: 11 }, (_, index) => `c${index}`) }],
    ["customer_ids", { customer_ids: "all" }],
    ["customer_ids.0", { customer_ids: [null] }],
    ["reason", { reason: "" }],
    ["reason", { reason: "x".repeat(257) }],
    ["reason", { reason: null }],
    ["freeze_type", { freeze_type: "" }],
    ["freeze_type", { freeze_type: "account" }],
  ])("%s in %j", async (field, fields) => {
    const { status, json } = await freeze(fields);
    expect({ status, code: json["error_code"] }).toEqual({ status: 400, code: "CBC.0100" });
    expect(json["error_msg"]).toContain(`${field}: `);
    expect(await origins()).toHaveLength(1);
  });

  test("a reason of blanks is told by the rules", async () => {
    const { status, json } = await freeze({ reason: "   " });
    expect({ status, code: json["error_code"] }).toEqual({ status: 400, code: "CBC.99007004" });
  });
});
