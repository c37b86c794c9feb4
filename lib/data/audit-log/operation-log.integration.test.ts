import { eq } from "drizzle-orm";
import postgres from "postgres";
import { expect, test } from "vitest";
import { auditEntries } from "@/db/schema";
import { OperationLogFilter } from "@/lib/contracts/operation-log";
import type { Actor } from "@/lib/domain/access/actor";
import { EXPORTS_PER_HOUR } from "@/lib/domain/export/decide-export";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { addColleague } from "../assignment/assignment.fixture";
import { moveCustomer } from "../association/move-customer";
import { recordAudit } from "../audit";
import { budgetInput, customerActor, joinCustomer, makeWorld, money, permit } from "../budget/governance.fixture";
import { setBudget } from "../budget/set-budget";
import { grantTo } from "../delegation/delegation.fixture";
import { requestExport } from "../export/request-export";
import { newId } from "../new-id";
import { freezeCustomer } from "../restriction/freeze-customer";
import { inTenant } from "../tenant";
import { getSeal } from "./get-seal";
import { type AuditFilter, listAuditEntries } from "./list-audit-entries";
import { sealAudit } from "./seal-audit";
import { verifyChain } from "./verify-chain";

const database = await openTestDatabase();
const world = await makeWorld();
const customerId = await joinCustomer(world);
await setBudget(
  permit(world.distributor, "budget.set"),
  budgetInput(customerId, { amount: money("100"), lift: ["association-default"], reason: "Contract signed" }),
);
await freezeCustomer(permit(world.distributor, "restriction.freeze"), {
  customerId,
  level: "account",
  reason: "Invoice 7 overdue",
  messageToCustomer: null,
  agreementVersion: null,
});

const ANYTHING: AuditFilter = { ...OperationLogFilter.parse({}), from: null, toExclusive: null };

async function read(actor: Actor, filter: Partial<AuditFilter> = {}) {
  return (await listAuditEntries(permit(actor, "operation-log.read"), { ...ANYTHING, ...filter }, null)).entries;
}

const actionsOf = async (actor: Actor, filter: Partial<AuditFilter> = {}) =>
  (await read(actor, filter)).map(({ action }) => action);

function askLog(by: Actor, query: Readonly<Record<string, string>> = {}) {
  return requestExport(permit(by, "export.create"), { kind: "operation-log", format: "csv", locale: "en", query });
}

test("a reseller reads what the distributor did to its customer, the reason included; others read nothing of it", async () => {
  const seen = await read(world.reseller, { customer: customerId });
  expect(seen.map(({ action, reason }) => [action, reason]).slice(0, 3)).toEqual([
    ["restriction.frozen", "Invoice 7 overdue"],
    ["restriction.lifted", "Contract signed"],
    ["budget.set", "Contract signed"],
  ]);
  expect(await read(world.otherReseller)).toEqual([]);
  expect(await read(world.otherDistributor, { customer: customerId })).toEqual([]);
  expect(await read(customerActor(world, customerId))).toEqual([]);
});

test("a reseller reads what was done to itself, and not the network address of others' people", async () => {
  await grantTo({ ...world, distributor: { ...world.distributor, ip: "203.0.113.7" } });
  const granted = await read(world.reseller, { family: "delegation" });
  expect(granted.map(({ action, ip }) => [action, ip])).toEqual([["delegation.granted", null]]);
  expect((await read(world.distributor, { family: "delegation" }))[0]?.ip).toBe("203.0.113.7");
  expect(await read(world.otherReseller, { family: "delegation" })).toEqual([]);
});

async function moveTo({ company }: Actor, customerId: string): Promise<void> {
  const to = { customerId, resellerId: company.id, reason: "New partner" };
  expect((await moveCustomer(permit(world.distributor, "customer.move"), to)).allowed).toBe(true);
}

test("after a customer moved, each reseller reads its own time only", async () => {
  const moved = await joinCustomer(world);
  await setBudget(permit(world.reseller, "budget.set"), budgetInput(moved, { amount: money("10") }));
  await moveTo(world.otherReseller, moved);
  await new Promise((resolve) => setTimeout(resolve, 5));
  await setBudget(
    permit(world.distributor, "budget.set"),
    budgetInput(moved, { version: 1, amount: money("20"), reason: "New partner" }),
  );
  const amounts = async (actor: Actor) =>
    (await read(actor, { customer: moved, action: "budget.set" })).map(
      ({ after }) => (after as { readonly amount: string }).amount,
    );
  expect(await amounts(world.reseller)).toEqual(["10"]);
  expect(await amounts(world.otherReseller)).toEqual(["20"]);
  expect(await amounts(world.distributor)).toEqual(["20", "10"]);
});

test("every filter narrows, and text is taken as it is", async () => {
  const of = (filter: Partial<AuditFilter>) => actionsOf(world.distributor, { customer: customerId, ...filter });
  expect(await of({ family: "restriction" })).toEqual(["restriction.frozen", "restriction.lifted"]);
  expect(await of({ action: "budget.set" })).toEqual(["budget.set"]);
  expect(await of({ reason: "invoice 7" })).toEqual(["restriction.frozen"]);
  expect(await of({ reason: "invoice _" })).toEqual([]);
  expect(await of({ company: world.reseller.company.name })).toEqual([]);
  expect(await of({ person: "person of" })).not.toEqual([]);
  expect(await of({ request: world.distributor.requestId })).not.toEqual([]);
  expect(await of({ request: "another" })).toEqual([]);
  expect(await of({ object: customerId })).not.toEqual([]);
  expect(await of({ from: new Date(Date.now() + 60_000) })).toEqual([]);
  const [entry] = await read(world.distributor, { customer: customerId, action: "budget.set" });
  expect(await actionsOf(world.distributor, { change: entry?.changeId ?? "" })).toEqual([
    "restriction.lifted",
    "budget.set",
  ]);
});

test("pages follow each other without gap or repetition", async () => {
  const all = await listAuditEntries(permit(world.distributor, "operation-log.read"), ANYTHING, null, 1000);
  const ids: string[] = [];
  let after = null as Parameters<typeof listAuditEntries>[2];
  do {
    const page = await listAuditEntries(permit(world.distributor, "operation-log.read"), ANYTHING, after, 2);
    ids.push(...page.entries.map(({ id }) => id));
    after = page.next;
  } while (after !== null);
  expect(ids).toEqual(all.entries.map(({ id }) => id));
});

test("an export is recorded with what was filtered; who may not export leaves no entry", async () => {
  const query = { customer: customerId, reason: "invoice" };
  const administrator = await addColleague(world.reseller);
  expect(await askLog(administrator, query)).toMatchObject({ allowed: true });
  const [entry] = await read(world.reseller, { action: "operation-log.exported" });
  expect(entry).toMatchObject({
    subjectId: world.reseller.company.id,
    after: { filter: { customer: customerId, reason: "invoice" } },
  });
  const director = await addColleague(world.reseller, ["director"]);
  expect(await askLog(director, query)).toEqual({ allowed: false, reasons: [{ code: "export.not-allowed" }] });
  expect(await read(world.reseller, { action: "operation-log.exported" })).toHaveLength(1);
  for (const stranger of [world.otherReseller, world.otherDistributor]) {
    expect(await actionsOf(stranger, { action: "operation-log.exported" })).toEqual([]);
  }
});

test("a company exports so often an hour and no more; then nothing is recorded", async () => {
  const { otherReseller } = await makeWorld();
  const allowed: boolean[] = [];
  const administrator = await addColleague(otherReseller);
  for (let turn = 0; turn < EXPORTS_PER_HOUR + 2; turn++) allowed.push((await askLog(administrator)).allowed);
  expect(allowed.filter(Boolean)).toHaveLength(EXPORTS_PER_HOUR);
  expect(await actionsOf(otherReseller, { action: "operation-log.exported" })).toHaveLength(50);
});

test("the page tells how far the log is sealed, and the check which entry breaks it", async () => {
  const { distributor } = world;
  await sealAudit(distributor.distributorId);
  const sealed = await getSeal(permit(distributor, "operation-log.read"));
  const all = await inTenant(distributor, (tx) => tx.$count(auditEntries));
  expect(sealed).toMatchObject({ upTo: { position: all }, waiting: 0 });
  await addColleague(distributor);
  expect(await getSeal(permit(distributor, "operation-log.read"))).toMatchObject({
    upTo: { position: all },
    waiting: 1,
  });
  expect(await getSeal(permit(world.otherDistributor, "operation-log.read"))).toEqual({ upTo: null, waiting: 0 });
});

test("the check names the entry that breaks the chain, and whether it was changed or is missing", async () => {
  const { distributor } = world;
  const [entry] = await read(distributor, { action: "restriction.frozen" });
  if (!entry?.reason) throw new Error("no sealed freeze");
  const { id, position, reason } = entry;
  const broken = { intact: false, position, action: "restriction.frozen", entryId: id };
  const owner = postgres(database.url, { max: 1 });
  await owner`update audit_entries set reason = 'forged' where id = ${id}`;
  expect(await verifyChain(distributor.distributorId)).toMatchObject({ ...broken, why: "changed" });
  await owner`update audit_entries set reason = ${reason} where id = ${id}`;
  await owner`create temp table kept as select * from audit_entries where id = ${id}`;
  await owner`delete from audit_entries where id = ${id}`;
  expect(await verifyChain(distributor.distributorId)).toMatchObject({ intact: false, position, why: "missing" });
  await owner`insert into audit_entries select * from kept`;
  await owner.end();
});

test("one act writes as many entries as it has to", async () => {
  const { distributor, otherDistributor } = await makeWorld();
  const at = new Date();
  const notes = Array.from({ length: 5000 }, () => ({
    changeId: newId(),
    at,
    action: "customer.unassigned" as const,
    subject: { kind: "customer" as const, id: newId(), name: "One of many" },
  }));
  await inTenant(distributor, (tx) => recordAudit(tx, distributor, notes));
  expect(
    await inTenant(distributor, (tx) => tx.$count(auditEntries, eq(auditEntries.action, "customer.unassigned"))),
  ).toBe(5000);
  expect(await actionsOf(otherDistributor)).not.toContain("customer.unassigned");
});
