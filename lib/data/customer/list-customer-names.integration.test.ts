import { expect, test } from "vitest";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { joinCustomer, makeWorld, permit } from "../budget/governance.fixture";
import { newId } from "../new-id";
import { listCustomerNames } from "./list-customer-names";

await openTestDatabase();
const world = await makeWorld();
const mine = await joinCustomer(world);
const theirs = await joinCustomer({ ...world, reseller: world.otherReseller });

test("a distributor has the names of all its customers, a reseller of its own among those asked for", async () => {
  const asked = [mine, theirs, newId()];
  const all = await listCustomerNames(permit(world.distributor, "customer.read"), asked);
  expect([...all.keys()].toSorted()).toEqual([mine, theirs].toSorted());
  expect(all.get(mine)).toMatch(/^customer-/);
  for (const action of ["customer.read", "budget.set"] as const) {
    const own = await listCustomerNames(permit(world.reseller, action), asked);
    expect(own).toEqual(new Map([[mine, all.get(mine)]]));
  }
  expect(await listCustomerNames(permit(world.distributor, "customer.read"), [])).toEqual(new Map());
});

test("another reseller and another distributor hear no name", async () => {
  for (const stranger of [world.otherReseller, world.otherDistributor]) {
    expect(await listCustomerNames(permit(stranger, "customer.read"), [mine])).toEqual(new Map());
  }
});
