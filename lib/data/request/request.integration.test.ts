import { eq, sql } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";
import { checkInvariants } from "@/db/check-invariants";
import { auditEntries, messages, requests } from "@/db/schema";
import type { ApproveRequestInput, RequestWish } from "@/lib/contracts/request";
import type { Actor } from "@/lib/domain/access/actor";
import { billingMonthOf, monthEndExclusive } from "@/lib/domain/calendar/billing-month";
import { FREEZE_AGREEMENT_VERSION } from "@/lib/domain/restriction/cause";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import {
  budgetInput,
  charge,
  customerActor,
  joinCustomer,
  makeWorld,
  money,
  permit,
  turnClockTo,
  type World,
} from "../budget/governance.fixture";
import { setBudget } from "../budget/set-budget";
import { grantDelegation } from "../delegation/grant-delegation";
import { previewRevocation } from "../delegation/preview-revocation";
import { revokeDelegation } from "../delegation/revoke-delegation";
import { decidePurchases } from "../purchase/decide-purchases";
import { freezeCustomer } from "../restriction/freeze-customer";
import { inTenant } from "../tenant";
import { approveRequest } from "./approve-request";
import { commentOnRequest } from "./comment-on-request";
import { countPendingRequests } from "./count-pending-requests";
import { getRequest } from "./get-request";
import { listPendingKinds } from "./list-pending-kinds";
import { listRequests } from "./list-requests";
import { rejectRequest } from "./reject-request";
import { activation, askFor, codesOf, noMessage, waiting } from "./request.fixture";
import { withdrawRequest } from "./withdraw-request";

const database = await openTestDatabase();
let world: World;
let customerId: string;

beforeEach(async () => {
  world = await makeWorld();
  customerId = await joinCustomer(world);
});

afterEach(async () => {
  const broken = (await checkInvariants(database.url)).filter(({ rows }) => rows.length > 0);
  expect(broken).toEqual([]);
});

async function ask(wish: RequestWish, more: { actor?: Actor; customerId?: string | null } = {}) {
  const about = more.customerId === undefined ? customerId : more.customerId;
  return askFor(more.actor ?? world.reseller, about, wish);
}

async function asked(wish: RequestWish, about: string | null = customerId): Promise<string> {
  return waiting(world.reseller, about, wish);
}

async function approve(requestId: string, wish: RequestWish, more: Partial<ApproveRequestInput> = {}, actor?: Actor) {
  const answer = await approveRequest(permit(actor ?? world.distributor, "request.decide"), {
    requestId,
    wish,
    version: 0,
    until: null,
    note: null,
    agreementVersion: null,
    confirmed: false,
    ...more,
  });
  return answer.status === "saved" || answer.status === "confirm"
    ? answer.status
    : [answer.status, ...answer.reasons.map(({ code }) => code)];
}

async function view(requestId: string, actor: Actor = world.reseller) {
  return getRequest(permit(actor, "request.read"), requestId, new Date());
}

/** Everything a request may leave behind, of every tenant. */
async function countTraces(): Promise<{ requests: number; audits: number; told: number }> {
  const of = async (actor: Actor) =>
    inTenant(actor, async (tx) => ({
      requests: await tx.$count(requests),
      audits: await tx.$count(auditEntries, sql`${auditEntries.action} like 'request.%'`),
      told: await tx.$count(messages, sql`${messages.kind} like 'request-%'`),
    }));
  const [one, other] = [await of(world.distributor), await of(world.otherDistributor)];
  return { requests: one.requests + other.requests, audits: one.audits + other.audits, told: one.told + other.told };
}

test("an activation is asked, approved with another amount, and the customer may buy", async () => {
  const requestId = await asked(activation);
  const wish = { ...activation, amount: money("400") };
  expect(await approve(requestId, wish, { note: "Half of it first" })).toBe("saved");

  const found = await view(requestId);
  expect(found).toMatchObject({ state: "approved", note: "Half of it first", error: null });
  expect(found?.thread.map(({ kind, text }) => [kind, text])).toEqual([
    ["asked", "Contract signed today"],
    ["approved-with-changes", "Half of it first"],
  ]);
  expect(found?.thread.at(-1)?.wish).toEqual(wish);

  const acts = await inTenant(world.distributor, (tx) =>
    tx
      .select({ action: auditEntries.action, companyId: auditEntries.companyId })
      .from(auditEntries)
      .where(eq(auditEntries.changeId, found?.executionChangeId ?? "")),
  );
  expect(acts.map(({ action }) => action).sort()).toEqual([
    "budget.set",
    "request.approved-with-changes",
    "restriction.lifted",
  ]);
  expect(new Set(acts.map(({ companyId }) => companyId))).toEqual(new Set([world.distributor.company.id]));

  const decide = permit(customerActor(world, customerId), "purchase.decide");
  const buying = (amount: string) => ({ customerId, operation: "buy-yearly-monthly" as const, amount: money(amount) });
  const verdicts = await decidePurchases(decide, [buying("400"), buying("400.01")]);
  expect(verdicts.map((verdict) => verdict?.decision.allowed)).toEqual([true, false]);
});

test("one pending a customer and kind; another kind and another customer may be asked as well", async () => {
  await asked(activation);
  expect(codesOf(await ask(activation))).toEqual(["request.already-pending"]);
  expect(codesOf(await ask({ kind: "freeze-account", ...noMessage }))).toEqual([]);
  expect(codesOf(await ask(activation, { customerId: await joinCustomer(world) }))).toEqual([]);
  const both = await Promise.all([
    ask({ kind: "block-pay-per-use", ...noMessage }),
    ask({ kind: "block-pay-per-use", ...noMessage }),
  ]);
  expect(both.map(({ allowed }) => allowed).sort()).toEqual([false, true]);
});

test("who holds the permission does it and does not ask; the other permissions it may still ask for", async () => {
  await grantDelegation(permit(world.distributor, "delegation.grant"), {
    resellerId: world.reseller.company.id,
    version: 0,
    wish: { permissions: ["set-budget"], monthlyQuota: money("1000"), oneTimeQuota: null, until: null },
    reason: null,
  });
  expect(codesOf(await ask({ ...activation, kind: "adjust-budget" }))).toEqual(["request.held-yourself"]);
  expect(codesOf(await ask({ kind: "freeze-account", ...noMessage }))).toEqual([]);
  const more = { kind: "quota", monthlyQuota: money("2000"), oneTimeQuota: null } as const;
  expect(codesOf(await ask({ ...more, monthlyQuota: money("900") }, { customerId: null }))).toEqual([
    "request.nothing-asked",
  ]);
  expect(codesOf(await ask(more, { customerId: null }))).toEqual([]);
});

test("what a restored budget has lifted needs no permission any more, so its lift is not asked for", async () => {
  const wish = { amount: money("10"), action: "freeze-account-and-resources", liftWhenRestored: true } as const;
  await setBudget(permit(world.distributor, "budget.set"), budgetInput(customerId, { ...wish, confirmed: true }));
  await charge(world, customerId, "10");
  await grantDelegation(permit(world.distributor, "delegation.grant"), {
    resellerId: world.reseller.company.id,
    version: 0,
    wish: { permissions: ["freeze-account"], monthlyQuota: null, oneTimeQuota: null, until: null },
    reason: null,
  });
  const lift = { kind: "lift" as const, origins: ["budget-exhausted" as const], ...noMessage };
  const withdraw = permit(world.reseller, "request.withdraw");
  expect(codesOf(await withdrawRequest(withdraw, { requestId: await asked(lift) }))).toEqual([]);
  await turnClockTo(database.url, monthEndExclusive(billingMonthOf(new Date())));
  expect(codesOf(await ask(lift))).toEqual(["request.held-yourself"]);
  await turnClockTo(database.url, new Date());
});

test("what forbids the act leaves the request pending, with why; a later approval may still do it", async () => {
  const wish = { kind: "freeze-account", messageToCustomer: "Paused" } as const;
  const requestId = await asked(wish);
  const freeze = {
    customerId,
    level: "account",
    reason: "Late",
    messageToCustomer: null,
    agreementVersion: null,
  } as const;
  await freezeCustomer(permit(world.distributor, "restriction.freeze"), freeze);
  expect(await approve(requestId, wish)).toEqual(["failed", "restriction.already-frozen"]);
  expect(await view(requestId)).toMatchObject({
    state: "pending",
    error: [{ code: "restriction.already-frozen", level: "account" }],
  });

  const raised = { kind: "freeze-account-and-resources", messageToCustomer: null } as const;
  const second = await asked(raised);
  expect(await approve(second, raised)).toEqual(["failed", "restriction.agreement-missing"]);
  expect(await approve(second, raised, { agreementVersion: FREEZE_AGREEMENT_VERSION })).toBe("saved");
  expect((await view(second))?.thread.map(({ kind }) => kind)).toEqual(["asked", "execution-failed", "approved"]);
});

test("an approver sees what follows before it is done, and nothing is written before", async () => {
  await setBudget(permit(world.distributor, "budget.set"), budgetInput(customerId, { amount: money("500") }));
  await charge(world, customerId, "300");
  const wish = { ...activation, kind: "adjust-budget", amount: money("200") } as const;
  const requestId = await asked(wish);
  const before = await countTraces();
  expect(await approve(requestId, wish, { version: 1 })).toBe("confirm");
  expect(await countTraces()).toEqual(before);
  expect(await approve(requestId, wish, { version: 0, confirmed: true })).toEqual(["refused", "request.facts-changed"]);
  expect(await approve(requestId, wish, { version: 1, confirmed: true })).toBe("saved");
  expect(await approve(requestId, wish, { version: 2, confirmed: true })).toEqual(["refused", "request.not-pending"]);
});

test("a grant supersedes what it makes pointless and leaves the rest; approving one grants with an end", async () => {
  const freezing = await asked({ kind: "freeze-account", ...noMessage });
  const activating = await asked(activation);
  const wish = {
    kind: "permission",
    permissions: ["freeze-account"],
    monthlyQuota: null,
    oneTimeQuota: null,
  } as const satisfies RequestWish;
  const asking = await asked({ ...wish, permissions: [...wish.permissions] }, null);
  const until = new Date(Date.now() + 86_400_000);
  const given: RequestWish = { ...wish, permissions: [...wish.permissions] };
  expect(await approve(freezing, { kind: "freeze-account", ...noMessage }, { until })).toEqual([
    "refused",
    "request.no-until",
  ]);
  expect(await approve(asking, given, { until })).toBe("saved");
  expect(await view(asking)).toMatchObject({ state: "approved", until, grant: { permissions: ["freeze-account"] } });
  expect(await view(freezing)).toMatchObject({ state: "superseded" });
  expect(await view(activating)).toMatchObject({ state: "pending" });

  const answer = await grantDelegation(permit(world.distributor, "delegation.grant"), {
    resellerId: world.reseller.company.id,
    version: 1,
    wish: { permissions: ["set-budget", "freeze-account"], monthlyQuota: money("9"), oneTimeQuota: null, until: null },
    reason: null,
  });
  expect(answer.allowed).toBe(true);
  expect(await view(activating)).toMatchObject({ state: "superseded" });
});

test("a revocation ends what was asked of a quota, as its preview said, and leaves the rest", async () => {
  const { id: resellerId } = world.reseller.company;
  const granting = permit(world.distributor, "delegation.grant");
  const wish = { permissions: ["set-budget" as const], monthlyQuota: money("9"), oneTimeQuota: null, until: null };
  expect((await grantDelegation(granting, { resellerId, version: 0, wish, reason: null })).allowed).toBe(true);
  const quota = await asked({ kind: "quota", monthlyQuota: money("20"), oneTimeQuota: null }, null);
  const none = { monthlyQuota: null, oneTimeQuota: null };
  const freezing = await asked({ kind: "permission", permissions: ["freeze-account"], ...none }, null);
  const reading = permit(world.distributor, "delegation.read");
  const preview = await previewRevocation(reading, resellerId, new Date());
  expect(preview?.requests).toEqual({ superseded: 1, pending: 1 });
  expect((await revokeDelegation(granting, { resellerId, version: 1, reason: null })).allowed).toBe(true);
  expect(await view(quota)).toMatchObject({ state: "superseded" });
  expect(await view(freezing)).toMatchObject({ state: "pending" });
});

test("rejected with a note, withdrawn by who asked, talked about by both; each told to the other side", async () => {
  const first = await asked(activation);
  const decide = permit(world.distributor, "request.decide");
  expect(codesOf(await rejectRequest(decide, { requestId: first, note: " " }))).toEqual(["request.note-missing"]);
  expect(codesOf(await rejectRequest(decide, { requestId: first, note: "No room this month" }))).toEqual([]);
  const second = await asked(activation);
  const comment = { requestId: second, text: "They sign on Monday" };
  expect(codesOf(await commentOnRequest(permit(world.reseller, "request.comment"), comment))).toEqual([]);
  const answered = { requestId: second, text: "Then on Monday" };
  expect(codesOf(await commentOnRequest(permit(world.distributor, "request.comment"), answered))).toEqual([]);
  expect(codesOf(await withdrawRequest(permit(world.reseller, "request.withdraw"), { requestId: second }))).toEqual([]);
  expect(codesOf(await rejectRequest(decide, { requestId: second, note: "Late" }))).toEqual(["request.not-pending"]);

  const found = await view(second);
  expect(found?.thread.map(({ kind }) => kind)).toEqual(["asked", "commented", "commented", "withdrawn"]);
  expect(found?.previous.map(({ id, state }) => [id, state])).toEqual([[first, "rejected"]]);
  const told = await inTenant(world.distributor, (tx) =>
    tx
      .select({ kind: messages.kind, to: messages.companyKind })
      .from(messages)
      .where(sql`${messages.kind} like 'request-%'`)
      .orderBy(messages.at, messages.id),
  );
  expect(told.map(({ kind, to }) => `${kind} ${to}`)).toEqual([
    "request-asked distributor",
    "request-rejected reseller",
    "request-asked distributor",
    "request-commented distributor",
    "request-commented reseller",
    "request-withdrawn distributor",
  ]);
});

test("another reseller and another tenant find nothing, decide nothing and leave no trace", async () => {
  const requestId = await asked(activation);
  const before = await countTraces();
  for (const actor of [world.otherReseller, world.otherDistributor]) {
    expect(await view(requestId, actor)).toBeNull();
    const read = permit(actor, "request.read");
    expect(
      (await listRequests(read, { state: "all", kind: null, reseller: null, customer: null, after: null })).rows,
    ).toEqual([]);
    expect(await countPendingRequests(read, new Date())).toEqual({ pending: 0, oldestAt: null, answered: 0 });
    expect(await listPendingKinds(read, customerId)).toEqual([]);
    const comment = { requestId, text: "Mine" };
    expect(codesOf(await commentOnRequest(permit(actor, "request.comment"), comment))).toEqual(["request.unknown"]);
  }
  const stranger = world.otherReseller;
  expect(codesOf(await ask(activation, { actor: stranger }))).toEqual(["request.customer-unknown"]);
  expect(codesOf(await withdrawRequest(permit(stranger, "request.withdraw"), { requestId }))).toEqual([
    "request.unknown",
  ]);
  const other = permit(world.otherDistributor, "request.decide");
  expect(codesOf(await rejectRequest(other, { requestId, note: "No" }))).toEqual(["request.unknown"]);
  expect(await approve(requestId, activation, {}, world.otherDistributor)).toEqual(["refused", "request.unknown"]);
  expect(await countTraces()).toEqual(before);
  expect(await view(requestId)).toMatchObject({ state: "pending" });
});
