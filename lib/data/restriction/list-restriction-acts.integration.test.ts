import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { restrictionActs } from "@/db/schema";
import type { ActFilter } from "@/lib/contracts/restriction-act";
import type { Actor } from "@/lib/domain/access/actor";
import { isHeldBy } from "@/lib/domain/delegation/authority";
import { heldFor } from "@/lib/domain/restriction/waiting-act";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { addColleague } from "../assignment/assignment.fixture";
import { budgetInput, charge, joinCustomer, money, permit } from "../budget/governance.fixture";
import { setBudget } from "../budget/set-budget";
import { grantTo, recallOf } from "../delegation/delegation.fixture";
import { loadAuthority } from "../delegation/load-authority";
import { inTenant } from "../tenant";
import { getRestrictionPreviews } from "./get-restriction-previews";
import { countActTodos, listActsOf, listRestrictionActs } from "./list-restriction-acts";
import { protectCustomer } from "./protect-customer";
import { runDueActs } from "./run-due-acts";
import { selectRestrictionActs } from "./select-restriction-acts";
import { MINUTE_MS, openWaitingWorld, order } from "./waiting-act.fixture";

const { world, ann, ben, clock, pass } = await openWaitingWorld((await openTestDatabase()).url);
const { distributorId } = world.distributor;
const max = await addColleague(world.distributor, ["account-manager", "viewer"]);
const DAY_MS = 24 * 60 * MINUTE_MS;

const reading = (actor: Actor) => permit(actor, "restriction.read");
const list = async (actor: Actor, state: ActFilter, at = clock.now) =>
  (await listRestrictionActs(reading(actor), { state, after: null }, at)).rows.map(({ customer }) => customer.id);

test("what awaits a second person is a to-do of the others who may, and shows each why not", async () => {
  const customerId = await joinCustomer(world);
  await protectCustomer(permit(ann, "restriction.protect"), { customerId, reason: "Runs a hospital" });
  await order(ann, customerId);
  expect(await list(ben, "to-confirm")).toEqual([customerId]);
  for (const actor of [ann, max, world.reseller]) expect(await list(actor, "to-confirm")).toEqual([]);
  expect(await list(ben, "to-confirm", new Date(clock.now.getTime() + DAY_MS + MINUTE_MS))).toEqual([]);
  const why = async (actor: Actor) =>
    (await listActsOf(reading(actor), customerId, clock.now)).map(({ mayConfirm, notSecond, mayCallOff }) => ({
      mayConfirm,
      notSecond,
      mayCallOff,
    }));
  expect(await why(ben)).toEqual([{ mayConfirm: true, notSecond: null, mayCallOff: true }]);
  expect(await why(ann)).toEqual([{ mayConfirm: false, notSecond: "own", mayCallOff: true }]);
  expect(await why(max)).toEqual([{ mayConfirm: false, notSecond: "role", mayCallOff: true }]);
  expect(await why(world.reseller)).toEqual([{ mayConfirm: false, notSecond: "other-company", mayCallOff: false }]);
});

test("what was refused is a to-do of the present holder for a week, unless it was ordered anew", async () => {
  const [moved, again] = [await joinCustomer(world), await joinCustomer(world)];
  await order(ann, moved);
  await order(ann, again);
  expect(await grantTo(world)).toEqual([]);
  await pass(16);
  expect(await runDueActs(distributorId)).toBe(2);
  expect((await list(world.reseller, "refused")).sort()).toEqual([moved, again].sort());
  expect(await list(ann, "refused")).toEqual([]);
  expect(await countActTodos(reading(world.reseller), clock.now)).toEqual({ toConfirm: 0, refused: 2 });
  await order(await addColleague(world.reseller), again);
  expect(await list(world.reseller, "refused")).toEqual([moved]);
  expect(await list(world.reseller, "refused", new Date(clock.now.getTime() + 8 * DAY_MS))).toEqual([]);
  expect(await listActsOf(reading(ann), moved, clock.now)).toMatchObject([
    { state: "refused", refusal: [{ code: "restriction.not-holder" }], mayCallOff: false },
  ]);

  // The clause in SQL says what the law says, also after a recall.
  await recallOf(world, [moved], { permissions: ["freeze-resources"] }, ann);
  for (const customerId of [moved, again]) {
    for (const actor of [ann, world.reseller]) {
      const [row] = await inTenant(actor, (tx) =>
        selectRestrictionActs(tx, actor, clock.now, eq(restrictionActs.customerId, customerId)),
      );
      const authority = await inTenant(actor, (tx) => loadAuthority(tx, distributorId, customerId, clock.now));
      const held = isHeldBy(authority, heldFor("account-and-resources"), actor.company.kind);
      expect(row?.isHeld).toBe(held);
    }
  }
});

test("nobody reads orders or previews of customers of others", async () => {
  const customerId = await joinCustomer(world);
  await order(ann, customerId, { timing: "now" });
  for (const stranger of [world.otherReseller, world.otherDistributor]) {
    expect(await list(stranger, "all")).toEqual([]);
    expect(await listActsOf(reading(stranger), customerId, clock.now)).toEqual([]);
    expect(await getRestrictionPreviews(reading(stranger), customerId, clock.now)).toBeNull();
    expect(await countActTodos(reading(stranger), clock.now)).toEqual({ toConfirm: 0, refused: 0 });
  }
  expect(await getRestrictionPreviews(reading(ann), "no id", clock.now)).toBeNull();
  expect(await listActsOf(reading(ann), "no id", clock.now)).toEqual([]);
});

test("the orders page by page are all of them, each once", async () => {
  for (let count = 0; count < 52; count++) await order(ben, await joinOwn());
  const first = await listRestrictionActs(reading(ann), { state: "open", after: null }, clock.now);
  const second = await listRestrictionActs(reading(ann), { state: "open", after: first.after }, clock.now);
  const ids = [...first.rows, ...second.rows].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.length).toBeGreaterThanOrEqual(52);
  expect(second.after).toBeNull();
});

async function joinOwn(): Promise<string> {
  const customerId = await joinCustomer(world);
  await recallOf(world, [customerId], { permissions: ["freeze-account", "freeze-resources"] }, ann);
  return customerId;
}

test("a preview tells what usage cost by product, and of each choice of causes what is left", async () => {
  const customerId = await joinCustomer(world);
  const wish = budgetInput(customerId, { amount: money("100"), lift: ["association-default"], reason: "Starts" });
  await recallOf(world, [customerId], { permissions: ["set-budget", "freeze-account", "freeze-resources"] }, ann);
  expect(await setBudget(permit(ann, "budget.set"), wish)).toEqual({ status: "saved" });
  await charge(world, customerId, "7", clock.now);
  await order(ann, customerId, { timing: "now" });
  const previews = await getRestrictionPreviews(reading(ann), customerId, clock.now);
  expect(previews?.present).toMatchObject({
    level: { before: "account-and-resources", after: "account-and-resources" },
    spending: [{ service: "Compute", spent: money("7") }],
  });
  expect(Object.keys(previews?.lift ?? {})).toEqual(["", "manual"]);
  expect(previews?.lift["manual"]?.level.after).toBeNull();
});
