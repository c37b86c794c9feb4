import { eq, sql } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { associations, auditEntries, customers, outbox } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { accountRow, budget, cents, customerRow, memberRow, month, resellerRow } from "@/lib/domain/base/base.fixture";
import { type BaseRow, inBringingOrder } from "@/lib/domain/base/base-row";
import { billingMonthOf } from "@/lib/domain/calendar/billing-month";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { makeWorld, money, permit, type World } from "../budget/governance.fixture";
import { join } from "../company/found-distributor.fixture";
import { findSheetCustomers } from "../customer/find-sheet-customers";
import { getCustomer } from "../customer/get-customer";
import { ALL } from "../delegation/delegation.fixture";
import { grantDelegation } from "../delegation/grant-delegation";
import { newId } from "../new-id";
import { liftFreeze } from "../restriction/lift-freeze";
import { inTenant } from "../tenant";
import { recordUsageEvents } from "../usage-event/record-usage-events";
import { bringOver } from "./bring-over";
import { planBringOver } from "./plan-bring-over";

await openTestDatabase();
const ADDRESS = "https://partner.example/invitation/";
let world: World;
let tag: string;

beforeEach(async () => {
  world = await makeWorld();
  tag = newId().slice(-8);
});

const named = (name: string) => `${name}-${tag}`;
const bring = (actor: Actor, rows: readonly BaseRow[]) =>
  bringOver(permit(actor, "base.bring-over"), { rows: inBringingOrder(rows), address: ADDRESS });
const plan = (actor: Actor, rows: readonly BaseRow[]) =>
  planBringOver(permit(actor, "base.bring-over"), inBringingOrder(rows));
const statuses = (answers: readonly { readonly status: string }[]) => answers.map(({ status }) => status);

/** A base with one of everything, in an order that does not fit. */
function base(): readonly BaseRow[] {
  const [harbour, lindner, keller] = [named("harbour"), named("lindner"), named("keller")];
  return [
    memberRow({ company: lindner, email: `ada@${lindner}.example` }),
    memberRow({ company: harbour, email: `cy@${harbour}.example` }),
    memberRow({ company: harbour, email: `bo@${harbour}.example`, roles: ["director", "finance"], language: "zh-CN" }),
    accountRow({ accountId: named("account"), customer: lindner }),
    customerRow({ accountName: lindner, reseller: harbour, budget: budget() }),
    customerRow({
      accountName: keller,
      name: "Keller",
      budget: budget({ type: "one-time", countsFrom: month("2026-01"), action: "freeze-account" }),
      freeze: "account-and-resources",
      payPerUseBlocked: true,
      reason: "Unpaid since October",
    }),
    resellerRow({ accountName: harbour }),
  ];
}

async function customerOf(actor: Actor, accountName: string) {
  const found = await findSheetCustomers(permit(actor, "budget.set"), [accountName]);
  const id = found.get(accountName)?.id;
  const customer = id === undefined ? null : await getCustomer(permit(actor, "customer.read"), id, new Date());
  if (!customer) throw new Error(`no customer ${accountName}`);
  return customer;
}

async function written({ distributorId }: Actor): Promise<number> {
  const [row] = await inTenant({ distributorId }, (tx) =>
    tx
      .select({ count: sql<number>`count(*)::int` })
      .from(auditEntries)
      .where(eq(auditEntries.distributorId, distributorId)),
  );
  return row?.count ?? 0;
}

test("a base comes over as found: what was open stays open, what was frozen stays frozen at its level", async () => {
  expect(statuses(await bring(world.distributor, base()))).toEqual(Array(7).fill("brought"));
  const lindner = await customerOf(world.distributor, named("lindner"));
  expect(lindner).toMatchObject({
    reseller: { name: "Harbour IT" },
    budget: { type: "monthly", amount: cents(100_00), action: "alert-only" },
    freezeLevel: null,
  });
  const keller = await customerOf(world.distributor, named("keller"));
  expect(keller).toMatchObject({
    reseller: null,
    budget: { type: "one-time", countsFrom: "2026-01", action: "freeze-account" },
    freezeLevel: "account-and-resources",
  });
  const [origin] = await inTenant(world.distributor, (tx) =>
    tx.select({ origin: associations.origin }).from(associations).where(eq(associations.customerId, lindner.id)),
  );
  expect(origin).toEqual({ origin: "brought-over" });
});

/** What an account that nobody knows has spent today. */
async function park(account: string, listCost: string) {
  const via = { kind: "key", keyId: newId(), name: "meter", scopes: ["usage"] } as const;
  const start = new Date().toISOString();
  const event = {
    id: newId(),
    source: "test",
    account,
    start,
    service: "Compute",
    listCost: money(listCost),
    currency: "USD",
  };
  const [answer] = await recordUsageEvents(permit({ ...world.distributor, via }, "usage.record"), [event]);
  expect(answer?.status).toBe("parked");
}

test("the dry run says the same and writes nothing", async () => {
  const before = await written(world.distributor);
  const planned = await plan(world.distributor, base());
  expect(await written(world.distributor)).toBe(before);
  expect(planned).toEqual(await bring(world.distributor, base()));
});

test("a second run doubles nothing, undoes nothing that people did since, and tells the difference", async () => {
  await bring(world.distributor, base());
  const keller = await customerOf(world.distributor, named("keller"));
  const lifted = await liftFreeze(permit(world.distributor, "restriction.lift"), {
    customerId: keller.id,
    origins: ["manual"],
    reason: "Paid",
    messageToCustomer: null,
  });
  expect(lifted.allowed).toBe(true);
  const before = await written(world.distributor);
  const again = await bring(world.distributor, base());
  expect(statuses(again)).toEqual(Array(7).fill("stands"));
  expect(again.flatMap((answer) => (answer.status === "stands" ? answer.differs : []))).toEqual(["state"]);
  expect(await written(world.distributor)).toBe(before);
  expect((await customerOf(world.distributor, named("keller"))).freezeLevel).toBeNull();
});

test("two people bring the same base over at once, and everything is there once", async () => {
  const both = await Promise.all([bring(world.distributor, base()), bring(world.distributor, base())]);
  for (const index of base().keys()) {
    expect(both.map((answers) => answers[index]?.status).sort()).toEqual(["brought", "stands"]);
  }
});

test("cut short after any row, the same file does the rest", async () => {
  const rows = inBringingOrder(base());
  for (let done = 1; done < rows.length; done++) {
    tag = newId().slice(-8);
    const file = inBringingOrder(base());
    await bring(world.distributor, file.slice(0, done));
    expect(statuses(await bring(world.distributor, file))).toEqual(
      file.map((_row, index) => (index < done ? "stands" : "brought")),
    );
  }
});

test("charges that waited for the account, and those of the running month, count for the customer at once", async () => {
  const account = named("parked");
  await park(account, "40.00");
  const rows = [
    customerRow({ accountName: named("lindner"), budget: budget({ action: "freeze-account", amount: cents(30_00) }) }),
    accountRow({ accountId: account, customer: named("lindner") }),
  ];
  expect(statuses(await bring(world.distributor, rows))).toEqual(["brought", "brought"]);
  expect(await customerOf(world.distributor, named("lindner"))).toMatchObject({
    counted: cents(40_00),
    freezeLevel: "account",
  });
});

test("a quota that others take is not exceeded, in the plan as in the deed", async () => {
  const { distributor, reseller } = world;
  const wish = { ...ALL, monthlyQuota: cents(150_00) };
  const granted = await grantDelegation(permit(distributor, "delegation.grant"), {
    resellerId: reseller.company.id,
    version: 0,
    wish,
    reason: null,
  });
  expect(granted.allowed).toBe(true);
  const rows = ["one", "two"].map((name) =>
    customerRow({ accountName: named(name), reseller: reseller.company.accountName, budget: budget() }),
  );
  const planned = await plan(distributor, rows);
  expect(planned).toMatchObject([
    { status: "brought" },
    { status: "refused", reasons: [{ code: "budget.above-quota", excess: cents(50_00) }] },
  ]);
  expect(await bring(distributor, rows)).toEqual(planned);
});

test("another distributor's names are taken, its companies unknown, and nothing of it is told or touched", async () => {
  await bring(world.distributor, base());
  const before = await written(world.distributor);
  const rows = [
    resellerRow({ accountName: named("harbour") }),
    customerRow({ accountName: named("mine"), reseller: named("harbour") }),
    accountRow({ accountId: named("account"), customer: named("lindner") }),
    memberRow({ company: named("lindner"), email: `ada@${named("lindner")}.example` }),
  ];
  const codes = (await bring(world.otherDistributor, rows)).map((answer) =>
    answer.status === "refused" ? answer.reasons.map(({ code }) => code) : answer.status,
  );
  expect(codes).toEqual([
    ["company.account-name-taken"],
    ["base.reseller-unknown"],
    ["base.customer-unknown"],
    ["base.company-unknown"],
  ]);
  expect(await written(world.distributor)).toBe(before);
});

test("a member is invited by an e-mail in their language, and joins by its link with the roles of the file", async () => {
  await bring(world.distributor, base());
  const { distributorId } = world.distributor;
  const mails = await inTenant(world.distributor, (tx) =>
    tx
      .select({ payload: outbox.payload })
      .from(outbox)
      .where(sql`${outbox.distributorId} = ${distributorId} and ${outbox.kind} = 'mail'`)
      .orderBy(outbox.createdAt, outbox.id),
  );
  const [ada, , bo] = mails.map(({ payload }) => payload as { to: string; language: string; secret: { link: string } });
  expect([ada?.language, bo?.language]).toEqual(["en", "zh-CN"]);
  const secret = bo?.secret.link.slice(ADDRESS.length) ?? "";
  expect(await join(secret, bo?.to ?? "")).toMatchObject({ allowed: true });
  const again = await bring(world.distributor, base());
  expect(statuses(again)).toEqual(Array(7).fill("stands"));
});

test("an association without a day counts from the first of the running month", async () => {
  await bring(world.distributor, [customerRow({ accountName: named("lindner") })]);
  const { id } = await customerOf(world.distributor, named("lindner"));
  const [row] = await inTenant(world.distributor, (tx) =>
    tx.select({ at: customers.associatedAt }).from(customers).where(eq(customers.id, id)),
  );
  const now = new Date();
  expect(row && billingMonthOf(row.at)).toBe(billingMonthOf(now));
  expect(row && billingMonthOf(new Date(row.at.getTime() - 1))).not.toBe(billingMonthOf(now));
});
