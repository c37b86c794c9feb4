import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { customers } from "@/db/schema";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { budgetInput, joinCustomer, makeWorld, money, permit } from "../budget/governance.fixture";
import { setBudget } from "../budget/set-budget";
import { inTenant } from "../tenant";
import { findSheetCustomers } from "./find-sheet-customers";

await openTestDatabase();
const world = await makeWorld();
const id = await joinCustomer(world);
const [customer] = await inTenant(world.distributor, (tx) =>
  tx.select({ name: customers.name, accountName: customers.accountName }).from(customers).where(eq(customers.id, id)),
);
const name = customer?.name ?? "";
const accountName = customer?.accountName ?? "";

test("a customer is found by account name and by id, however that is written, with its budget's version", async () => {
  const references = [accountName, id, id.toUpperCase(), "nobody-here", "", "a\0b"];
  for (const actor of [world.distributor, world.reseller]) {
    const found = await findSheetCustomers(permit(actor, "budget.set"), references);
    for (const reference of references.slice(0, 3)) expect(found.get(reference)).toEqual({ id, name, version: 0 });
    for (const reference of references.slice(3)) expect(found.has(reference)).toBe(false);
  }
  const input = budgetInput(id, { amount: money("100") });
  expect(await setBudget(permit(world.distributor, "budget.set"), input)).toEqual({ status: "saved" });
  const found = await findSheetCustomers(permit(world.reseller, "budget.set"), [accountName]);
  expect(found.get(accountName)).toEqual({ id, name, version: 1 });
});

test("another reseller and another distributor find nobody by the same references", async () => {
  for (const stranger of [world.otherReseller, world.otherDistributor]) {
    expect(await findSheetCustomers(permit(stranger, "budget.set"), [accountName, id])).toEqual(new Map());
  }
});
