import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { auditEntries } from "@/db/schema";
import { RESOURCE_FILTERS, ResourceListQuery } from "@/lib/contracts/resource";
import type { Actor } from "@/lib/domain/access/actor";
import { RESOURCE_TABS } from "@/lib/domain/resource/tab";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { customerActor, joinCustomer, makeWorld, permit, turnClockTo } from "../budget/governance.fixture";
import { turnTo } from "../company/suspension.fixture";
import { codes } from "../delegation/delegation.fixture";
import { newId } from "../new-id";
import { buyer } from "../order/order.fixture";
import { freezeCustomer } from "../restriction/freeze-customer";
import { holdDeletion } from "../restriction/hold-deletion";
import { liftFreeze } from "../restriction/lift-freeze";
import { freezeOrder } from "../restriction/waiting-act.fixture";
import { inTenant } from "../tenant";
import { deleteResource } from "./delete-resource";
import { getResource } from "./get-resource";
import { listResources } from "./list-resources";
import { renameResource } from "./rename-resource";
import { enable, order, readResource } from "./resource.fixture";

const database = await openTestDatabase();
const begun = new Date("2026-11-10T04:00:00Z");
const turnDays = (days: number) => turnClockTo(database.url, new Date(begun.getTime() + days * 86_400_000));

beforeEach(() => turnDays(0));

const list = (actor: Actor, given: Record<string, string> = {}, customerId: string | null = null, size?: number) =>
  listResources(permit(actor, "resource.read"), ResourceListQuery.parse(given), customerId, size);

const freeze = (actor: Actor, customerId: string) =>
  freezeCustomer(permit(actor, "restriction.freeze"), { ...freezeOrder(customerId), agreementVersion: "2026-11" });
const lift = (actor: Actor, customerId: string) =>
  liftFreeze(permit(actor, "restriction.lift"), {
    customerId,
    origins: ["manual"],
    reason: "Paid",
    messageToCustomer: null,
  });

async function everyRow(actor: Actor) {
  const pages = RESOURCE_TABS.flatMap((tab) => [list(actor, { tab }), list(actor, { tab, status: "closed" })]);
  return (await Promise.all(pages)).flatMap(({ rows }) => rows);
}

test("every filter finds exactly what stands so, at every moment of a term, a freeze, a hold and a suspension", async () => {
  const world = await makeWorld();
  const { distributor } = world;
  const [frozen, held, calm, gone] = await Promise.all([1, 2, 3, 4].map(() => buyer(world, "1000")));
  if (!frozen || !held || !calm || !gone) throw new Error("four customers");
  for (const id of [frozen, held, calm]) {
    await order(world, id);
    await order(world, id, "savings-plan");
    await enable(world, id);
    await enable(world, id, { mode: "spot" });
  }
  await deleteResource(permit(customerActor(world, gone), "resource.delete"), {
    resourceId: await enable(world, gone),
  });
  for (const id of [frozen, held]) expect(codes(await freeze(distributor, id))).toEqual([]);
  const reason = "It is disputed";
  await holdDeletion(permit(distributor, "restriction.hold-deletion"), { customerId: held, kind: "dispute", reason });

  const seen = new Set<string>();
  for (const day of [0.01, 14.99, 15, 30, 35, 45.01, 60, 61.01]) {
    await turnDays(day);
    const all = await everyRow(distributor);
    for (const status of RESOURCE_FILTERS) {
      const found = await Promise.all(RESOURCE_TABS.map((tab) => list(distributor, { tab, status })));
      const ids = found.flatMap(({ rows }) => rows.map(({ id }) => id)).toSorted();
      const right = all.filter((row) => (status === "due" ? row.isDue : row.status === status));
      expect(ids, `${status} on day ${day}`).toEqual(right.map(({ id }) => id).toSorted());
      if (ids.length > 0) seen.add(status);
    }
    expect(all.filter(({ isDue, customer }) => isDue && customer.id === held)).toEqual([]);
  }
  expect(seen).toEqual(new Set(RESOURCE_FILTERS));

  await turnTo(world.reseller, "frozen");
  expect((await list(distributor, { tab: "pay-per-use", status: "frozen" })).rows).toHaveLength(6);
  expect((await list(distributor, { tab: "pay-per-use", status: "in-use" })).rows).toEqual([]);
  await turnTo(world.reseller, "active");
});

test("a freeze with resources shows since when and when deletion is due; lifted, it is in use at once", async () => {
  const world = await makeWorld();
  const customerId = await buyer(world, "1000");
  const [byUse, prepaid] = [await enable(world, customerId), await order(world, customerId)];
  await freeze(world.distributor, customerId);
  const seen = await readResource(world, customerId, byUse);
  expect(seen).toMatchObject({ status: "frozen", isDue: false });
  expect(seen.deletionDueAt?.getTime()).toBe((seen.frozenSince?.getTime() ?? 0) + 15 * 86_400_000);
  expect(await readResource(world, customerId, prepaid)).toMatchObject({ status: "in-use", deletionDueAt: null });
  expect((await readResource(world, customerId, prepaid)).orders).toHaveLength(1);
  await lift(world.distributor, customerId);
  expect(await readResource(world, customerId, byUse)).toMatchObject({ status: "in-use", frozenSince: null });
});

test("pages turn both ways, and expiry, words, service and region narrow them", async () => {
  const world = await makeWorld();
  const customerId = await buyer(world, "1000");
  const ids: string[] = [];
  for (let n = 0; n < 5; n++) ids.push(await order(world, customerId));
  const newest = ids.toReversed();
  const idsOf = ({ rows }: Awaited<ReturnType<typeof list>>) => rows.map(({ id }) => id);
  const first = await list(world.distributor, {}, null, 2);
  expect([idsOf(first), first.before]).toEqual([newest.slice(0, 2), null]);
  const second = await list(world.distributor, { after: first.after ?? "" }, null, 2);
  expect(idsOf(second)).toEqual(newest.slice(2, 4));
  expect(idsOf(await list(world.distributor, { before: second.before ?? "" }, null, 2))).toEqual(newest.slice(0, 2));

  const found = async (given: Record<string, string>) => (await list(world.distributor, given)).rows.length;
  expect(await found({ q: (ids[0] ?? "").toUpperCase() })).toBe(1);
  expect(await found({ q: "customer-" })).toBe(5);
  expect(await found({ q: "%" })).toBe(0);
  expect([await found({ service: "Elastic Compute" }), await found({ service: "Other" })]).toEqual([5, 0]);
  expect([await found({ region: "east-1" }), await found({ region: "west-1" })]).toEqual([5, 0]);
  expect([await found({ expires: "30" }), await found({ expires: "15" }), await found({ expires: "8" })]).toEqual([
    5, 0, 5,
  ]);
  expect(await found({ tab: "savings-plans" })).toBe(0);
});

test("a customer renames what it has whatever is frozen, and it is written down; another's is unknown", async () => {
  const world = await makeWorld();
  const [customerId, other] = [await buyer(world, "1000"), await joinCustomer(world)];
  const resourceId = await enable(world, customerId);
  await freeze(world.distributor, customerId);
  const rename = (id: string, name: string) =>
    renameResource(permit(customerActor(world, id), "resource.rename"), { resourceId, name });
  expect(codes(await rename(customerId, "Payroll"))).toEqual([]);
  expect(codes(await rename(customerId, "Payroll"))).toEqual([]);
  expect(codes(await rename(customerId, ""))).toEqual(["resource.name-missing"]);
  expect(codes(await rename(other, "Mine"))).toEqual(["resource.unknown"]);
  expect((await readResource(world, customerId, resourceId)).name).toBe("Payroll");
  const entries = await inTenant(world.distributor, (tx) =>
    tx.select().from(auditEntries).where(eq(auditEntries.subjectId, resourceId)),
  );
  expect(entries).toMatchObject([{ action: "resource.renamed", customerId, after: { name: "Payroll" } }]);
});

test("a customer deletes what it pays by use, once; frozen, below a suspended partner or prepaid it does not", async () => {
  const world = await makeWorld();
  const customerId = await buyer(world, "1000");
  const [resourceId, prepaid] = [await enable(world, customerId), await order(world, customerId)];
  const remove = (id = resourceId, by = customerId) =>
    deleteResource(permit(customerActor(world, by), "resource.delete"), { resourceId: id });
  await freeze(world.distributor, customerId);
  expect(codes(await remove())).toEqual(["purchase.account-frozen", "purchase.resources-frozen"]);
  await lift(world.distributor, customerId);
  await turnTo(world.reseller, "restricted");
  expect(codes(await remove())).toEqual(["purchase.partner-suspended"]);
  await turnTo(world.reseller, "active");
  expect(codes(await remove(prepaid))).toEqual(["resource.paid-in-advance"]);
  expect(codes(await remove(resourceId, await joinCustomer(world)))).toEqual(["resource.unknown"]);
  expect(codes(await remove(newId()))).toEqual(["resource.unknown"]);

  const answers = await Promise.all(Array.from({ length: 8 }, () => remove()));
  expect(answers.filter(({ allowed }) => allowed)).toHaveLength(1);
  expect(new Set(answers.flatMap(codes))).toEqual(new Set(["resource.closed"]));
  expect(await readResource(world, customerId, resourceId)).toMatchObject({ status: "closed", closedCause: "deleted" });
});

test("a resource is read by its customer and the partners it is with, and by nobody else", async () => {
  const world = await makeWorld();
  const customerId = await buyer(world, "1000");
  const resourceId = await enable(world, customerId);
  const sees = async (actor: Actor) => {
    const found = await getResource(permit(actor, "resource.read"), resourceId);
    const listed = (await list(actor, { tab: "pay-per-use" })).rows.some(({ id }) => id === resourceId);
    const ofCustomer = (await list(actor, { tab: "pay-per-use" }, customerId)).rows.length === 1;
    expect([listed, ofCustomer]).toEqual([found !== null, found !== null]);
    return found !== null;
  };
  const others = [world.otherReseller, world.otherDistributor, customerActor(world, await joinCustomer(world))];
  expect(await Promise.all([world.distributor, world.reseller, customerActor(world, customerId)].map(sees))).toEqual([
    true,
    true,
    true,
  ]);
  expect(await Promise.all(others.map(sees))).toEqual([false, false, false]);
  expect((await list(world.distributor, { tab: "pay-per-use" }, "no-customer")).rows).toEqual([]);
});
