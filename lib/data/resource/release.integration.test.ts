import { and, asc, eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { actResources, auditEntries, deletionWarnings, messages, restrictionActs } from "@/db/schema";
import { DueListQuery } from "@/lib/contracts/resource";
import type { Actor } from "@/lib/domain/access/actor";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { addColleague, assign } from "../assignment/assignment.fixture";
import { customerActor, joinCustomer, permit } from "../budget/governance.fixture";
import { actionsOf, codes, grantTo } from "../delegation/delegation.fixture";
import { buyer } from "../order/order.fixture";
import { callOffAct } from "../restriction/call-off-act";
import { confirmAct } from "../restriction/confirm-act";
import { declineAct } from "../restriction/decline-act";
import { freezeCustomer } from "../restriction/freeze-customer";
import { holdDeletion, releaseDeletion } from "../restriction/hold-deletion";
import { liftFreeze } from "../restriction/lift-freeze";
import { countActTodos, listReleases } from "../restriction/list-restriction-acts";
import { runDueActs } from "../restriction/run-due-acts";
import { actsOf, freezeOrder, lastActOf, manualCauseOf, openWaitingWorld } from "../restriction/waiting-act.fixture";
import { inTenant } from "../tenant";
import { countDueResources } from "./count-due-resources";
import { listDueResources } from "./list-due-resources";
import { orderRelease } from "./order-release";
import { enable, order, readResource } from "./resource.fixture";
import { warnDeletions } from "./warn-deletions";

const { world, ann, ben, clock, pass } = await openWaitingWorld((await openTestDatabase()).url);
const { distributorId } = world.distributor;
const DAY = 24 * 60;
/** Of the reseller, which is granted freezing halfway. */
const amy = await addColleague(world.reseller);
const bea = await addColleague(world.reseller, ["director"]);

const freeze = (actor: Actor, customerId: string) =>
  freezeCustomer(permit(actor, "restriction.freeze"), { ...freezeOrder(customerId), agreementVersion: "2026-11" });
const lift = (actor: Actor, customerId: string) =>
  liftFreeze(permit(actor, "restriction.lift"), {
    customerId,
    origins: ["manual"],
    reason: "Paid",
    messageToCustomer: null,
  });
const ask = (actor: Actor, customerId: string, resourceIds: readonly string[], reason = "Fifteen days over") =>
  orderRelease(permit(actor, "resource.release"), { customerId, resourceIds: [...resourceIds], reason });
const confirm = async (actor: Actor, customerId: string) =>
  confirmAct(permit(actor, "restriction.confirm"), { actId: await lastActOf(world, customerId) });
const hold = (actor: Actor, customerId: string) =>
  holdDeletion(permit(actor, "restriction.hold-deletion"), { customerId, kind: "dispute", reason: "Disputed" });
const unhold = (actor: Actor, customerId: string) =>
  releaseDeletion(permit(actor, "restriction.hold-deletion"), { customerId, kind: "dispute", reason: "Settled" });
const dueOf = async (actor: Actor, within = 0) =>
  (await listDueResources(permit(actor, "restriction.read"), DueListQuery.parse({ within }))).groups;
const closedOf = async (customerId: string, ids: readonly string[]) =>
  Promise.all(ids.map(async (id) => (await readResource(world, customerId, id)).closedCause));

/** A customer whose resources have been frozen for so many days, with so many that it pays by use. */
async function frozenCustomer(days: number, count = 2, by: Actor = ann) {
  const customerId = await joinCustomer(world);
  const ids: string[] = [];
  for (let n = 0; n < count; n++) ids.push(await enable(world, customerId, { name: `machine ${n}` }));
  expect(codes(await freeze(by, customerId))).toEqual([]);
  await pass(days * DAY);
  return { customerId, ids };
}

test("what is due is deleted by two people of the holder, each resource with its entry, and nothing by one or a clock", async () => {
  const { customerId, ids } = await frozenCustomer(14.9);
  expect(codes(await ask(ann, customerId, ids))).toEqual(["restriction.not-due"]);
  await pass(0.2 * DAY);
  expect((await dueOf(ann)).map(({ customer, rows }) => [customer.id, rows.map(({ id }) => id)])).toEqual([
    [customerId, ids],
  ]);
  expect(await countDueResources(permit(ann, "restriction.read"))).toEqual({ due: 2, near: 0 });
  expect(await countDueResources(permit(world.reseller, "restriction.read"))).toEqual({ due: 0, near: 0 });

  expect(codes(await ask(ann, customerId, ids, " "))).toEqual(["restriction.reason-missing"]);
  expect(codes(await ask(ann, customerId, []))).toEqual(["restriction.nothing-named"]);
  expect(codes(await ask(ann, customerId, ids))).toEqual([]);
  expect(codes(await ask(ben, customerId, ids))).toEqual(["restriction.act-open"]);
  expect(codes(await confirm(ann, customerId))).toEqual(["restriction.ordered-by-you"]);
  expect(await closedOf(customerId, ids)).toEqual([null, null]);
  expect(await countActTodos(permit(ben, "restriction.read"), clock.now)).toMatchObject({ toConfirm: 1 });
  expect(await countActTodos(permit(ann, "restriction.read"), clock.now)).toMatchObject({ toConfirm: 0 });

  expect(await confirm(ben, customerId)).toEqual({ allowed: true });
  expect(await closedOf(customerId, ids)).toEqual(["released", "released"]);
  const entries = await inTenant(world.distributor, (tx) =>
    tx
      .select()
      .from(auditEntries)
      .where(and(eq(auditEntries.action, "resource.released"), eq(auditEntries.customerId, customerId))),
  );
  expect(entries.map(({ subjectId }) => subjectId).toSorted()).toEqual(ids.toSorted());
  expect(new Set(entries.map(({ changeId }) => changeId)).size).toBe(1);
  const told = await inTenant(world.distributor, (tx) =>
    tx
      .select()
      .from(messages)
      .where(and(eq(messages.kind, "resources-released"), eq(messages.customerId, customerId))),
  );
  expect(told.map(({ companyKind }) => companyKind).toSorted()).toEqual(["customer", "distributor", "reseller"]);
  const [release] = await listReleases(permit(ann, "restriction.read"), clock.now);
  expect(release).toMatchObject({ state: "ran", resources: [{ outcome: "released" }, { outcome: "released" }] });
});

test("what was paid in advance is due 30 days after its expiry, though nothing is frozen", async () => {
  const customerId = await buyer(world, "1000");
  const id = await order(world, customerId);
  await pass(31 * DAY + 29 * DAY);
  expect(codes(await ask(ann, customerId, [id]))).toEqual(["restriction.not-due"]);
  await pass(2 * DAY);
  expect(codes(await ask(ann, customerId, [id]))).toEqual([]);
  expect(await confirm(ben, customerId)).toEqual({ allowed: true });
  expect(await closedOf(customerId, [id])).toEqual(["released"]);
});

test("at its confirmation each resource is decided afresh: what no longer fits stays with its reason", async () => {
  const { customerId, ids } = await frozenCustomer(16);
  const prepaid = await order(world, await buyer(world, "1000"));
  expect(codes(await ask(ann, customerId, [...ids, prepaid]))).toEqual(["restriction.not-due"]);
  await ask(ann, customerId, ids);
  const [first] = ids;
  await inTenant(world.distributor, async (tx) => {
    // As an unsubscription or a deletion of its own would have it meanwhile.
    await tx.execute(sql`update resources set closed_at = ${clock.now.toISOString()}::timestamptz,
      closed_cause = 'unsubscribed' where id = ${first ?? ""}::uuid`);
  });
  expect(await confirm(ben, customerId)).toEqual({ allowed: true });
  expect(await closedOf(customerId, ids)).toEqual(["unsubscribed", "released"]);
  const lines = await inTenant(world.distributor, (tx) =>
    tx
      .select()
      .from(actResources)
      .where(sql`resource_id = any(${sql.param(ids)}::uuid[])`)
      .orderBy(asc(actResources.resourceId)),
  );
  expect(lines).toMatchObject([
    { outcome: "refused", refusal: [{ code: "resource.closed", cause: "unsubscribed" }] },
    { outcome: "released", refusal: null },
  ]);
});

test("what expired is warned of by its own day, and a lifted freeze warns no more", async () => {
  const customerId = await buyer(world, "1000");
  await order(world, customerId);
  await enable(world, customerId);
  await freeze(ann, customerId);
  await lift(ann, customerId);
  await pass(58 * DAY);
  await warnDeletions(distributorId);
  const told = await inTenant(world.distributor, (tx) =>
    tx
      .select()
      .from(messages)
      .where(and(eq(messages.kind, "deletion-due"), eq(messages.customerId, customerId))),
  );
  expect(told.map(({ companyKind, facts }) => [companyKind, (facts as { cause: string }).cause])).toEqual([
    ["distributor", "expired"],
    ["customer", "expired"],
  ]);
});

test("lifted, held or no longer the holder's, nothing is deleted, and the order says why", async () => {
  const lifted = await frozenCustomer(16);
  await ask(ann, lifted.customerId, lifted.ids);
  await lift(ann, lifted.customerId);
  expect(codes(await confirm(ben, lifted.customerId))).toEqual(["restriction.not-due"]);

  const held = await frozenCustomer(16);
  await hold(ann, held.customerId);
  expect((await dueOf(ann)).map(({ customer }) => customer.id)).not.toContain(held.customerId);
  expect(codes(await ask(ann, held.customerId, held.ids))).toEqual(["restriction.not-due"]);
  await unhold(ann, held.customerId);
  await ask(ann, held.customerId, held.ids);
  await hold(ann, held.customerId);
  expect(codes(await confirm(ben, held.customerId))).toEqual(["restriction.not-due"]);

  const granted = await frozenCustomer(16);
  await ask(ann, granted.customerId, granted.ids);
  const permissions = ["freeze-account", "freeze-resources"] as const;
  expect(await grantTo(world, { permissions, monthlyQuota: null, oneTimeQuota: null })).toEqual([]);
  expect(codes(await confirm(ben, granted.customerId))).toEqual(["restriction.not-holder"]);
  for (const { customerId, ids } of [lifted, held, granted]) {
    expect(await closedOf(customerId, ids)).toEqual([null, null]);
    expect((await actsOf(world, customerId)).at(-1)).toMatchObject({ kind: "release", state: "refused" });
  }
});

test("a reseller that holds freezing resources deletes by two of its own; others meet an unknown order", async () => {
  const { customerId, ids } = await frozenCustomer(16, 1, world.reseller);
  expect(codes(await ask(ann, customerId, ids))).toEqual(["restriction.not-holder"]);
  for (const stranger of [world.otherReseller, world.otherDistributor]) {
    expect(codes(await ask(stranger, customerId, ids))).toEqual(["restriction.customer-unknown"]);
    expect(await dueOf(stranger)).toEqual([]);
  }
  expect(codes(await ask(amy, customerId, ids))).toEqual([]);
  for (const stranger of [ben, world.otherReseller, world.otherDistributor]) {
    expect(codes(await confirm(stranger, customerId))).toEqual(["restriction.act-unknown"]);
    expect(await listReleases(permit(stranger, "restriction.read"), clock.now)).toHaveLength(
      stranger === ben ? (await listReleases(permit(ann, "restriction.read"), clock.now)).length : 0,
    );
  }
  expect(await confirm(bea, customerId)).toEqual({ allowed: true });
  expect(await closedOf(customerId, ids)).toEqual(["released"]);
});

test("an account manager orders for its own customers alone, and never confirms", async () => {
  const mia = await addColleague(world.reseller, ["account-manager"]);
  const [own, other] = [await frozenCustomer(16, 1, world.reseller), await frozenCustomer(16, 1, world.reseller)];
  await assign(world.reseller, mia, [own.customerId]);
  expect((await dueOf(mia)).map(({ customer }) => customer.id)).toEqual([own.customerId]);
  expect(await countDueResources(permit(mia, "restriction.read"))).toEqual({ due: 1, near: 0 });
  expect(codes(await ask(mia, other.customerId, other.ids))).toEqual(["restriction.customer-unknown"]);
  expect(codes(await ask(mia, own.customerId, own.ids))).toEqual([]);
  expect(() => permit(mia, "restriction.confirm")).toThrow();
  expect(await confirm(world.reseller, own.customerId)).toEqual({ allowed: true });
  expect(await closedOf(own.customerId, own.ids)).toEqual(["released"]);
});

test("declined, called off or not confirmed within a day, it comes to nothing and can be ordered anew", async () => {
  const { customerId, ids } = await frozenCustomer(16, 1, world.reseller);
  const state = async () => (await actsOf(world, customerId)).at(-1)?.state;
  const actId = () => lastActOf(world, customerId);
  await ask(amy, customerId, ids);
  const decline = async (reason: string) =>
    codes(await declineAct(permit(bea, "restriction.confirm"), { actId: await actId(), reason }));
  expect(await decline("")).toEqual(["restriction.reason-missing"]);
  expect([await decline("They will pay"), await state()]).toEqual([[], "declined"]);
  await ask(amy, customerId, ids);
  await callOffAct(permit(amy, "restriction.call-off"), { actId: await actId(), reason: "" });
  expect(await state()).toBe("called-off");
  await ask(amy, customerId, ids);
  await pass(DAY + 1);
  expect(await runDueActs(distributorId)).toBe(1);
  expect([await state(), codes(await confirm(bea, customerId))]).toEqual(["expired", ["restriction.act-over"]]);
  expect(await closedOf(customerId, ids)).toEqual([null]);
  expect(codes(await ask(amy, customerId, ids))).toEqual([]);
});

test("64 at once: one order, one confirmation, each resource closed once", async () => {
  const { customerId, ids } = await frozenCustomer(16, 3, world.reseller);
  const before = await actionsOf(world, "resource.released");
  const orders = await Promise.all(Array.from({ length: 64 }, () => ask(amy, customerId, ids)));
  expect(orders.filter(({ allowed }) => allowed)).toHaveLength(1);
  const confirmed = await Promise.all(Array.from({ length: 64 }, () => confirm(bea, customerId)));
  expect(confirmed.filter(({ allowed }) => allowed)).toHaveLength(1);
  expect(new Set(confirmed.flatMap(codes))).toEqual(new Set(["restriction.act-over"]));
  expect((await actionsOf(world, "resource.released")) - before).toBe(3);
});

test("a hold or a lift that races with the confirmation: either it came first and nothing is deleted, or it came late", async () => {
  for (const rival of [hold, lift]) {
    for (let round = 0; round < 6; round++) {
      const { customerId, ids } = await frozenCustomer(16, 2, world.reseller);
      await ask(amy, customerId, ids);
      const [confirmed, other] = await Promise.all([confirm(bea, customerId), rival(world.reseller, customerId)]);
      expect(other).toEqual({ allowed: true });
      const closed = await closedOf(customerId, ids);
      expect(new Set(closed)).toEqual(new Set([confirmed.allowed ? "released" : null]));
      if (!confirmed.allowed) expect(codes(confirmed)).toEqual(["restriction.not-due"]);
    }
  }
});

test("customer and holder are warned 7, 3 and 1 days before, each once, also after a standstill and when it is due", async () => {
  const { customerId } = await frozenCustomer(7.9, 2, world.reseller);
  const warned = async () => {
    await warnDeletions(distributorId);
    await warnDeletions(distributorId);
    return inTenant(world.distributor, (tx) =>
      tx
        .select()
        .from(messages)
        .where(and(eq(messages.kind, "deletion-due"), eq(messages.customerId, customerId)))
        .orderBy(messages.id),
    );
  };
  expect(await warned()).toEqual([]);
  await pass(0.2 * DAY);
  const first = await warned();
  expect(first.map(({ companyKind }) => companyKind)).toEqual(["reseller", "customer"]);
  const cause = await manualCauseOf(world, customerId);
  const dueAt = new Date(cause.since.getTime() + 15 * DAY * 60_000).toISOString();
  expect(first[0]?.facts).toMatchObject({ count: 2, name: "machine 0", cause: "frozen", dueAt, isDue: false });
  await pass(4 * DAY);
  expect(await warned()).toHaveLength(4);

  await hold(world.reseller, customerId);
  await pass(30 * DAY);
  expect(await warned()).toHaveLength(4);
  await unhold(world.reseller, customerId);
  const late = await warned();
  expect(late).toHaveLength(6);
  expect(late.at(-1)?.facts).toMatchObject({ isDue: true });
  const days = await inTenant(world.distributor, (tx) =>
    tx
      .select({ days: deletionWarnings.days })
      .from(deletionWarnings)
      .where(eq(deletionWarnings.customerId, customerId)),
  );
  expect(days.map((row) => row.days).toSorted()).toEqual([1, 3, 7]);
});

test("a freeze keeps which resources it made unavailable, and what was to go on costing", async () => {
  const customerId = await joinCustomer(world);
  await enable(world, customerId, { name: "archive", freeWhileFrozen: true });
  await enable(world, customerId, { name: "machine" });
  await freeze(world.reseller, customerId);
  const { known } = await manualCauseOf(world, customerId);
  expect(known).toMatchObject({
    preview: {
      resources: {
        become: "unavailable",
        byUse: 2,
        freeWhileFrozen: 1,
        inAdvance: 0,
        first: [
          { name: "archive", freeWhileFrozen: true },
          { name: "machine", freeWhileFrozen: false },
        ],
      },
    },
  });
});

test("a customer meets no such thing: it neither orders nor reads what is due for its partners", async () => {
  const actor = customerActor(world, await joinCustomer(world));
  expect(() => permit(actor, "resource.release")).toThrow();
  expect(() => permit(actor, "restriction.read")).toThrow();
  const open = await inTenant(world.otherDistributor, (tx) => tx.select().from(restrictionActs));
  expect(open).toEqual([]);
});
