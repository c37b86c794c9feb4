import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { auditEntries, freezeCauses } from "@/db/schema";
import type { BatchTicks, RestrictionRow } from "@/lib/contracts/restriction-batch";
import type { Actor } from "@/lib/domain/access/actor";
import type { BatchAct } from "@/lib/domain/restriction/batch";
import { FREEZE_AGREEMENT_VERSION } from "@/lib/domain/restriction/cause";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { budgetInput, countWrites, joinCustomer, makeWorld, money, permit } from "../budget/governance.fixture";
import { setBudget } from "../budget/set-budget";
import { addCustomer } from "../customer/add-customer";
import { getCustomer } from "../customer/get-customer";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { inTenant } from "../tenant";
import { planRestrictions } from "./plan-restrictions";
import { protectCustomer } from "./protect-customer";
import { restrictCustomers } from "./restrict-customers";

await openTestDatabase();
const world = await makeWorld();
const TICKS: BatchTicks = { agreementVersion: FREEZE_AGREEMENT_VERSION, alsoManual: false, recall: false, now: true };

const rowOf = (customerId: string, act: BatchAct): RestrictionRow => ({
  customerId,
  act,
  reason: "Unpaid",
  messageToCustomer: null,
});
type How = { readonly actor?: Actor; readonly dryRun?: boolean; readonly ticks?: Partial<BatchTicks> };
const run = (rows: readonly RestrictionRow[], { actor = world.distributor, dryRun = false, ticks }: How = {}) =>
  restrictCustomers(permit(actor, "restriction.batch"), { ...TICKS, ...ticks, rows, dryRun });
const seen = (customerId: string) => getCustomer(permit(world.distributor, "customer.read"), customerId, new Date());
const joined = (count: number) => Promise.all(Array.from({ length: count }, () => joinCustomer(world)));
const DONE = { status: "done" };
const ALREADY = { status: "already", ordered: false };

test("each row answers for itself: done, so already, refused with every reason, another's unknown", async () => {
  const [fresh = "", frozen = ""] = await joined(2);
  await run([rowOf(frozen, "freeze-account")]);
  const answers = await run([
    rowOf(fresh, "freeze-account"),
    rowOf(frozen, "freeze-account"),
    { ...rowOf(frozen, "freeze-account-and-resources"), reason: "" },
    rowOf(newId(), "freeze-account"),
  ]);
  expect(answers).toEqual([
    DONE,
    ALREADY,
    { status: "refused", reasons: [{ code: "restriction.reason-missing" }] },
    { status: "refused", reasons: [{ code: "restriction.customer-unknown" }] },
  ]);
  expect(await seen(fresh)).toMatchObject({ freezeLevel: "account", causes: [{ origin: "manual" }, {}] });
});

test("a dry run answers the same and writes nothing; every row carried out has its audit entry", async () => {
  const ids = await joined(3);
  const rows = ids.map((id) => rowOf(id, "freeze-account-and-resources"));
  const before = await countWrites(world);
  const tried = await run(rows, { dryRun: true });
  expect(await countWrites(world)).toEqual(before);
  expect(await run(rows)).toEqual(tried);
  expect(tried).toEqual([DONE, DONE, DONE]);
  const entries = await inTenant(world.distributor, (tx) =>
    tx.select().from(auditEntries).where(eq(auditEntries.action, "restriction.frozen")),
  );
  for (const id of ids) expect(entries.filter(({ customerId }) => customerId === id)).toHaveLength(1);
});

test("resources wait a quarter of an hour unless now is ticked, a protected customer's for a second person", async () => {
  const [plain = "", guarded = ""] = await joined(2);
  await protectCustomer(permit(world.distributor, "restriction.protect"), { customerId: guarded, reason: "Hospital" });
  const rows = [plain, guarded].map((id) => rowOf(id, "freeze-account-and-resources"));
  expect(await run(rows, { ticks: { now: false } })).toEqual([
    { status: "ordered", runsAt: expect.any(Date) },
    { status: "ordered", runsAt: null },
  ]);
  const already = { status: "already", ordered: true };
  expect(await run(rows, { ticks: { now: false } })).toEqual([already, already]);
  expect(await seen(plain)).toMatchObject({ causes: [{ origin: "association-default" }] });
});

test("resources are frozen only with the agreement", async () => {
  const [id = ""] = await joined(1);
  const ticks = { agreementVersion: null };
  expect(await run([rowOf(id, "freeze-account-and-resources")], { ticks })).toEqual([
    {
      status: "refused",
      reasons: [{ code: "restriction.agreement-missing", version: FREEZE_AGREEMENT_VERSION }],
    },
  ]);
});

test("a lift ends what a batch may end; a person's freeze and block only where that was ticked", async () => {
  const [id = ""] = await joined(1);
  await setBudget(permit(world.distributor, "budget.set"), budgetInput(id, { amount: money("10") }));
  await run([rowOf(id, "freeze-account"), rowOf(id, "block-pay-per-use")]);
  const lifts = [rowOf(id, "lift"), rowOf(id, "allow-pay-per-use")];
  const onlyManual = { status: "refused", reasons: [{ code: "restriction.only-manual" }] };
  expect(await run(lifts)).toEqual([DONE, onlyManual]);
  expect(await seen(id)).toMatchObject({ causes: [{ origin: "manual" }], blocks: [{ origin: "manual" }] });
  expect(await run(lifts)).toEqual([onlyManual, onlyManual]);
  expect(await run(lifts, { ticks: { alsoManual: true } })).toEqual([DONE, DONE]);
  expect(await run(lifts, { ticks: { alsoManual: true } })).toEqual([ALREADY, ALREADY]);
  expect(await seen(id)).toMatchObject({ freezeLevel: null, causes: [], blocks: [] });
});

test("the association's freeze waits for its budget, in a batch as alone", async () => {
  const [id = ""] = await joined(1);
  expect(await run([rowOf(id, "lift")])).toEqual([
    { status: "refused", reasons: [{ code: "restriction.needs-budget", setBy: "distributor" }] },
  ]);
});

test("neither a reseller without the permission nor another company changes anything", async () => {
  const ids = await joined(2);
  const acts: readonly BatchAct[] = ["freeze-account", "lift", "block-pay-per-use", "allow-pay-per-use"];
  const rows = ids.flatMap((id) => acts.map((act) => rowOf(id, act)));
  const before = await countWrites(world);
  for (const answer of await run(rows, { actor: world.reseller })) {
    expect(answer).toMatchObject({
      status: "refused",
      reasons: expect.arrayContaining([
        { code: "restriction.not-holder", permission: "freeze-account", holder: "distributor" },
      ]),
    });
  }
  for (const actor of [world.otherReseller, world.otherDistributor]) {
    for (const answer of await run(rows, { actor })) {
      expect(answer).toEqual({ status: "refused", reasons: [{ code: "restriction.customer-unknown" }] });
    }
  }
  expect(await countWrites(world)).toEqual(before);
});

test("a sheet finds its customers by name or ID; another's is unknown, the second of a switch is told", async () => {
  const [id = ""] = await joined(1);
  const customer = await seen(id);
  const line = (number: number, reference: string, act: string) => ({
    line: number,
    cells: { customer: reference, act, reason: "Unpaid" },
  });
  const lines = [
    line(2, customer?.accountName ?? "", "freeze-account"),
    line(3, id.toUpperCase(), "lift"),
    line(4, id, "block-pay-per-use"),
    line(5, id, "thaw"),
    line(6, "\0", "lift"),
  ];
  const plan = (actor: Actor) => planRestrictions(permit(actor, "restriction.batch"), lines);
  expect((await plan(world.distributor)).map(({ problems }) => problems)).toEqual([
    [],
    ["twice"],
    [],
    ["bad-act"],
    ["unknown-customer"],
  ]);
  for (const actor of [world.otherReseller, world.otherDistributor]) {
    expect((await plan(actor)).map(({ problems, row }) => [problems, row])).toEqual(
      lines.map(() => [["unknown-customer"], null]),
    );
  }
});

test("two people running the same batch at once freeze each customer once, and every row has an answer", async () => {
  const rows = (await joined(12)).map((id) => rowOf(id, "freeze-account"));
  const [first, second] = await Promise.all([run(rows), run(rows.toReversed())]);
  const statuses = rows.map((_, index) => [first[index]?.status, second.at(-1 - index)?.status].sort());
  expect(statuses).toEqual(rows.map(() => ["already", "done"]));
});

test("cut short, what was done is done; repeating it does the rest", async () => {
  const rows = (await joined(4)).map((id) => rowOf(id, "freeze-account"));
  await run(rows.slice(0, 2));
  expect(await run(rows)).toEqual([ALREADY, ALREADY, DONE, DONE]);
});

// BATCH_ROWS=1000 tries the whole of what a person may send.
const ROWS = Number(process.env["BATCH_ROWS"] ?? 100);

test(
  `${ROWS} rows take time in proportion to their number and no memory beyond their answers`,
  async () => {
    const { distributorId } = world.distributor;
    const ids = await manyCustomers(ROWS);
    const rows = ids.map((id) => rowOf(id, "freeze-account"));
    const half = ROWS / 2;
    await run(rows.slice(0, 10), { dryRun: true });
    const heap = process.memoryUsage().heapUsed;
    const times: number[] = [];
    for (const part of [rows.slice(0, half), rows.slice(half)]) {
      const began = performance.now();
      const answers = await run(part);
      times.push((performance.now() - began) / part.length);
      expect(answers.filter(({ status }) => status === "done")).toHaveLength(half);
    }
    const grown = (process.memoryUsage().heapUsed - heap) / 1024 / 1024;
    console.info(
      `batch: ${times.map((ms) => `${ms.toFixed(1)} ms`).join(", then ")} a row; heap +${grown.toFixed(0)} MB`,
    );
    const [first = 0, second = 0] = times;
    // The later half must not cost more a row because of the earlier one; generous, for machines are shared.
    expect(second).toBeLessThan(first * 3);
    const open = await inTenant(world.distributor, (tx) =>
      tx.$count(
        freezeCauses,
        sql`${freezeCauses.distributorId} = ${distributorId} and ended_at is null
      and origin = 'manual' and customer_id = any(${sql.param(ids)}::uuid[])`,
      ),
    );
    expect(open).toBe(ROWS);
  },
  60_000 + ROWS * 400,
);

/** So many customers in one transaction, without accounts of their own. */
function manyCustomers(count: number): Promise<readonly string[]> {
  return inTenant(world.distributor, async (tx) => {
    const at = await instantOf(tx);
    const common = { resellerId: null, email: null, phone: null, origin: "created" as const, associatedAt: at, at };
    const ids: string[] = [];
    for (let index = 0; index < count; index++) {
      const name = `many-${newId()}`;
      const customer = { ...common, name, accountName: name, changeId: newId() };
      ids.push((await addCustomer(tx, world.distributor, customer)).customerId);
    }
    return ids;
  });
}
