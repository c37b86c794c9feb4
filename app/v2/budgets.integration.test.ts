import { beforeEach, describe, expect, test } from "vitest";
import { charge, joinCustomer, makeWorld } from "@/lib/data/budget/governance.fixture";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { accessKeysOf, call, type Fields } from "./vendor.fixture";

await openTestDatabase();
const world = await makeWorld();
const keys = await accessKeysOf(world);
const resellerId = world.reseller.company.id;
let id: string;
let named: Fields;

beforeEach(async () => {
  id = await joinCustomer(world);
  named = { customer_id: id, indirect_partner_id: resellerId };
});

const set = (fields: Fields) => call(keys.distributor, "UpdateSubCustomerBudget", { ...named, ...fields });
const show = (key = keys.distributor) => call(key, "ShowSubCustomerBudget", named);

describe("UpdateSubCustomerBudget", () => {
  test("sets the target, monthly and by hand unless said, and answers nothing", async () => {
    expect(await set({ budget_amount: 100.5 })).toMatchObject({ status: 200, json: {} });
    expect((await show()).json).toEqual({
      budget_amount: 100.5,
      used_amount: 0,
      budget_type: "MONTHLY",
      measure_id: 1,
      currency: "USD",
    });
  });
});
