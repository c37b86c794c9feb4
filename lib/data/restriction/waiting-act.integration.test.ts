import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { distributors, members, messages } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { addColleague } from "../assignment/assignment.fixture";
import { leave } from "../association/leaving.fixture";
import { countWrites, joinCustomer, permit } from "../budget/governance.fixture";
import { actionsOf, codes, grantTo, recallOf } from "../delegation/delegation.fixture";
import { revokeDelegation } from "../delegation/revoke-delegation";
import { inTenant } from "../tenant";
import { callOffAct } from "./call-off-act";
import { confirmAct } from "./confirm-act";
import { declineAct } from "./decline-act";
import { freezeCustomer } from "./freeze-customer";
import { orderLift } from "./order-restriction";
import { runDueActs } from "./run-due-acts";
import {
  actsOf,
  freezeOrder,
  lastActOf,
  levelOf,
  MINUTE_MS,
  manualCauseOf,
  openWaitingWorld,
  order,
  present,
} from "./waiting-act.fixture";

const { world, ann, ben, clock, pass } = await openWaitingWorld((await openTestDatabase()).url);
const { distributorId } = world.distributor;

const run = () => runDueActs(distributorId);
const step = (actId: string, reason = "") => ({ actId, reason });
const callOff = async (actor: Actor, customerId: string) =>
  callOffAct(permit(actor, "restriction.call-off"), step(await lastActOf(world, customerId)));

test("a freeze of resources waits a quarter of an hour and then runs once, in the name of who ordered it", async () => {
  const customerId = await joinCustomer(world);
  const answer = await order(ann, customerId);
  expect(answer).toMatchObject({ allowed: true, awaitsSecondPerson: false });
  expect(present(answer.runsAt).getTime() - clock.now.getTime()).toBeGreaterThanOrEqual(15 * MINUTE_MS);
  await pass(14);
  expect(await run()).toBe(0);
  expect(await levelOf(world, customerId)).toBe("account");

  await pass(2);
  expect((await Promise.all([run(), run()])).reduce((sum, count) => sum + count, 0)).toBe(1);
  expect(await levelOf(world, customerId)).toBe("account-and-resources");
  const act = present((await actsOf(world, customerId))[0]);
  const cause = await manualCauseOf(world, customerId);
  expect(act).toMatchObject({ state: "ran", endedBy: { id: ann.via.kind === "person" && ann.via.memberId } });
  expect(cause).toMatchObject({ by: act.by, agreementBy: act.by, agreementAt: act.orderedAt });
  expect(cause.known).toMatchObject({ preview: { level: { before: "account", after: "account-and-resources" } } });
  expect(cause.since.getTime()).toBeLessThanOrEqual(present(act.endedAt).getTime());
  expect(cause.since.getTime()).toBeGreaterThanOrEqual(present(act.runsAt).getTime());
});

test("after a standstill a scheduled freeze is dated to when it really ran, and what was ordered is kept", async () => {
  const customerId = await joinCustomer(world);
  const orderedFor = new Date(clock.now.getTime() + 60 * MINUTE_MS);
  expect(await order(ann, customerId, { timing: "scheduled", orderedFor })).toMatchObject({ runsAt: orderedFor });
  await pass(3 * 24 * 60);
  expect(await run()).toBe(1);
  const [act] = await actsOf(world, customerId);
  expect(act).toMatchObject({ state: "ran", orderedFor, runsAt: orderedFor });
  expect(act?.endedAt?.getTime()).toBeGreaterThanOrEqual(clock.now.getTime());
});

test("now is now, an account alone does not wait, and the API's way stays as it was", async () => {
  const [first, second] = [await joinCustomer(world), await joinCustomer(world)];
  expect(await order(ann, first, { timing: "now" })).toMatchObject({ allowed: true, runsAt: null });
  expect(await levelOf(world, first)).toBe("account-and-resources");
  const account = { level: "account", agreementVersion: null } as const;
  expect(await order(ann, second, account)).toMatchObject({ allowed: true, runsAt: null, awaitsSecondPerson: false });
  expect([...(await actsOf(world, first)), ...(await actsOf(world, second))]).toEqual([]);
});

test("one waits at a time: another is refused with the open one named, an account is frozen meanwhile", async () => {
  const customerId = await joinCustomer(world);
  const { runsAt } = await order(ann, customerId);
  const actId = await lastActOf(world, customerId);
  const named = { code: "restriction.act-open", kind: "freeze", actId, runsAt };
  for (const timing of ["delayed", "now"] as const) {
    expect(await order(ben, customerId, { timing })).toMatchObject({ allowed: false, reasons: [named] });
  }
  expect(await order(ann, customerId, { level: "account", agreementVersion: null })).toMatchObject({ allowed: true });
  await pass(16);
  await run();
  expect(await levelOf(world, customerId)).toBe("account-and-resources");
});

test("a time that is missing, past or too far is refused, and nothing is written", async () => {
  const customerId = await joinCustomer(world);
  const before = await countWrites(world);
  const asked = (orderedFor?: Date) => order(ann, customerId, { timing: "scheduled", orderedFor });
  expect(codes(await asked())).toEqual(["restriction.time-missing"]);
  expect(codes(await asked(new Date(clock.now.getTime() - MINUTE_MS)))).toEqual(["restriction.time-past"]);
  expect(codes(await asked(new Date("2040-01-01T00:00:00Z")))).toEqual(["restriction.time-too-far"]);
  expect(await countWrites(world)).toEqual(before);
});

test("called off before it runs it never does; after it ran, or by a stranger, it is refused", async () => {
  const customerId = await joinCustomer(world);
  await order(ann, customerId);
  const before = await countWrites(world);
  for (const actor of [world.reseller, world.otherReseller, world.otherDistributor]) {
    expect(codes(await callOff(actor, customerId))).toEqual(["restriction.act-unknown"]);
  }
  expect(await countWrites(world)).toEqual(before);
  expect(await callOff(ben, customerId)).toEqual({ allowed: true });
  expect(codes(await callOff(ben, customerId))).toEqual(["restriction.act-over"]);
  await pass(20);
  expect(await run()).toBe(0);
  expect(await levelOf(world, customerId)).toBe("account");
  expect(await actionsOf(world, "restriction.order-called-off")).toBe(1);

  await order(ann, customerId);
  await pass(16);
  // Whoever meets it first carries it out.
  expect(codes(await callOff(ben, customerId))).toEqual(["restriction.act-running"]);
  expect(await levelOf(world, customerId)).toBe("account-and-resources");
  expect(await run()).toBe(0);
});

test("calling off and running race: exactly one of them happens", async () => {
  for (let round = 0; round < 6; round++) {
    const customerId = await joinCustomer(world);
    await order(ann, customerId);
    await pass(15 - 30 / MINUTE_MS);
    const [off] = await Promise.all([callOff(ben, customerId), run(), run()]);
    const ran = (await levelOf(world, customerId)) === "account-and-resources";
    const [act] = await actsOf(world, customerId);
    await pass(1);
    if (off.allowed) expect({ ran, state: act?.state }).toEqual({ ran: false, state: "called-off" });
    else expect(act?.state).toBe("ran");
  }
});

test("authority is asked again when it runs: what moved meanwhile refuses it, and the present holder hears", async () => {
  const customerId = await joinCustomer(world);
  await order(ann, customerId);
  expect(await grantTo(world, { permissions: ["set-budget", "freeze-account", "freeze-resources"] })).toEqual([]);
  await pass(16);
  expect(await run()).toBe(1);
  const [act] = await actsOf(world, customerId);
  expect(act?.state).toBe("refused");
  expect(act?.refusal).toMatchObject([{ code: "restriction.not-holder", holder: "reseller" }]);
  const heard = await inTenant(ann, (tx) =>
    tx
      .select({ companyKind: messages.companyKind })
      .from(messages)
      .where(and(eq(messages.customerId, customerId), eq(messages.kind, "act-refused"))),
  );
  expect(heard.map(({ companyKind }) => companyKind).sort()).toEqual(["distributor", "reseller"]);
  expect(await levelOf(world, customerId)).toBe("account");

  // Ordered with a recall, it is the distributor's from the very first instant, though the freeze comes later.
  expect(await order(ann, customerId, { recall: true })).toMatchObject({ allowed: true });
  const rachel = await addColleague(world.reseller);
  expect(codes(await callOff(rachel, customerId))).toEqual(["restriction.act-unknown"]);
  await pass(16);
  await run();
  expect(await levelOf(world, customerId)).toBe("account-and-resources");
  const revoked = { resellerId: world.reseller.company.id, version: 1, reason: "Ends" };
  expect(codes(await revokeDelegation(permit(ann, "delegation.grant"), revoked))).toEqual([]);
});

test("recalling several with a freeze of resources recalls at once and freezes later", async () => {
  const customerId = await joinCustomer(world);
  expect(await grantTo(world, {}, 2)).toEqual([]);
  const more = { permissions: ["freeze-account", "freeze-resources"], level: "account-and-resources" as const };
  const { agreementVersion } = freezeOrder(customerId);
  expect(codes(await recallOf(world, [customerId], { ...more, agreementVersion }, ann))).toEqual([]);
  expect(await levelOf(world, customerId)).toBe("account");
  expect(codes(await order(world.reseller, customerId))).toContain("restriction.not-holder");
  await pass(16);
  await run();
  expect(await levelOf(world, customerId)).toBe("account-and-resources");
  const revoked = { resellerId: world.reseller.company.id, version: 3, reason: "Ends" };
  expect(codes(await revokeDelegation(permit(ann, "delegation.grant"), revoked))).toEqual([]);
});

test("an order of who lost the permission gives way to the present holder's, and says so", async () => {
  const customerId = await joinCustomer(world);
  expect(await grantTo(world, {}, 4)).toEqual([]);
  const rachel = await addColleague(world.reseller);
  expect(await order(rachel, customerId)).toMatchObject({ allowed: true });
  // Without the recall nobody else may; with it the reseller's order is moot.
  expect(codes(await order(ann, customerId))).toEqual(["restriction.not-holder", "restriction.act-open"]);
  const more = { permissions: ["freeze-account", "freeze-resources"], level: "account-and-resources" as const };
  const { agreementVersion } = freezeOrder(customerId);
  expect(codes(await recallOf(world, [customerId], { ...more, agreementVersion }, ann))).toEqual([]);
  expect(await actsOf(world, customerId)).toMatchObject([
    { state: "refused", companyKind: "reseller", refusal: [{ code: "restriction.not-holder", holder: "distributor" }] },
    { state: "waiting", companyKind: "distributor" },
  ]);
  await pass(16);
  expect(await run()).toBe(1);
  expect(await levelOf(world, customerId)).toBe("account-and-resources");
  const revoked = { resellerId: world.reseller.company.id, version: 5, reason: "Ends" };
  expect(codes(await revokeDelegation(permit(ann, "delegation.grant"), revoked))).toEqual([]);
});

test("a company frozen meanwhile is refused; with its association an order is called off", async () => {
  const [suspended, left] = [await joinCustomer(world), await joinCustomer(world)];
  await order(ann, left);
  expect(await leave(world, left)).toEqual([]);
  await pass(16);
  await run();
  expect(await actsOf(world, left)).toMatchObject([{ state: "called-off", refusal: null }]);

  const setState = (state: "active" | "frozen") =>
    inTenant(ann, (tx) => tx.update(distributors).set({ state }).where(eq(distributors.distributorId, distributorId)));
  await order(ann, suspended);
  await setState("frozen");
  await pass(16);
  expect(await run()).toBe(1);
  await setState("active");
  expect(await actsOf(world, suspended)).toMatchObject([{ refusal: [{ code: "restriction.company-suspended" }] }]);
});

test("who was removed or demoted meanwhile freezes nobody; what is frozen already is refused, not a fault", async () => {
  const [removed, demoted] = [await addColleague(world.distributor), await addColleague(world.distributor)];
  const ids = [await joinCustomer(world), await joinCustomer(world), await joinCustomer(world)] as const;
  await order(removed, ids[0]);
  await order(demoted, ids[1]);
  await order(ann, ids[2]);
  const memberOf = ({ via }: Actor) => (via.kind === "person" ? via.memberId : "");
  await inTenant(ann, async (tx) => {
    await tx
      .update(members)
      .set({ removedAt: clock.now })
      .where(eq(members.id, memberOf(removed)));
    await tx
      .update(members)
      .set({ roles: ["viewer"] })
      .where(eq(members.id, memberOf(demoted)));
  });
  await freezeCustomer(permit(ben, "restriction.freeze"), freezeOrder(ids[2]));
  await pass(16);
  expect(await run()).toBe(3);
  const refusals = await Promise.all(ids.map(async (id) => (await actsOf(world, id)).map(({ refusal }) => refusal)));
  expect(refusals).toMatchObject([
    [[{ code: "restriction.person-gone" }]],
    [[{ code: "restriction.person-gone" }]],
    [[{ code: "restriction.already-frozen" }]],
  ]);
});

test("a scheduled lift runs at its time, and is refused when its cause is gone by then", async () => {
  const ids = [await joinCustomer(world), await joinCustomer(world)] as const;
  const lift = (customerId: string, timing?: "scheduled") =>
    orderLift(permit(ann, "restriction.lift"), {
      customerId,
      origins: ["manual"],
      reason: "Paid",
      messageToCustomer: null,
      ...(timing && { timing, orderedFor: new Date(clock.now.getTime() + 60 * MINUTE_MS) }),
    });
  for (const id of ids) {
    await order(ann, id, { timing: "now" });
    expect(await lift(id, "scheduled")).toMatchObject({ allowed: true, awaitsSecondPerson: false });
    expect(codes(await lift(id, "scheduled"))).toEqual(["restriction.act-open"]);
  }
  expect(await lift(ids[1])).toMatchObject({ allowed: true });
  await pass(61);
  expect(await run()).toBe(2);
  expect(await levelOf(world, ids[0])).toBe("account");
  expect((await actsOf(world, ids[0])).map(({ state }) => state)).toEqual(["ran"]);
  expect(await actsOf(world, ids[1])).toMatchObject([
    { state: "refused", refusal: [{ code: "restriction.not-frozen" }] },
  ]);
});

test("nobody confirms or declines what awaits nobody", async () => {
  const customerId = await joinCustomer(world);
  await order(ann, customerId);
  const actId = await lastActOf(world, customerId);
  expect(codes(await confirmAct(permit(ben, "restriction.confirm"), { actId }))).toEqual(["restriction.not-awaiting"]);
  expect(codes(await declineAct(permit(ben, "restriction.confirm"), step(actId, "No")))).toEqual([
    "restriction.not-awaiting",
  ]);
});
