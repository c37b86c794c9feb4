import { describe, expect, test } from "vitest";
import { charge, customerActor, joinCustomer, makeWorld, money, permit } from "@/lib/data/budget/governance.fixture";
import { recordCredits } from "@/lib/data/credit/record-credits";
import { set } from "@/lib/data/delegation/delegation.fixture";
import type { Actor } from "@/lib/domain/access/actor";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { readExactly } from "./exact.fixture";
import { accessKeyOf, accessKeysOf, call } from "./vendor.fixture";

await openTestDatabase();
const world = await makeWorld();
const keys = await accessKeysOf(world);

const OWN = "ShowCustomerExpenditureQuota";
const PARTNERS = "ShowPartnerConsumptionQuota";
const REFUSED = { status: 403, json: { error_code: "CBC.0155" } };

describe(OWN, () => {
  test("without a budget says what is used alone", async () => {
    const id = await joinCustomer(world);
    const key = await accessKeyOf(customerActor(world, id), "expenditure");
    await charge(world, id, "1.5");
    const { status, json } = await call(key, OWN);
    expect(status).toBe(200);
    expect(json).toEqual({ granting_amount_used: 1.5, measure_id: 1, currency: "USD", note: expect.any(String) });
  });

  test("is the budget that the partner set, exactly as the partner reads it", async () => {
    const id = await joinCustomer(world);
    const key = await accessKeyOf(customerActor(world, id), "expenditure");
    await set(world.distributor, id, { amount: money("300") });
    await charge(world, id, "299.999999999999");
    const { json } = await readExactly(key, OWN, {}, { at: new Date() });
    expect(json).toMatchObject({
      granting_amount: "300",
      granting_amount_used: "299.999999999999",
      // One unit under the budget is not all of it.
      percentage_granting_amount_used: "99.99",
    });
    const named = { customer_id: id, indirect_partner_id: world.reseller.company.id };
    const budget = await readExactly(keys.distributor, "ShowSubCustomerBudget", named, { at: new Date() });
    expect(budget.json).toMatchObject({ budget_amount: "300", used_amount: "299.999999999999" });
    await charge(world, id, "150.000000000001");
    expect((await call(key, OWN)).json).toMatchObject({
      granting_amount_used: 450,
      percentage_granting_amount_used: 150,
    });
  });

  test("never goes below zero, as everywhere", async () => {
    const id = await joinCustomer(world);
    const key = await accessKeyOf(customerActor(world, id));
    await set(world.distributor, id, { amount: money("10") });
    await charge(world, id, "-5");
    expect((await call(key, OWN)).json).toMatchObject({ granting_amount_used: 0, percentage_granting_amount_used: 0 });
  });

  test("is a customer's, by a key with the scope", async () => {
    const id = await joinCustomer(world);
    expect(await call(await accessKeyOf(customerActor(world, id), "orders"), OWN)).toMatchObject(REFUSED);
    for (const key of Object.values(keys)) expect(await call(key, OWN)).toMatchObject(REFUSED);
  });
});

describe(PARTNERS, () => {
  const record = async (actor: Actor, balance: string, day: number) => {
    const input = {
      asOf: new Date(Date.UTC(2026, 0, day)),
      quota: money("1000000000000.000000000001"),
      balance: money(balance),
      coupons: money("2.5"),
      due: money("100"),
      unbilled: money("7.75"),
    };
    const kept = await recordCredits(permit(actor, "credit.record"), {
      records: [input],
      source: "recorded",
      dryRun: false,
    });
    expect(kept).toMatchObject({ allowed: true, answers: [{ status: "written" }] });
  };

  test("without a record says nothing of amounts", async () => {
    expect((await call(keys.otherReseller, PARTNERS)).json).toEqual({ measure_id: 1, currency: "USD" });
  });

  test("is the company's own newest record, as text and to the last decimal", async () => {
    await record(world.distributor, "-3", 2);
    await record(world.distributor, "50", 1);
    await record(world.reseller, "10", 1);
    const common = {
      consumption_quota: "1000000000000.000000000001",
      coupon_amount: "2.5",
      due_amount: "100",
      unbilled_amount: "7.75",
      measure_id: 1,
      currency: "USD",
    };
    expect((await call(keys.distributor, PARTNERS)).json).toEqual({
      ...common,
      amount: "-3",
      used_consumption_quota: "108.25",
    });
    expect((await call(keys.reseller, PARTNERS)).json).toEqual({
      ...common,
      amount: "10",
      used_consumption_quota: "95.25",
    });
    for (const other of [keys.otherReseller, keys.otherDistributor]) {
      expect((await call(other, PARTNERS)).json).toEqual({ measure_id: 1, currency: "USD" });
    }
  });

  test("is a partner's, by a key with the scope", async () => {
    const id = await joinCustomer(world);
    expect(await call(await accessKeyOf(customerActor(world, id)), PARTNERS)).toMatchObject(REFUSED);
    expect(await call(await accessKeyOf(world.distributor, "customers", "orders"), PARTNERS)).toMatchObject(REFUSED);
  });
});
