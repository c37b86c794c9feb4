import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { auditEntries, customers } from "@/db/schema";
import { joinCustomer, makeWorld, money, permit } from "@/lib/data/budget/governance.fixture";
import { told } from "@/lib/data/delegation/delegation.fixture";
import { setStartingPolicy } from "@/lib/data/development/set-starting-policy";
import { newId } from "@/lib/data/new-id";
import { inTenant } from "@/lib/data/tenant";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { accessKeyOf, accessKeysOf, call, type Fields } from "./vendor.fixture";

await openTestDatabase();
const world = await makeWorld();
const keys = await accessKeysOf(world);
const resellerId = world.reseller.company.id;
const word = () => newId().slice(-12);

type Information = Readonly<Record<string, unknown>>;
const list = async (fields: Fields, key = keys.distributor) => {
  const { json } = await call(key, "ListSubCustomers", fields);
  return { rows: json["customer_infos"] as readonly Information[], count: json["count"] };
};
const platform = () => ({ domain_area: "MX", xaccount_id: word(), xaccount_type: "shop" });
const create = (fields: Fields, key = keys.distributor) => call(key, "CreateSubCustomer", fields);

describe("CreateSubCustomer", () => {
  test("of the distributor: frozen, with an account of its own, told and in the log as made by the key", async () => {
    const domain_name = `Shop_${word()}`;
    const before = await told(world, "customer-joined");
    const { status, json } = await create({ ...platform(), domain_name, email: "ann@shop.example", password: "x" });
    expect({ status, name: json["domain_name"] }).toEqual({ status: 200, name: domain_name.toLowerCase() });
    const id = String(json["domain_id"]);
    const { rows } = await list({ customer_id: id });
    expect(rows).toMatchObject([
      { customer: domain_name, account_name: domain_name.toLowerCase(), email: "ann@shop.example", is_frozen: 1 },
    ]);
    expect(rows[0]).toMatchObject({ association_type: "3", xaccount_type: "shop", account_managers: [] });
    expect(await told(world, "customer-joined")).toBe(before + 1);
    const [entry] = await inTenant(world.distributor, (tx) =>
      tx.select().from(auditEntries).where(eq(auditEntries.subjectId, id)),
    );
    expect(JSON.stringify(entry)).toContain("vendor");
  });

  test("of a reseller: started as its starting policy says", async () => {
    const wish = { type: "monthly", amount: money("250"), action: "alert-only", lift: true } as const;
    const may = permit(world.distributor, "starting-policy.set");
    expect(await setStartingPolicy(may, { resellerId, version: 0, wish })).toMatchObject({ allowed: true });
    const { json } = await create({ ...platform(), indirect_partner_id: resellerId });
    const customer_id = String(json["domain_id"]);
    expect(json["domain_name"]).toMatch(/^c[0-9a-f]{31}$/);
    const named = { customer_id, indirect_partner_id: resellerId };
    expect((await call(keys.distributor, "ShowSubCustomerBudget", named)).json).toMatchObject({ budget_amount: 250 });
    expect((await list(named)).rows).toMatchObject([{ is_frozen: 0 }]);
    expect((await list({ customer_id })).count).toBe(0);
    expect((await list({ customer_id }, keys.reseller)).count).toBe(1);
  });

  test("sent again, also at the same time, it makes nothing and gives back the same customer", async () => {
    const fields = platform();
    const answers = await Promise.all([create(fields), create(fields), create(fields)]);
    const again = await create({ ...fields, domain_name: `other-${word()}` });
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 400, 400]);
    expect(new Set([...answers, again].map(({ json }) => json["domain_id"])).size).toBe(1);
    expect(again.json).toMatchObject({ error_code: "CBC.99000050", domain_name: answers[0]?.json["domain_name"] });
    const found = await inTenant(world.distributor, (tx) =>
      tx.$count(customers, eq(customers.platformId, fields.xaccount_id)),
    );
    expect(found).toBe(1);
  });

  test("a taken account name, a foreign reseller, a reseller's own key and a key without the scope", async () => {
    const domain_name = `taken-${word()}`;
    await create({ ...platform(), domain_name });
    const taken = await create({ ...platform(), domain_name: domain_name.toUpperCase() });
    expect(taken).toMatchObject({ status: 400, json: { error_code: "CBC.99007004" } });
    const foreign = await create({ ...platform(), indirect_partner_id: resellerId }, keys.otherDistributor);
    expect(foreign).toMatchObject({ status: 403, json: { error_code: "CBC.99000037" } });
    for (const key of [keys.reseller, await accessKeyOf(world.distributor, "orders")]) {
      expect(await create(platform(), key)).toMatchObject({ status: 403, json: { error_code: "CBC.0155" } });
    }
  });

  test.each<[string, Fields]>([
    ["domain_area", { domain_area: "MEX" }],
    ["domain_area", { domain_area: undefined }],
    ["xaccount_id", { xaccount_id: "" }],
    ["xaccount_id", { xaccount_id: "x".repeat(129) }],
    ["xaccount_type", { xaccount_type: null }],
    ["domain_name", { domain_name: "op_shop" }],
    ["domain_name", { domain_name: "1234567" }],
    ["domain_name", { domain_name: "shop" }],
    ["domain_name", { domain_name: "a shop of ours" }],
    ["email", { email: "nobody" }],
  ])("malformed: %s in %j", async (field, fields) => {
    const { status, json } = await create({ ...platform(), ...fields });
    expect({ status, code: json["error_code"] }).toEqual({ status: 400, code: "CBC.0100" });
    expect(json["error_msg"]).toContain(`${field}: `);
  });
});

describe("ListSubCustomers", () => {
  test("by parts of names, kind and time, page by page, the newest first", async () => {
    const mark = word();
    const names = [`List-${mark}-a`, `list-${mark}-b`, `list-${mark}-c`];
    for (const domain_name of names) await create({ ...platform(), domain_name });
    const all = await list({ account_name: mark.toUpperCase() });
    expect(all.rows.map(({ customer }) => customer)).toEqual(names.toReversed());
    expect(all.count).toBe(3);
    expect((await list({ customer: `${mark}-b`, association_type: "3" })).rows).toMatchObject([{ customer: names[1] }]);
    const page = await list({ account_name: mark, limit: 1, offset: 1 });
    expect(page).toMatchObject({ count: 3, rows: [{ customer: names[1] }] });
    for (const none of [{ association_type: "1" }, { label: "vip" }, { customer_id: "x" }, { customer: "%" }]) {
      expect(await list({ account_name: mark, ...none })).toEqual({ rows: [], count: 0 });
    }
    const on = String(all.rows[0]?.["associated_on"]);
    expect(on).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/);
    const later = new Date(Date.parse(on) + 2000).toISOString().replace(/\.\d{3}/, "");
    expect((await list({ account_name: mark, associated_on_begin: later })).count).toBe(0);
    expect((await list({ account_name: mark, associated_on_end: on })).count).toBe(3);
    const turned = await call(keys.distributor, "ListSubCustomers", {
      associated_on_begin: later,
      associated_on_end: on,
    });
    expect(turned).toMatchObject({ status: 400, json: { error_code: "CBC.0100" } });
    expect((await list({ account_name: mark, associated_on_end: later, label: "", customer: null })).count).toBe(3);
  });

  test("each sees its own: the distributor a reseller's only by naming it", async () => {
    const id = await joinCustomer(world);
    const seen = async (key: typeof keys.distributor, fields: Fields = {}) =>
      (await list({ customer_id: id, ...fields }, key)).count;
    expect(await seen(keys.distributor)).toBe(0);
    expect(await seen(keys.distributor, { indirect_partner_id: resellerId })).toBe(1);
    expect(await seen(keys.distributor, { indirect_partner_id: world.otherReseller.company.id })).toBe(0);
    expect(await seen(keys.reseller)).toBe(1);
    expect(await seen(keys.reseller, { indirect_partner_id: world.otherReseller.company.id })).toBe(1);
    expect(await seen(keys.otherReseller)).toBe(0);
    expect(await seen(keys.otherDistributor)).toBe(0);
  });
});

test("ListIndirectPartners: a distributor's resellers, by id, account name and time", async () => {
  const partners = async (fields: Fields, key = keys.distributor) => call(key, "ListIndirectPartners", fields);
  const { json } = await partners({});
  expect(json["count"]).toBe(2);
  const one = await partners({ indirect_partner_id: resellerId });
  expect(one.json).toMatchObject({
    count: 1,
    indirect_partners: [{ indirect_partner_id: resellerId, account_name: world.reseller.company.accountName }],
  });
  const { accountName } = world.otherReseller.company;
  expect((await partners({ account_name: accountName })).json).toMatchObject({ count: 1 });
  for (const none of [
    { account_name: accountName.slice(1) },
    { associated_on_end: "2020-01-01T00:00:00Z" },
    { indirect_partner_id: "x" },
  ]) {
    expect((await partners(none)).json).toEqual({ count: 0, indirect_partners: [] });
  }
  expect((await partners({ indirect_partner_id: resellerId }, keys.otherDistributor)).json["count"]).toBe(0);
  expect(await partners({}, keys.reseller)).toMatchObject({ status: 403, json: { error_code: "CBC.0155" } });
});
