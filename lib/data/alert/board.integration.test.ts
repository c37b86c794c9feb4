import { expect, test } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { addColleague, assign, joinOwn, memberIdOf } from "../assignment/assignment.fixture";
import { charge, joinCustomer, makeWorld, money, permit } from "../budget/governance.fixture";
import { set } from "../delegation/delegation.fixture";
import { getBoardMark } from "./get-board-mark";
import { getResponseTimes } from "./get-response-times";
import { act, count, idsOf, list, makeBoardWorld, query, raise } from "./handling.fixture";
import { listAlerts } from "./list-alerts";

await openTestDatabase();
const { world, ann, rob, customerId } = await makeBoardWorld();
const ago = (ms: number) => new Date(Date.now() - ms);
const mark = (actor: Actor, at = new Date()) => getBoardMark(permit(actor, "alert.read"), at);

test("lists the gravest first and of those the oldest, in pages that miss and repeat nothing", async () => {
  const made = [await raise(world, ago(3000)), await raise(world, ago(2000)), await raise(world, ago(2000))];
  for (const sort of ["gravest", "newest"] as const) {
    const all = await list(ann, { sort });
    expect(all.length).toBeGreaterThan(made.length);
    const found: string[] = [];
    let after: string | null = null;
    do {
      const page = await listAlerts(permit(ann, "alert.read"), query({ sort, after }), new Date(), 2);
      found.push(...page.rows.map(({ id }) => id));
      after = page.after;
    } while (after !== null);
    expect(found).toEqual(all.map(({ id }) => id));
    expect(new Set(found).size).toBe(found.length);
    const ranks = all.map(({ severity }) => ["critical", "warning", "info"].indexOf(severity));
    if (sort === "gravest") expect(ranks).toEqual(ranks.toSorted());
  }
});

test("filters by each of its chips", async () => {
  const old = await raise(world, ago(2 * 86_400_000));
  await act(ann, old, { kind: "own" });
  expect(await idsOf(ann, { age: "day" })).toEqual([old]);
  expect(await idsOf(ann, { owner: "mine", kind: "accounts-parked" })).toEqual([old]);
  expect(await idsOf(ann, { owner: memberIdOf(ann) })).toEqual([old]);
  expect(await idsOf(ann, { owner: "nobody" })).not.toContain(old);
  expect(await idsOf(ann, { state: "acknowledged", age: "day" })).toEqual([old]);
  for (const { severity } of await list(ann, { severity: "info" })) expect(severity).toBe("info");
  const ofReseller = await list(ann, { reseller: world.reseller.company.id });
  expect(ofReseller.length).toBeGreaterThan(0);
  for (const { reseller } of ofReseller) expect(reseller?.id).toBe(world.reseller.company.id);
  expect(await idsOf(ann, { reseller: world.otherReseller.company.id })).toEqual([]);
  const counted = await count(ann);
  const all = await list(ann);
  expect(counted.total).toBe(all.length);
  expect(counted.gravest?.severity).toBe(all[0]?.severity);
  expect(counted.gravest?.oldestAt).toEqual(all[0]?.openedAt);
  expect((await count(ann, customerId)).total).toBe((await list(ann, { customer: customerId })).length);
});

test("shows a narrowed member what it looks after, and nobody what its role may not read", async () => {
  const own = await joinOwn(world);
  const alertId = await raise(world, new Date(), own);
  const manager = await addColleague(world.distributor, ["account-manager"]);
  expect(await idsOf(manager)).toEqual([]);
  expect((await count(manager)).total).toBe(0);
  await assign(world.distributor, manager, [own]);
  expect(await idsOf(manager)).toEqual([alertId]);
  expect((await count(manager)).total).toBe(1);
  expect(await act(manager, await raise(world), { kind: "acknowledge" })).toEqual(["alert.unknown"]);
  const both = await addColleague(world.distributor, ["account-manager", "finance"]);
  expect(await list(both, { kind: "accounts-parked" })).not.toEqual([]);
  expect(await list(rob, { kind: "accounts-parked", state: "all" })).toEqual([]);
});

test("its mark stays while nothing moves, and moves with every step and with what comes", async () => {
  const marks = [await mark(ann)];
  expect(await mark(ann)).toBe(marks[0]);
  const alertId = await raise(world);
  marks.push(await mark(ann));
  await act(ann, alertId, { kind: "note", text: "Seen" });
  marks.push(await mark(ann));
  expect(new Set(marks).size).toBe(3);
  const before = await mark(rob);
  await act(ann, alertId, { kind: "acknowledge" });
  expect(await mark(rob)).toBe(before);
});

test("response times are the median and the ninetieth percentile of what came within 30 days", async () => {
  const elsewhere = await makeWorld();
  const reader = await addColleague(elsewhere.distributor);
  expect(await getResponseTimes(permit(reader, "alert.read"), new Date())).toEqual([]);
  const came = [];
  for (const minutes of [10, 20, 30, 40]) came.push(await raise(elsewhere, ago(minutes * 60_000)));
  await raise(elsewhere, ago(31 * 86_400_000));
  for (const alertId of came.slice(0, 3)) await act(reader, alertId, { kind: "acknowledge" });
  const [times, ...others] = await getResponseTimes(permit(reader, "alert.read"), new Date());
  expect(others).toEqual([]);
  expect(times).toMatchObject({ severity: "warning", came: 4, resolved: { count: 0, median: null, ninetieth: null } });
  expect(times?.acknowledged.count).toBe(3);
  expect((times?.acknowledged.median ?? 0) / 60_000).toBeCloseTo(20, 0);
  expect((times?.acknowledged.ninetieth ?? 0) / 60_000).toBeCloseTo(28, 0);
});

test("of several thresholds of one budget the highest that is open stands, and the next one when it falls", async () => {
  const id = await joinCustomer(world);
  await set(world.distributor, id, { type: "monthly", amount: money("100"), action: "alert-only" });
  await charge(world, id, "76");
  const [low] = await idsOf(ann, { customer: id, kind: "budget-threshold" });
  await charge(world, id, "20");
  const [high, ...more] = await idsOf(ann, { customer: id, kind: "budget-threshold" });
  expect([high, more]).toEqual([expect.not.stringMatching(low ?? ""), []]);
  expect(await idsOf(ann, { customer: id, kind: "budget-threshold", state: "all" })).toHaveLength(2);
  expect((await count(rob, id)).bySeverity).toMatchObject({ warning: 1, info: 0 });
  await charge(world, id, "-16");
  expect(await idsOf(ann, { customer: id, kind: "budget-threshold" })).toEqual([low]);
});
