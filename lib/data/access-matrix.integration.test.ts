import { expect, test } from "vitest";
import {
  ACTS,
  type ActName,
  authorityIn,
  DELEGATIONS,
  expectedOf,
  nameOf,
} from "@/lib/domain/access/governed-acts.fixture";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { delegateAs, outcomeOf, seatsOf } from "./access-matrix.fixture";
import { addColleague, assign, assignReseller } from "./assignment/assignment.fixture";
import { countWrites, joinCustomer, makeWorld } from "./budget/governance.fixture";
import { hypothetically } from "./hypothetically";
import { instantOf } from "./instant";
import { inTenant } from "./tenant";

await openTestDatabase();
const world = await makeWorld();
const customerId = await joinCustomer(world);
for (const company of [world.distributor, world.reseller]) await addColleague(company, ["administrator"]);
const managers = {
  distributor: await addColleague(world.distributor, ["account-manager"]),
  reseller: await addColleague(world.reseller, ["account-manager"]),
};
await assignReseller(world.distributor, managers.distributor, world.reseller.company.id);
await assign(world.reseller, managers.reseller, [customerId]);

// Expected from the access table, the scope and the authority alone; walked cell by cell, each undone again.
test.each(DELEGATIONS)(
  "with %s granted, every role of every company gets exactly what table, scope and authority say",
  async (state) => {
    const before = await countWrites(world);
    const wrong: string[] = [];
    await inTenant(world.distributor, (tx) =>
      hypothetically(tx, async (granted) => {
        const at = await instantOf(granted);
        await delegateAs(granted, world, state, customerId, at);
        const authority = authorityIn(state, at);
        for (const seat of seatsOf(world, customerId, managers)) {
          for (const name of Object.keys(ACTS) as ActName[]) {
            const expected = expectedOf(seat, ACTS[name], authority);
            const found =
              seat.whose === "another distributor"
                ? await inTenant(seat.actor, (own) =>
                    hypothetically(own, (inner) => outcomeOf(inner, seat, name, customerId)),
                  )
                : await hypothetically(granted, (inner) => outcomeOf(inner, seat, name, customerId));
            if (found !== expected) wrong.push(`${nameOf(seat)}: ${name}: ${found}, not ${expected}`);
          }
        }
        return true;
      }),
    );
    expect(wrong).toEqual([]);
    expect(await countWrites(world)).toEqual(before);
  },
  60_000,
);

test("the table of acts covers each permission, and every seat is met", () => {
  expect(new Set(Object.values(ACTS).map(({ needs }) => needs)).size).toBe(3);
  expect(new Set(seatsOf(world, customerId, managers).map(({ kind }) => kind)).size).toBe(3);
});
