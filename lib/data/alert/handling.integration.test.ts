import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { alertSteps, alerts, auditEntries } from "@/db/schema";
import { AlertListQuery } from "@/lib/contracts/alert";
import type { Actor } from "@/lib/domain/access/actor";
import type { HandlingAct } from "@/lib/domain/alert/decide-handling";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { addColleague, assign, joinOwn, memberIdOf } from "../assignment/assignment.fixture";
import { charge, joinCustomer, makeWorld, money, permit, type World } from "../budget/governance.fixture";
import { set } from "../delegation/delegation.fixture";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { inTenant } from "../tenant";
import { countAlerts } from "./count-alerts";
import { getAlert } from "./get-alert";
import { getBoardMark } from "./get-board-mark";
import { getResponseTimes } from "./get-response-times";
import { handleAlerts } from "./handle-alerts";
import { listAlertHandlers } from "./list-alert-handlers";
import { listAlerts } from "./list-alerts";
import { endHandlings, ofThese } from "./move-handlings";
import { raiseAlerts } from "./raise-alerts";
import { reopenAlerts, resolveAlerts } from "./turn-alerts";

await openTestDatabase();

let world: World;
/** Members of the companies that are kept as such. */
let [ann, rob]: readonly [Actor, Actor] = [] as never;
let customerId: string;

beforeAll(async () => {
  world = await makeWorld();
  [ann, rob] = [await addColleague(world.distributor), await addColleague(world.reseller)];
  customerId = await joinCustomer(world);
  await set(world.distributor, customerId, { type: "monthly", amount: money("100"), action: "alert-only" });
  await charge(world, customerId, "80");
});

const ago = (ms: number) => new Date(Date.now() - ms);
const query = (given: object = {}) => AlertListQuery.parse(given);
const list = async (actor: Actor, given: object = {}) =>
  (await listAlerts(permit(actor, "alert.read"), query(given), new Date())).rows;
const idsOf = async (actor: Actor, given: object = {}) => (await list(actor, given)).map(({ id }) => id);
const count = (actor: Actor, about: string | null = null) =>
  countAlerts(permit(actor, "alert.read"), new Date(), about);
const mark = (actor: Actor, at = new Date()) => getBoardMark(permit(actor, "alert.read"), at);

async function act(actor: Actor, alertId: string, done: HandlingAct): Promise<readonly string[]> {
  const [answer] = await handleAlerts(permit(actor, "alert.handle"), [alertId], done);
  return answer?.reasons?.map(({ code }) => code) ?? [];
}

/** An alert of the distributor's about parked accounts, as its room raises it. */
async function raise(at = new Date(), about: string | null = null): Promise<string> {
  const { distributorId } = world.distributor;
  const id = newId();
  await inTenant(world.distributor, (tx) =>
    raiseAlerts(tx, distributorId, { changeId: newId(), at }, [
      {
        id,
        key: id,
        kind: about === null ? "accounts-parked" : "spent-since-freeze",
        facts:
          about === null
            ? { accounts: 1, rows: 2, amount: "3" }
            : { customer: "c", amount: "1", since: at.toISOString() },
        customerId: about,
        resellerId: null,
        subjectId: null,
        budget: null,
        to: [{ kind: "distributor", id: distributorId }],
      } as Parameters<typeof raiseAlerts>[3][number],
    ]),
  );
  return id;
}

async function mine(actor: Actor): Promise<string> {
  const [row] = await list(actor, { customer: customerId, kind: "budget-threshold", state: "all" });
  if (!row) throw new Error("no alert");
  return row.id;
}

test("each company handles it for itself, every step is kept and logged, and another tenant has no such alert", async () => {
  const alertId = await mine(ann);
  expect(await mine(rob)).toBe(alertId);
  expect(await act(world.otherDistributor, alertId, { kind: "acknowledge" })).toEqual(["alert.unknown"]);
  expect(await act(world.otherReseller, alertId, { kind: "acknowledge" })).toEqual(["alert.unknown"]);
  expect(await getAlert(permit(world.otherReseller, "alert.read"), alertId, new Date())).toBeNull();

  expect(await act(ann, alertId, { kind: "acknowledge" })).toEqual([]);
  expect(await act(ann, alertId, { kind: "acknowledge" })).toEqual(["alert.already-acknowledged"]);
  expect(await act(ann, alertId, { kind: "own" })).toEqual([]);
  const colleague = await addColleague(world.distributor, ["director"]);
  const toId = memberIdOf(colleague);
  expect(await act(ann, alertId, { kind: "hand-over", toId, text: "You know them" })).toEqual([]);
  expect(await act(ann, alertId, { kind: "hand-over", toId: memberIdOf(rob), text: "" })).toEqual([
    "alert.not-a-colleague",
  ]);
  expect(await act(ann, alertId, { kind: "note", text: "Called them" })).toEqual([]);
  expect(await act(ann, alertId, { kind: "release" })).toEqual([]);

  const told = await getAlert(permit(ann, "alert.read"), alertId, new Date());
  expect(told).toMatchObject({ state: "acknowledged", owner: null, isSo: true });
  expect(told?.steps.map(({ kind }) => kind)).toEqual([
    "released",
    "noted",
    "handed-over",
    "owned",
    "acknowledged",
    "raised",
  ]);
  expect(told?.steps[2]).toMatchObject({ text: "You know them", by: ann.via.kind === "person" ? ann.via.name : "" });
  expect(told?.steps[2]?.toName).toBeTruthy();
  const other = await getAlert(permit(rob, "alert.read"), alertId, new Date());
  expect(other).toMatchObject({ state: "open", owner: null });
  expect(other?.steps.map(({ kind }) => kind)).toEqual(["raised"]);

  const logged = await inTenant(ann, (tx) =>
    tx
      .select({ action: auditEntries.action, about: auditEntries.subjectId, company: auditEntries.companyId })
      .from(auditEntries)
      .where(eq(auditEntries.customerId, customerId)),
  );
  const ofAlerts = logged.filter(({ action }) => action.startsWith("alert."));
  expect(ofAlerts.map(({ action }) => action).toSorted()).toEqual([
    "alert.acknowledged",
    "alert.handed-over",
    "alert.noted",
    "alert.owned",
    "alert.released",
  ]);
  expect(new Set(ofAlerts.map(({ company }) => company))).toEqual(new Set([ann.company.id]));
});

test("it is handed to nobody who may not see it or not handle it", async () => {
  const alertId = await raise();
  const over = async (roles: Parameters<typeof addColleague>[1]) => {
    const toId = memberIdOf(await addColleague(world.distributor, roles));
    return act(ann, alertId, { kind: "hand-over", toId, text: "" });
  };
  expect(await over(["viewer"])).toEqual(["alert.not-a-colleague"]);
  expect(await over(["account-manager"])).toEqual(["alert.not-a-colleague"]);
  expect(await over(["finance"])).toEqual([]);
  const handlers = await listAlertHandlers(permit(ann, "alert.read"));
  expect(handlers.map(({ id }) => id)).toContain(memberIdOf(ann));
  expect(handlers.map(({ id }) => id)).not.toContain(memberIdOf(rob));
});

test("a snoozed one stands on no board and in no count until it wakes, by itself or by hand", async () => {
  const alertId = await raise();
  const before = await count(ann);
  const until = new Date(Date.now() + 3_600_000);
  expect(await act(ann, alertId, { kind: "snooze", until, text: "Payday" })).toEqual([]);
  expect((await count(ann)).total).toBe(before.total - 1);
  expect(await idsOf(ann)).not.toContain(alertId);
  expect(await idsOf(ann, { state: "snoozed" })).toEqual([alertId]);
  const [snoozed] = await list(ann, { state: "snoozed" });
  expect(snoozed).toMatchObject({ snoozeReason: "Payday", snoozedUntil: until });

  const later = new Date(until.getTime());
  const woken = await listAlerts(permit(ann, "alert.read"), query(), later);
  expect(woken.rows.map(({ id }) => id)).toContain(alertId);
  expect((await countAlerts(permit(ann, "alert.read"), later)).total).toBe(before.total);
  expect(await mark(ann, later)).not.toBe(await mark(ann));

  expect(await act(ann, alertId, { kind: "wake" })).toEqual([]);
  expect(await idsOf(ann)).toContain(alertId);
  expect(await act(ann, alertId, { kind: "wake" })).toEqual(["alert.not-snoozed"]);
});

test("resolved by hand it stands no longer with that company alone, until it is reopened or comes back", async () => {
  const own = await joinCustomer(world);
  await set(world.distributor, own, { type: "monthly", amount: money("100"), action: "alert-only" });
  await charge(world, own, "95");
  const [first] = await list(ann, { customer: own, sort: "newest" });
  if (!first) throw new Error("no alert");
  expect(await act(ann, first.id, { kind: "resolve", text: "" })).toEqual(["alert.text-missing"]);
  expect(await act(ann, first.id, { kind: "resolve", text: "Agreed with them" })).toEqual([]);
  expect(await idsOf(ann, { customer: own })).not.toContain(first.id);
  expect(await idsOf(rob, { customer: own })).toContain(first.id);
  expect(await act(ann, first.id, { kind: "own" })).toEqual(["alert.already-resolved"]);
  expect(await act(ann, first.id, { kind: "reopen" })).toEqual([]);
  expect(await act(ann, first.id, { kind: "reopen" })).toEqual(["alert.not-resolved"]);
  expect(await idsOf(ann, { customer: own, state: "open" })).toContain(first.id);

  const { distributorId } = ann;
  await inTenant(ann, async (tx) => resolveAlerts(tx, distributorId, [first.id], await instantOf(tx)));
  expect(await act(ann, first.id, { kind: "reopen" })).toEqual(["alert.cause-gone"]);
  await inTenant(ann, async (tx) => reopenAlerts(tx, distributorId, [first.id], await instantOf(tx)));
  expect(await idsOf(ann, { customer: own, state: "open" })).toContain(first.id);
});

test("what is the company's no longer to deal with cannot be reopened by it", async () => {
  const alertId = await mine(rob);
  const company = { kind: "reseller", id: rob.company.id } as const;
  await inTenant(rob, async (tx) =>
    endHandlings(tx, rob.distributorId, await instantOf(tx), ofThese([{ alertId, company }])),
  );
  expect(await act(rob, alertId, { kind: "reopen" })).toEqual(["alert.cause-gone"]);
  expect(await getAlert(permit(rob, "alert.read"), alertId, new Date())).toMatchObject({ isSo: false });
});

test("of several each is decided by itself", async () => {
  const [one, two] = [await raise(), await raise()];
  await act(ann, two, { kind: "acknowledge" });
  const answers = await handleAlerts(permit(ann, "alert.handle"), [one, two, newId()], { kind: "acknowledge" });
  expect(answers.map(({ reasons }) => reasons?.map(({ code }) => code) ?? [])).toEqual([
    [],
    ["alert.already-acknowledged"],
    ["alert.unknown"],
  ]);
});

test("who acts at once on the same alert stands in line, and the second is told what the first did", async () => {
  const alertId = await raise();
  const [one, two] = [await addColleague(world.distributor), await addColleague(world.distributor)];
  const answers = await Promise.all([one, two].map((who) => act(who, alertId, { kind: "resolve", text: "Done" })));
  expect(answers.toSorted((left, right) => left.length - right.length)).toEqual([[], ["alert.already-resolved"]]);
  const steps = await inTenant(ann, (tx) => tx.$count(alertSteps, eq(alertSteps.alertId, alertId)));
  expect(steps).toBe(2);
});

test("reopening beside a cause that goes leaves nothing standing whose cause is gone", async () => {
  const { distributorId } = ann;
  for (let round = 0; round < 5; round++) {
    const alertId = await raise();
    await act(ann, alertId, { kind: "resolve", text: "Done" });
    await Promise.all([
      act(ann, alertId, { kind: "reopen" }),
      inTenant(ann, async (tx) => resolveAlerts(tx, distributorId, [alertId], await instantOf(tx))),
    ]);
    const told = await getAlert(permit(ann, "alert.read"), alertId, new Date());
    expect(told).toMatchObject({ state: "resolved", isSo: false });
  }
});

describe("the board", () => {
  test("lists the gravest first and of those the oldest, in pages that miss and repeat nothing", async () => {
    const made = [await raise(ago(3000)), await raise(ago(2000)), await raise(ago(2000))];
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
    const old = await raise(ago(2 * 86_400_000));
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
    const alertId = await raise(new Date(), own);
    const manager = await addColleague(world.distributor, ["account-manager"]);
    expect(await idsOf(manager)).toEqual([]);
    expect((await count(manager)).total).toBe(0);
    await assign(world.distributor, manager, [own]);
    expect(await idsOf(manager)).toEqual([alertId]);
    expect((await count(manager)).total).toBe(1);
    expect(await act(manager, await raise(), { kind: "acknowledge" })).toEqual(["alert.unknown"]);
    const both = await addColleague(world.distributor, ["account-manager", "finance"]);
    expect(await list(both, { kind: "accounts-parked" })).not.toEqual([]);
    expect(await list(rob, { kind: "accounts-parked", state: "all" })).toEqual([]);
  });

  test("its mark stays while nothing moves, and moves with every step and with what comes", async () => {
    const marks = [await mark(ann)];
    expect(await mark(ann)).toBe(marks[0]);
    const alertId = await raise();
    marks.push(await mark(ann));
    await act(ann, alertId, { kind: "note", text: "Seen" });
    marks.push(await mark(ann));
    expect(new Set(marks).size).toBe(3);
    const before = await mark(rob);
    await act(ann, alertId, { kind: "acknowledge" });
    expect(await mark(rob)).toBe(before);
  });
});

test("response times are the median and the ninetieth percentile of what came within 30 days", async () => {
  const elsewhere = await makeWorld();
  const reader = await addColleague(elsewhere.distributor);
  expect(await getResponseTimes(permit(reader, "alert.read"), new Date())).toEqual([]);
  const kept = world;
  world = elsewhere;
  const came = [];
  for (const minutes of [10, 20, 30, 40]) came.push(await raise(ago(minutes * 60_000)));
  await raise(ago(31 * 86_400_000));
  world = kept;
  for (const alertId of came.slice(0, 3)) await act(reader, alertId, { kind: "acknowledge" });
  const [times, ...others] = await getResponseTimes(permit(reader, "alert.read"), new Date());
  expect(others).toEqual([]);
  expect(times).toMatchObject({ severity: "warning", came: 4, resolved: { count: 0, median: null, ninetieth: null } });
  expect(times?.acknowledged.count).toBe(3);
  expect((times?.acknowledged.median ?? 0) / 60_000).toBeCloseTo(20, 0);
  expect((times?.acknowledged.ninetieth ?? 0) / 60_000).toBeCloseTo(28, 0);
});

test("the alert itself is untouched by what a company does about it", async () => {
  const alertId = await raise();
  const row = () => inTenant(ann, async (tx) => (await tx.select().from(alerts).where(eq(alerts.id, alertId)))[0]);
  const before = await row();
  await act(ann, alertId, { kind: "resolve", text: "Done" });
  expect(await row()).toEqual(before);
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
