import { and, eq, isNull } from "drizzle-orm";
import { expect, test } from "vitest";
import { auditEntries, freezeCauses, messages } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { FREEZE_AGREEMENT_VERSION } from "@/lib/domain/restriction/cause";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { addColleague } from "../assignment/assignment.fixture";
import { budgetInput, charge, countWrites, joinCustomer, money, permit } from "../budget/governance.fixture";
import { setBudget } from "../budget/set-budget";
import { getCustomer } from "../customer/get-customer";
import { actionsOf, codes, grantTo } from "../delegation/delegation.fixture";
import { revokeDelegation } from "../delegation/revoke-delegation";
import { approveRequest } from "../request/approve-request";
import { createRequest } from "../request/create-request";
import { listRequests } from "../request/list-requests";
import { inTenant } from "../tenant";
import { confirmAct } from "./confirm-act";
import { declineAct } from "./decline-act";
import { freezeCustomer } from "./freeze-customer";
import { holdDeletion, releaseDeletion } from "./hold-deletion";
import { protectCustomer, unprotectCustomer } from "./protect-customer";
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
} from "./waiting-act.fixture";

const { world, ann, ben, clock, pass } = await openWaitingWorld((await openTestDatabase()).url);
const { distributorId } = world.distributor;

const protect = (actor: Actor, customerId: string, reason = "Runs a hospital") =>
  protectCustomer(permit(actor, "restriction.protect"), { customerId, reason });
const confirm = async (actor: Actor, customerId: string) =>
  confirmAct(permit(actor, "restriction.confirm"), { actId: await lastActOf(world, customerId) });
const decline = async (actor: Actor, customerId: string, reason: string) =>
  declineAct(permit(actor, "restriction.confirm"), { actId: await lastActOf(world, customerId), reason });

async function protectedCustomer(): Promise<string> {
  const customerId = await joinCustomer(world);
  expect(await protect(ann, customerId)).toEqual({ allowed: true });
  return customerId;
}

test("a protected customer's resources need a second person, whoever orders and however; its account does not", async () => {
  const customerId = await protectedCustomer();
  expect(codes(await freezeCustomer(permit(ann, "restriction.freeze"), freezeOrder(customerId)))).toEqual([
    "restriction.needs-second-person",
  ]);
  expect(await order(ann, customerId, { timing: "now" })).toEqual({
    allowed: true,
    runsAt: null,
    awaitsSecondPerson: true,
  });
  expect(await levelOf(world, customerId)).toBe("account");
  const before = await countWrites(world);
  expect(codes(await confirm(ann, customerId))).toEqual(["restriction.ordered-by-you"]);
  for (const stranger of [world.reseller, world.otherReseller, world.otherDistributor]) {
    expect(codes(await confirm(stranger, customerId))).toEqual(["restriction.act-unknown"]);
    expect(codes(await decline(stranger, customerId, "No"))).toEqual(["restriction.act-unknown"]);
  }
  expect(await countWrites(world)).toEqual(before);

  expect(await confirm(ben, customerId)).toEqual({ allowed: true });
  expect(await levelOf(world, customerId)).toBe("account-and-resources");
  const [act] = await actsOf(world, customerId);
  expect(act).toMatchObject({ state: "ran", confirmedBy: { name: ben.via.kind === "person" && ben.via.name } });
  expect(await manualCauseOf(world, customerId)).toMatchObject({ by: act?.by, secondPerson: act?.confirmedBy });
  expect(codes(await confirm(ben, customerId))).toEqual(["restriction.act-over"]);
  const account = { level: "account", agreementVersion: null } as const;
  expect(await order(ann, await protectedCustomer(), account)).toMatchObject({ awaitsSecondPerson: false });
});

test("the quarter of an hour begins with the second person's word, and a scheduled time that passed means at once", async () => {
  const [delayed, scheduled] = [await protectedCustomer(), await protectedCustomer()];
  await order(ann, delayed);
  await order(ann, scheduled, { timing: "scheduled", orderedFor: new Date(clock.now.getTime() + 5 * MINUTE_MS) });
  await pass(30);
  expect(await runDueActs(distributorId)).toBe(0);
  await confirm(ben, delayed);
  await confirm(ben, scheduled);
  expect(await levelOf(world, delayed)).toBe("account");
  expect(await levelOf(world, scheduled)).toBe("account-and-resources");
  await pass(16);
  expect(await runDueActs(distributorId)).toBe(1);
  expect(await levelOf(world, delayed)).toBe("account-and-resources");
});

test("declining asks for a reason; after a day it expires and nobody confirms it any more", async () => {
  const [declined, expired] = [await protectedCustomer(), await protectedCustomer()];
  await order(ann, declined);
  await order(ann, expired);
  expect(codes(await decline(ben, declined, " "))).toEqual(["restriction.reason-missing"]);
  expect(await decline(ben, declined, "They have paid")).toEqual({ allowed: true });
  await pass(24 * 60 + 1);
  expect(codes(await confirm(ben, expired))).toEqual(["restriction.act-running"]);
  expect(await actsOf(world, declined)).toMatchObject([{ state: "declined", endReason: "They have paid" }]);
  expect(await actsOf(world, expired)).toMatchObject([{ state: "expired", endedBy: { kind: "system" } }]);
  expect(await runDueActs(distributorId)).toBe(0);
  expect(await levelOf(world, expired)).toBe("account");
  await order(ann, expired);
  await pass(24 * 60 + 1);
  expect(await runDueActs(distributorId)).toBe(1);
  expect((await actsOf(world, expired)).map(({ state }) => state)).toEqual(["expired", "expired"]);
});

test("what was protected after it was ordered is refused when it runs", async () => {
  const customerId = await joinCustomer(world);
  await order(ann, customerId);
  await protect(ann, customerId);
  await pass(16);
  await runDueActs(distributorId);
  expect(await actsOf(world, customerId)).toMatchObject([
    { state: "refused", refusal: [{ code: "restriction.needs-second-person" }] },
  ]);
});

test("an exhausted budget freezes a protected account at once and orders its resources of whoever holds them", async () => {
  const customerId = await protectedCustomer();
  const action = "freeze-account-and-resources";
  const wish = budgetInput(customerId, { amount: money("100"), action, lift: ["association-default"] });
  expect(await setBudget(permit(ann, "budget.set"), wish)).toEqual({ status: "saved" });
  expect(await grantTo(world)).toEqual([]);
  await charge(world, customerId, "100", clock.now);
  expect(await levelOf(world, customerId)).toBe("account");
  expect(await actsOf(world, customerId)).toMatchObject([
    { state: "awaiting-second-person", companyKind: "reseller", by: { kind: "system" }, origins: ["budget-exhausted"] },
  ]);
  expect(codes(await confirm(ben, customerId))).toEqual(["restriction.act-unknown"]);
  expect(await confirm(await addColleague(world.reseller, ["director"]), customerId)).toEqual({ allowed: true });
  const open = await inTenant(ann, (tx) =>
    tx
      .select()
      .from(freezeCauses)
      .where(and(eq(freezeCauses.customerId, customerId), isNull(freezeCauses.endedAt))),
  );
  expect(open).toMatchObject([
    { origin: "budget-exhausted", level: "account-and-resources", agreementVersion: FREEZE_AGREEMENT_VERSION },
  ]);

  const other = await protectedCustomer();
  const limited = budgetInput(other, { amount: money("100"), action, lift: ["association-default"] });
  const rob = await addColleague(world.reseller);
  expect(await setBudget(permit(rob, "budget.set"), limited)).toEqual({ status: "saved" });
  await charge(world, other, "100", clock.now);
  const raised = { ...budgetInput(other, { amount: money("200"), reason: "Grows" }), version: 1 };
  expect(await setBudget(permit(rob, "budget.set"), raised)).toEqual({ status: "saved" });
  expect(codes(await confirm(rob, other))).toEqual(["restriction.cause-gone"]);
  const revoked = { resellerId: world.reseller.company.id, version: 1, reason: "Ends" };
  expect(codes(await revokeDelegation(permit(ann, "delegation.grant"), revoked))).toEqual([]);
});

test("an approved request for resources waits as well, for the clock or for a second person", async () => {
  const rob = await addColleague(world.reseller);
  for (const customerId of [await joinCustomer(world), await protectedCustomer()]) {
    const wish = { kind: "freeze-account-and-resources" as const, messageToCustomer: null };
    const asking = permit(rob, "request.create");
    expect(await createRequest(asking, { customerId, wish, reason: "Unpaid" })).toMatchObject({ allowed: true });
    const query = { state: "all", kind: null, reseller: null, customer: customerId, after: null } as const;
    const [request] = (await listRequests(permit(ann, "request.read"), query)).rows;
    const approval = {
      requestId: request?.id ?? "",
      wish,
      version: 0,
      until: null,
      note: null,
      agreementVersion: FREEZE_AGREEMENT_VERSION,
      confirmed: false,
    };
    expect(await approveRequest(permit(ann, "request.decide"), approval)).toEqual({ status: "saved" });
    expect(await levelOf(world, customerId)).toBe("account");
    const [act] = await actsOf(world, customerId);
    if (act?.state === "awaiting-second-person") await confirm(ben, customerId);
  }
  await pass(16);
  expect(await runDueActs(distributorId)).toBe(2);
});

test("only the distributor's leaders mark and unmark a customer, each once and with its audit entry", async () => {
  const customerId = await joinCustomer(world);
  const before = await countWrites(world);
  expect(codes(await protect(world.otherDistributor, customerId))).toEqual(["restriction.customer-unknown"]);
  expect(codes(await protect(ann, customerId, ""))).toEqual(["restriction.reason-missing"]);
  expect(await countWrites(world)).toEqual(before);
  const marked = await actionsOf(world, "restriction.protected");
  expect(await protect(ann, customerId)).toEqual({ allowed: true });
  expect(codes(await protect(ann, customerId))).toEqual(["restriction.already-protected"]);
  const unprotect = () =>
    unprotectCustomer(permit(ben, "restriction.protect"), { customerId, reason: "Moved its systems" });
  expect(await unprotect()).toEqual({ allowed: true });
  expect(codes(await unprotect())).toEqual(["restriction.not-protected"]);
  expect(await actionsOf(world, "restriction.protected")).toBe(marked + 1);
  expect(await actionsOf(world, "restriction.unprotected")).toBe(1);
});

test("while deletion is held nothing is due, of each kind one hold; only who holds freeze-resources holds it", async () => {
  const customerId = await joinCustomer(world);
  await order(ann, customerId, { timing: "now" });
  const see = async () => getCustomer(permit(ann, "customer.read"), customerId, clock.now);
  expect((await see())?.causes[0]?.deletionDueAt).toBeInstanceOf(Date);
  const before = await countWrites(world);
  const hold = (actor: Actor, kind: "dispute" | "production" = "dispute", reason = "They dispute the bill") =>
    holdDeletion(permit(actor, "restriction.hold-deletion"), { customerId, kind, reason });
  expect(codes(await hold(world.reseller))).toEqual(["restriction.not-holder"]);
  for (const stranger of [world.otherReseller, world.otherDistributor]) {
    expect(codes(await hold(stranger))).toEqual(["restriction.customer-unknown"]);
  }
  expect(codes(await hold(ann, "dispute", ""))).toEqual(["restriction.reason-missing"]);
  expect(await countWrites(world)).toEqual(before);

  expect(await hold(ann)).toEqual({ allowed: true });
  expect(codes(await hold(ann))).toEqual(["restriction.already-held"]);
  expect(await hold(ben, "production", "Line 2 runs on it")).toEqual({ allowed: true });
  expect(await see()).toMatchObject({
    causes: [{ origin: "manual", deletionDueAt: null }, { origin: "association-default" }],
    holds: [{ kind: "dispute", by: expect.any(String) }, { kind: "production" }],
  });
  const release = (kind: "dispute" | "production") =>
    releaseDeletion(permit(ann, "restriction.hold-deletion"), { customerId, kind, reason: "Settled" });
  expect(await release("dispute")).toEqual({ allowed: true });
  expect(codes(await release("dispute"))).toEqual(["restriction.not-held"]);
  expect((await see())?.causes[0]?.deletionDueAt).toBeNull();
  expect(await release("production")).toEqual({ allowed: true });
  expect((await see())?.causes[0]?.deletionDueAt).toBeInstanceOf(Date);
  const entries = await inTenant(ann, (tx) =>
    tx.select({ action: auditEntries.action }).from(auditEntries).where(eq(auditEntries.customerId, customerId)),
  );
  expect(entries.filter(({ action }) => action.startsWith("restriction.deletion-"))).toHaveLength(4);
});

test("who is awaited is told to the ordering company alone", async () => {
  const customerId = await protectedCustomer();
  await order(ann, customerId);
  const heard = await inTenant(ann, (tx) =>
    tx
      .select({ kind: messages.kind, companyKind: messages.companyKind })
      .from(messages)
      .where(eq(messages.customerId, customerId)),
  );
  expect(heard).toEqual([{ kind: "act-awaits-second-person", companyKind: "distributor" }]);
});
