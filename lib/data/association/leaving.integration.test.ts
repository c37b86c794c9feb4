import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import {
  accountMappings,
  associations,
  auditEntries,
  budgetRecords,
  budgets,
  charges,
  cloudAccounts,
  customers,
  freezeCauses,
  quotaResidues,
  recalls,
} from "@/db/schema";
import { addMonths, billingMonthOf } from "@/lib/domain/calendar/billing-month";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { mapAccount } from "../account/map-account";
import {
  charge,
  countWrites,
  customerActor,
  joinCustomer,
  makeWorld,
  money,
  permit,
  type World,
} from "../budget/governance.fixture";
import { ALL, actionsOf, grantTo, recallOf, set, told } from "../delegation/delegation.fixture";
import { loadPools, takenOf } from "../delegation/load-pools";
import { instantOf } from "../instant";
import { decidePurchases } from "../purchase/decide-purchases";
import { createRequest } from "../request/create-request";
import { activation, waiting } from "../request/request.fixture";
import { withdrawRequest } from "../request/withdraw-request";
import { freezeCustomer } from "../restriction/freeze-customer";
import { inTenant } from "../tenant";
import { checkDisassociation } from "./check-disassociation";
import { approve, ask, asked, codesOf, comeBack, leave, leaveAndReturn } from "./leaving.fixture";
import { rejectDisassociation } from "./reject-disassociation";
import { withdrawDisassociation } from "./withdraw-disassociation";

await openTestDatabase();

const act = { reason: "Late", messageToCustomer: null, agreementVersion: null } as const;

async function taken({ distributor, reseller }: World, kind: "monthly" | "one-time" = "monthly") {
  const { id } = reseller.company;
  const pools = await inTenant(distributor, async (tx) =>
    loadPools(tx, distributor.distributorId, [id], await instantOf(tx)),
  );
  return takenOf(pools, id, kind);
}

test("a partner asks, the customer approves: everything that hung on the association ends in one change", async () => {
  const world = await makeWorld();
  const customerId = await joinCustomer(world);
  expect(await grantTo(world)).toEqual([]);
  expect(await set(world.reseller, customerId, { amount: money("100"), lift: ["association-default"] })).toEqual([]);
  await charge(world, customerId, "30");
  await recallOf(world, [customerId], { permissions: ["freeze-account", "freeze-resources"] }, world.distributor);

  const id = await asked(world.reseller, customerId);
  await charge(world, customerId, "5");
  expect(await set(world.reseller, customerId, { amount: money("120"), version: 1 })).toEqual([]);
  expect(await approve(customerActor(world, customerId), id)).toEqual({ allowed: true });

  const { distributor } = world;
  await inTenant(distributor, async (tx) => {
    const [customer] = await tx.select().from(customers).where(eq(customers.id, customerId));
    const [association] = await tx.select().from(associations).where(eq(associations.customerId, customerId));
    expect(association).toMatchObject({
      ending: "disassociated",
      endReason: "The contract ends.",
      endedAt: customer?.disassociatedAt,
    });
    expect(await tx.$count(budgets, eq(budgets.customerId, customerId))).toBe(0);
    const records = await tx.select().from(budgetRecords).where(eq(budgetRecords.customerId, customerId));
    expect(records.filter(({ operation }) => operation === "deleted")).toMatchObject([
      { amount: money("120"), used: money("35"), changeId: association?.endChangeId },
    ]);
    const open = await tx.select().from(freezeCauses).where(eq(freezeCauses.customerId, customerId));
    expect(open.every(({ endedAt }) => endedAt !== null)).toBe(true);
    const recalled = await tx.select().from(recalls).where(eq(recalls.customerId, customerId));
    expect(recalled).toMatchObject([{ endReason: "association-ended" }]);
    const entries = await tx
      .select({ action: auditEntries.action })
      .from(auditEntries)
      .where(and(eq(auditEntries.customerId, customerId), eq(auditEntries.changeId, association?.endChangeId ?? "")));
    expect(entries.map(({ action }) => action).toSorted()).toEqual(["association.ended", "disassociation.approved"]);
  });
  expect(await told(world, "disassociation-approved")).toBe(3);
  expect(await taken(world)).toBe(money("35"));
});

test("without a partner nothing can be bought, the distributor neither knows nor reaches the customer", async () => {
  const world = await makeWorld();
  const customerId = await joinCustomer(world);
  await set(world.distributor, customerId, { amount: money("100"), lift: ["association-default"] });
  expect(await leave(world, customerId)).toEqual([]);
  const item = { customerId, operation: "buy-yearly-monthly", amount: null } as const;
  const own = permit(customerActor(world, customerId), "purchase.decide");
  const [verdict] = await decidePurchases(own, [item]);
  expect(verdict && codesOf(verdict.decision)).toEqual(["purchase.no-budget"]);

  const before = await countWrites(world);
  for (const actor of [world.distributor, world.reseller]) {
    expect(await decidePurchases(permit(actor, "purchase.decide"), [item])).toEqual([null]);
    expect(await set(actor, customerId, { amount: money("1") })).toEqual(["budget.customer-unknown"]);
    const freeze = { customerId, level: "account" as const, ...act };
    expect(codesOf(await freezeCustomer(permit(actor, "restriction.freeze"), freeze))).toEqual([
      "restriction.customer-unknown",
    ]);
    expect(codesOf(await ask(actor, customerId))).toEqual(["association.customer-unknown"]);
  }
  expect(codesOf(await ask(customerActor(world, customerId), customerId))).toEqual(["association.customer-unknown"]);
  const asking = { customerId, reason: "Again", wish: activation };
  expect(codesOf(await createRequest(permit(world.reseller, "request.create"), asking))).toEqual([
    "request.customer-unknown",
  ]);
  const mapping = { accountId: customerId, customerId, fromDay: null };
  expect(codesOf(await mapAccount(permit(world.distributor, "account.map"), mapping))).toEqual([
    "account.customer-unknown",
  ]);
  expect(await countWrites(world)).toEqual(before);
});

test("a customer that leaves and returns in a month keeps its spent part taken exactly once, and starts at nothing", async () => {
  const world = await makeWorld();
  const customerId = await joinCustomer(world);
  expect(await grantTo(world)).toEqual([]);
  await set(world.reseller, customerId, { amount: money("100"), lift: ["association-default"] });
  await charge(world, customerId, "40");
  expect(await leaveAndReturn(world, customerId)).toEqual([]);
  expect(await taken(world)).toBe(money("40"));
  // The pool of 1000 has 960 left.
  expect(await set(world.reseller, customerId, { amount: money("961") })).toEqual(["budget.above-quota"]);
  expect(await set(world.reseller, customerId, { amount: money("960"), lift: ["association-default"] })).toEqual([]);
  expect(await taken(world)).toBe(money("1000"));
  await charge(world, customerId, "25");
  const answer = await set(world.reseller, customerId, { amount: money("50"), version: 1 });
  expect(answer).toEqual([]);
  expect(await taken(world)).toBe(money("90"));
  expect(await leaveAndReturn(world, customerId)).toEqual([]);
  expect(await taken(world)).toBe(money("65"));
  const parts = await inTenant(world.distributor, (tx) => tx.select().from(quotaResidues));
  expect(parts.map(({ amount }) => amount).toSorted()).toEqual([money("25"), money("40")]);
});

test("the same amount in the same month of a new association alerts anew", async () => {
  const world = await makeWorld();
  const customerId = await joinCustomer(world);
  const budget = { amount: money("100"), lift: ["association-default" as const] };
  await set(world.distributor, customerId, budget);
  expect(await charge(world, customerId, "95")).toMatchObject([{ alertAt: 90 }]);
  expect(await leaveAndReturn(world, customerId)).toEqual([]);
  await set(world.distributor, customerId, budget);
  expect(await charge(world, customerId, "80")).toMatchObject([{ alertAt: 75 }]);
});

test("what starts after the end is nobody's: parked, and again a customer's own once that has returned", async () => {
  const world = await makeWorld();
  const customerId = await joinCustomer(world);
  const { distributor, reseller } = world;
  // A purchase whose term begins after the end was billed before it.
  const later = new Date(Date.now() + 3 * 24 * 60 * 60 * 1000);
  await charge(world, customerId, "10");
  await charge(world, customerId, "70", later);
  expect(await leave(world, customerId)).toEqual([]);
  const parked = () =>
    inTenant(distributor, async (tx) => {
      const [account] = await tx.select().from(cloudAccounts).where(eq(cloudAccounts.accountId, customerId));
      return account && { rows: account.parkedRows, amount: account.parkedAmount };
    });
  expect(await parked()).toEqual({ rows: 1, amount: money("70") });
  await comeBack(world, customerId, reseller.company.id);
  expect(await parked()).toEqual({ rows: 0, amount: money("0") });
  const rows = await inTenant(distributor, (tx) =>
    tx
      .select({ spent: charges.spent, inBudget: charges.inBudget })
      .from(charges)
      .where(eq(charges.customerId, customerId)),
  );
  const month = billingMonthOf(new Date());
  const counts = billingMonthOf(later) === month || addMonths(month, 1) === billingMonthOf(later);
  expect(rows.toSorted((left, right) => Number(left.spent - right.spent))).toEqual([
    { spent: money("10"), inBudget: false },
    { spent: money("70"), inBudget: counts },
  ]);
  expect(await inTenant(distributor, (tx) => tx.$count(accountMappings))).toBe(1);
});

test("the check lists what to settle; neither asking nor approving gets past a freeze by hand", async () => {
  const world = await makeWorld();
  const customerId = await joinCustomer(world);
  const checking = permit(world.reseller, "disassociation.ask");
  const request = await waiting(world.reseller, customerId, activation);
  const codes = async () => {
    const check = await checkDisassociation(checking, customerId, new Date());
    return check && codesOf(check.decision);
  };
  expect(await codes()).toEqual(["association.requests-waiting"]);
  expect(codesOf(await ask(world.reseller, customerId))).toEqual(["association.requests-waiting"]);
  const withdrawn = await withdrawRequest(permit(world.reseller, "request.withdraw"), { requestId: request });
  expect(withdrawn).toEqual({ allowed: true });
  expect(await codes()).toEqual([]);
});

test("a freeze by hand after the request stands against its approval; a withdrawal and a rejection leave all as it was", async () => {
  const world = await makeWorld();
  const customerId = await joinCustomer(world);
  const customer = customerActor(world, customerId);
  const id = await asked(customer, customerId);
  await freezeCustomer(permit(world.distributor, "restriction.freeze"), { customerId, level: "account", ...act });
  expect(codesOf(await approve(world.reseller, id))).toEqual(["association.manually-frozen"]);
  const input = { disassociationId: id, note: null };
  const rejecting = permit(world.reseller, "disassociation.decide");
  expect(codesOf(await rejectDisassociation(rejecting, input))).toEqual(["association.note-missing"]);
  expect(await rejectDisassociation(rejecting, { ...input, note: "Pay first." })).toEqual({ allowed: true });
  expect(codesOf(await approve(world.reseller, id))).toEqual([
    "association.not-pending",
    "association.manually-frozen",
  ]);
  expect(codesOf(await ask(customer, customerId))).toEqual(["association.manually-frozen"]);
  expect(await actionsOf(world, "disassociation.rejected")).toBe(1);
  expect(await told(world, "disassociation-rejected")).toBe(3);
});

test("each side asks three times in three months, counted apart, and only one request waits", async () => {
  const world = await makeWorld();
  const customerId = await joinCustomer(world);
  const customer = customerActor(world, customerId);
  for (let times = 0; times < 3; times++) {
    const id = await asked(world.reseller, customerId);
    expect(codesOf(await ask(customer, customerId))).toEqual(["association.already-asked"]);
    const input = { disassociationId: id, note: null };
    expect(codesOf(await withdrawDisassociation(permit(customer, "disassociation.withdraw"), input))).toEqual([
      "association.other-side",
    ]);
    const withdrawn = await withdrawDisassociation(permit(world.reseller, "disassociation.withdraw"), input);
    expect(withdrawn).toEqual({ allowed: true });
  }
  expect(codesOf(await ask(world.reseller, customerId))).toEqual(["association.too-often"]);
  expect((await ask(customer, customerId)).allowed).toBe(true);
});

test("another company tries: nothing, and no audit row", async () => {
  const world = await makeWorld();
  const customerId = await joinCustomer(world);
  const stranger = customerActor(world, await joinCustomer(world));
  const id = await asked(world.reseller, customerId);
  const before = await countWrites(world);
  for (const actor of [world.otherReseller, world.otherDistributor, stranger]) {
    expect(codesOf(await ask(actor, customerId))).toEqual(["association.customer-unknown"]);
    expect(codesOf(await approve(actor, id))).toEqual(["association.request-unknown"]);
    const input = { disassociationId: id, note: "no" };
    expect(codesOf(await rejectDisassociation(permit(actor, "disassociation.decide"), input))).toEqual([
      "association.request-unknown",
    ]);
    expect(codesOf(await withdrawDisassociation(permit(actor, "disassociation.withdraw"), input))).toEqual([
      "association.request-unknown",
    ]);
    expect(await checkDisassociation(permit(actor, "disassociation.ask"), customerId, new Date())).toBeNull();
  }
  // The distributor above reads, but the two sides agree.
  expect(codesOf(await ask(world.distributor, customerId))).toContain("association.not-the-partner");
  expect(codesOf(await approve(world.distributor, id))).toEqual(["association.not-the-partner"]);
  expect(await countWrites(world)).toEqual(before);
});

test("of two approvals at once one ends the association, the other finds nothing to approve", async () => {
  const world = await makeWorld();
  const customerId = await joinCustomer(world);
  const customer = customerActor(world, customerId);
  const id = await asked(world.reseller, customerId);
  const answers = await Promise.all([approve(customer, id), approve(customer, id), approve(customer, id)]);
  expect(answers.filter(({ allowed }) => allowed)).toHaveLength(1);
  expect(await actionsOf(world, "association.ended")).toBe(1);
});

test("an approval and a freeze by hand meet: either the freeze stands and nothing ended, or the customer was gone", async () => {
  const world = await makeWorld();
  for (let times = 0; times < 4; times++) {
    const customerId = await joinCustomer(world);
    const id = await asked(world.reseller, customerId);
    const freezing = freezeCustomer(permit(world.distributor, "restriction.freeze"), {
      customerId,
      level: "account",
      ...act,
    });
    const [approved, frozen] = await Promise.all([approve(customerActor(world, customerId), id), freezing]);
    expect(approved.allowed).not.toBe(frozen.allowed);
    if (approved.allowed) expect(codesOf(frozen)).toEqual(["restriction.customer-unknown"]);
    else expect(codesOf(approved)).toEqual(["association.manually-frozen"]);
  }
});

test("a quota of everything else stays what it was", async () => {
  const world = await makeWorld();
  expect(ALL.monthlyQuota).toBe(money("1000"));
  const [gone, stays] = [await joinCustomer(world), await joinCustomer(world)];
  expect(await grantTo(world)).toEqual([]);
  for (const id of [gone, stays])
    await set(world.reseller, id, { amount: money("500"), lift: ["association-default"] });
  await charge(world, gone, "100");
  expect(await leave(world, gone)).toEqual([]);
  expect(await taken(world)).toBe(money("600"));
  expect(await set(world.reseller, stays, { amount: money("900"), version: 1 })).toEqual([]);
});
