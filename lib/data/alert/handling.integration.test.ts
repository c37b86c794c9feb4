import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { alertSteps, alerts, auditEntries } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { addColleague, memberIdOf } from "../assignment/assignment.fixture";
import { charge, joinCustomer, money, permit } from "../budget/governance.fixture";
import { set } from "../delegation/delegation.fixture";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { inTenant } from "../tenant";
import { countAlerts } from "./count-alerts";
import { getAlert } from "./get-alert";
import { getBoardMark } from "./get-board-mark";
import { handleAlerts } from "./handle-alerts";
import { act, count, idsOf, list, makeBoardWorld, query, raise } from "./handling.fixture";
import { listAlertHandlers } from "./list-alert-handlers";
import { listAlerts } from "./list-alerts";
import { endHandlings, ofThese } from "./move-handlings";
import { reopenAlerts, resolveAlerts } from "./turn-alerts";

await openTestDatabase();
const { world, ann, rob, customerId } = await makeBoardWorld();

const mark = (actor: Actor, at = new Date()) => getBoardMark(permit(actor, "alert.read"), at);

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
  const alertId = await raise(world);
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
  const alertId = await raise(world);
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
  const [one, two] = [await raise(world), await raise(world)];
  await act(ann, two, { kind: "acknowledge" });
  const answers = await handleAlerts(permit(ann, "alert.handle"), [one, two, newId()], { kind: "acknowledge" });
  expect(answers.map(({ reasons }) => reasons?.map(({ code }) => code) ?? [])).toEqual([
    [],
    ["alert.already-acknowledged"],
    ["alert.unknown"],
  ]);
});

test("who acts at once on the same alert stands in line, and the second is told what the first did", async () => {
  const alertId = await raise(world);
  const [one, two] = [await addColleague(world.distributor), await addColleague(world.distributor)];
  const answers = await Promise.all([one, two].map((who) => act(who, alertId, { kind: "resolve", text: "Done" })));
  expect(answers.toSorted((left, right) => left.length - right.length)).toEqual([[], ["alert.already-resolved"]]);
  const steps = await inTenant(ann, (tx) => tx.$count(alertSteps, eq(alertSteps.alertId, alertId)));
  expect(steps).toBe(2);
});

test("reopening beside a cause that goes leaves nothing standing whose cause is gone", async () => {
  const { distributorId } = ann;
  for (let round = 0; round < 5; round++) {
    const alertId = await raise(world);
    await act(ann, alertId, { kind: "resolve", text: "Done" });
    await Promise.all([
      act(ann, alertId, { kind: "reopen" }),
      inTenant(ann, async (tx) => resolveAlerts(tx, distributorId, [alertId], await instantOf(tx))),
    ]);
    const told = await getAlert(permit(ann, "alert.read"), alertId, new Date());
    expect(told).toMatchObject({ state: "resolved", isSo: false });
  }
});

test("the alert itself is untouched by what a company does about it", async () => {
  const alertId = await raise(world);
  const row = () => inTenant(ann, async (tx) => (await tx.select().from(alerts).where(eq(alerts.id, alertId)))[0]);
  const before = await row();
  await act(ann, alertId, { kind: "resolve", text: "Done" });
  expect(await row()).toEqual(before);
});
