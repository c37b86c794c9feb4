import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { customers, members, messageReads, messages } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { UNREAD_SHOWN, UNSEEN_MS } from "@/lib/domain/notification/inbox";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { addColleague, assign, assignReseller, memberIdOf } from "../assignment/assignment.fixture";
import { customerActor, joinCustomer, makeWorld, permit, type World } from "../budget/governance.fixture";
import { newId } from "../new-id";
import { inTenant } from "../tenant";
import { countUnread } from "./count-unread";
import { getMessage } from "./list-messages";
import { markAllRead, markMessages } from "./mark-messages";
import { toldTo } from "./message.fixture";

await openTestDatabase();
let world: World;
let ann: Actor;

beforeEach(async () => {
  world = await makeWorld();
  ann = await addColleague(world.reseller);
});

type Told = {
  readonly kind?: string;
  readonly facts?: object;
  readonly customerId?: string | null;
  readonly noticeId?: string;
  readonly at?: Date;
};

const later = (minutes: number) => new Date(Date.now() + minutes * 60_000);

/** So many messages to the actor's company, a minute apart from a minute after now on. */
async function tell({ distributorId, company }: Actor, list: readonly Told[]): Promise<readonly string[]> {
  const rows = list.map(({ kind = "company-reinstated", facts = {}, customerId = null, noticeId, at }, index) => ({
    distributorId,
    id: newId(),
    companyKind: company.kind,
    companyId: company.id,
    kind,
    facts,
    customerId,
    noticeId,
    at: at ?? later(index + 1),
  }));
  await inTenant({ distributorId }, (tx) => tx.insert(messages).values(rows));
  return rows.map(({ id }) => id);
}

const unread = (actor: Actor) => countUnread(permit(actor, "message.read"));
const mark = (actor: Actor, messageIds: readonly string[], read = true) =>
  markMessages(permit(actor, "message.read"), { messageIds, read });
const unreadOf = async (actor: Actor) => (await toldTo(actor, { unreadOnly: true })).map(({ id }) => id);

test("what comes is unread by each by themselves, is read one by one and unread again", async () => {
  const bo = await addColleague(world.reseller);
  const [first = "", second = ""] = await tell(ann, [{}, {}]);
  expect(await unreadOf(ann)).toEqual([second, first]);
  expect(await mark(ann, [first])).toEqual({ marked: 1 });
  expect([await unread(ann), await unread(bo)]).toEqual([1, 2]);
  expect(await unreadOf(ann)).toEqual([second]);
  await mark(ann, [first], false);
  await mark(ann, [first], false);
  expect([await unread(ann), await unreadOf(ann)]).toEqual([2, [second, first]]);
});

test("all that the page showed is read at once, nothing that came after, and one of it can be unread again", async () => {
  const old = Array.from({ length: 3 }, (_, index) => ({ at: new Date(Date.now() - (60 - index) * 60_000) }));
  await inTenant(ann, (tx) =>
    tx
      .update(members)
      .set({ createdAt: new Date(0) })
      .where(eq(members.id, memberIdOf(ann))),
  );
  const [oldest = ""] = await tell(ann, old);
  const [shown = ""] = await tell(ann, [{ at: new Date(Date.now() - 1000) }]);
  await mark(ann, [shown], false);
  const before = await unread(ann);
  expect(before).toBeGreaterThanOrEqual(4);
  const [after = ""] = await tell(ann, [{}]);
  await markAllRead(permit(ann, "message.read"), { until: new Date() });
  expect(await unreadOf(ann)).toEqual([after]);
  await mark(ann, [oldest], false);
  expect([await unread(ann), await unreadOf(ann)]).toEqual([2, [after, oldest]]);
  await mark(ann, [oldest, after]);
  expect(await unread(ann)).toBe(0);
});

test("what is committed late, with an instant from before the page, stays unread", async () => {
  await markAllRead(permit(ann, "message.read"), { until: new Date() });
  const [late = ""] = await tell(ann, [{ at: new Date(Date.now() - UNSEEN_MS / 2) }]);
  await inTenant(ann, (tx) =>
    tx
      .update(members)
      .set({ createdAt: new Date(0) })
      .where(eq(members.id, memberIdOf(ann))),
  );
  expect(await unreadOf(ann)).toContain(late);
  await markAllRead(permit(ann, "message.read"), { until: new Date(0) });
  expect(await unreadOf(ann)).toContain(late);
});

test("marking all leaves no rows of what is surely read", async () => {
  const ids = await tell(ann, [{}, {}]);
  await mark(ann, ids);
  await inTenant(ann, (tx) =>
    tx
      .update(messages)
      .set({ at: new Date(Date.now() - 2 * UNSEEN_MS) })
      .where(eq(messages.companyId, ann.company.id)),
  );
  await markAllRead(permit(ann, "message.read"), { until: new Date() });
  const kept = await inTenant(ann, (tx) => tx.$count(messageReads, eq(messageReads.memberId, memberIdOf(ann))));
  expect(kept).toBe(0);
  expect(await unread(ann)).toBe(0);
});

test("who joins later has nothing unread from before, and reads it all the same", async () => {
  await tell(ann, [{ at: new Date(Date.now() - 60_000) }]);
  const late = await addColleague(world.reseller);
  expect(await unread(late)).toBe(0);
  expect((await toldTo(late)).length).toBeGreaterThanOrEqual(1);
});

test("no more than one beyond what is shown is counted, however many there are", async () => {
  await tell(
    ann,
    Array.from({ length: 1500 }, (_, index) => ({ at: new Date(Date.now() + 1000 + index) })),
  );
  expect(await unread(ann)).toBe(UNREAD_SHOWN + 1);
});

test("an account manager reads of what it looks after and of nothing in particular, and marks nothing else", async () => {
  const [own, others] = [await joinCustomer(world), await joinCustomer(world)];
  const cleo = await addColleague(world.reseller, ["account-manager"]);
  await addColleague(world.reseller);
  await assign(world.reseller, cleo, [own]);
  const from = await unread(cleo);
  const [mine = "", theirs = "", nobody = ""] = await tell(ann, [{ customerId: own }, { customerId: others }, {}]);
  expect(await unread(cleo)).toBe(from + 2);
  expect((await unreadOf(cleo)).slice(0, 2)).toEqual([nobody, mine]);
  expect(await getMessage(permit(cleo, "message.read"), theirs)).toBeNull();
  expect(await mark(cleo, [theirs, mine])).toEqual({ marked: 1 });
});

test("a distributor's account manager reads of the resellers it looks after, and not of the others", async () => {
  const { distributor, reseller, otherReseller } = world;
  await addColleague(distributor);
  const manager = await addColleague(distributor, ["account-manager"]);
  await assignReseller(distributor, manager, reseller.company.id);
  const told: string[] = [];
  for (const { company } of [reseller, otherReseller]) {
    const noticeId = newId();
    for (const actor of [distributor, { ...distributor, company }]) {
      const [id = ""] = await tell(actor, [{ kind: "purchases-stopped", noticeId }]);
      if (actor === distributor) told.push(id);
    }
  }
  const [own = "", others = ""] = told;
  const ids = (await toldTo(manager)).map(({ id }) => id);
  expect([ids.includes(own), ids.includes(others)]).toEqual([true, false]);
  expect(await getMessage(permit(manager, "message.read"), others)).toBeNull();
});

test("of a topic that one's roles may not read nothing is told", async () => {
  await addColleague(world.distributor);
  const viewer = await addColleague(world.distributor, ["account-manager", "viewer"]);
  const manager = await addColleague(world.distributor, ["account-manager"]);
  const [message = ""] = await tell(world.distributor, [
    { kind: "alert-raised", facts: { alertId: newId(), alert: "delivery-late", told: {} } },
  ]);
  expect((await toldTo(viewer, { topic: "delivery" })).map(({ id }) => id)).toEqual([message]);
  expect(await toldTo(manager, { topic: "delivery" })).toEqual([]);
  expect(await getMessage(permit(manager, "message.read"), message)).toBeNull();
  expect(await unread(viewer)).toBeGreaterThan(await unread(manager));
});

test("filters take what is of a topic, a customer and some days", async () => {
  const customerId = await joinCustomer(world);
  const [customer] = await inTenant(world.distributor, (tx) =>
    tx.select({ name: customers.name }).from(customers).where(eq(customers.id, customerId)),
  );
  const [frozen = "", other = ""] = await tell(ann, [
    { kind: "frozen", customerId },
    { kind: "request-approved", at: later(3 * 24 * 60) },
  ]);
  expect((await toldTo(ann, { topic: "restriction", from: later(0) })).map(({ id }) => id)).toEqual([frozen]);
  expect((await toldTo(ann, { customer: customer?.name ?? "", from: later(0) })).map(({ id }) => id)).toEqual([frozen]);
  expect(await toldTo(ann, { customer: "%" })).toEqual([]);
  expect((await toldTo(ann, { from: later(24 * 60) })).map(({ id }) => id)).toEqual([other]);
  expect((await toldTo(ann, { from: later(0), toExclusive: later(24 * 60) })).map(({ id }) => id)).toEqual([frozen]);
});

test("another company and another tenant read, count and mark nothing of it", async () => {
  const customerId = await joinCustomer(world);
  const [message = ""] = await tell(ann, [{ customerId }]);
  const strangers = await Promise.all(
    [world.distributor, world.otherReseller, world.otherDistributor, customerActor(world, customerId)].map((actor) =>
      addColleague(actor),
    ),
  );
  for (const stranger of strangers) {
    const before = await unread(stranger);
    expect(await getMessage(permit(stranger, "message.read"), message)).toBeNull();
    expect(await mark(stranger, [message], false)).toEqual({ marked: 0 });
    expect(await unread(stranger)).toBe(before);
    expect((await toldTo(stranger)).map(({ id }) => id)).not.toContain(message);
  }
});
