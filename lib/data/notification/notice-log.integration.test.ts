import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { members, messages, noticeReceipts, outbox, recipients, webhookDeliveries, webhooks } from "@/db/schema";
import { type PagePlace, START } from "@/lib/contracts/page";
import type { Actor } from "@/lib/domain/access/actor";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { addColleague, memberIdOf } from "../assignment/assignment.fixture";
import { customerActor, joinCustomer, makeWorld, permit, type World } from "../budget/governance.fixture";
import { newId } from "../new-id";
import { inTenant } from "../tenant";
import { listNoticeLog, type NoticeLogFilter } from "./list-notice-log";

await openTestDatabase();
let world: World;
let ann: Actor;

beforeEach(async () => {
  world = await makeWorld();
  ann = await addColleague(world.reseller);
});

const ALL: NoticeLogFilter = {
  person: null,
  topic: null,
  customer: null,
  outcome: null,
  from: null,
  toExclusive: null,
};

const log = (actor: Actor, filter: Partial<NoticeLogFilter> = {}, place: PagePlace = START) =>
  listNoticeLog(permit(actor, "notification.read"), { ...ALL, ...filter }, place);

type Receipt = Omit<
  typeof noticeReceipts.$inferInsert,
  "distributorId" | "id" | "noticeId" | "companyId" | "topic" | "at"
>;

/** A notice of a budget to the actor's company, with what became of it for whom. */
async function tell({ distributorId, company }: Actor, receipts: readonly Receipt[], kind = "frozen") {
  const [noticeId, id, at] = [newId(), newId(), new Date()];
  await inTenant({ distributorId }, async (tx) => {
    await tx
      .insert(outbox)
      .values({ distributorId, id: noticeId, kind, payload: {}, state: "delivered", createdAt: at, deliveredAt: at });
    const whose = { distributorId, companyKind: company.kind, companyId: company.id };
    await tx.insert(messages).values({ ...whose, id, kind, noticeId, facts: {}, at });
    if (receipts.length === 0) return;
    const of = { distributorId, noticeId, companyId: company.id, topic: "restriction" as const, at };
    await tx.insert(noticeReceipts).values(receipts.map((receipt) => ({ ...of, id: newId(), ...receipt })));
  });
  return id;
}

async function mailOf({ distributorId }: Actor, state: "waiting" | "delivered" | "dead", error: string | null) {
  const [id, createdAt] = [newId(), new Date()];
  const deliveredAt = state === "delivered" ? createdAt : null;
  await inTenant({ distributorId }, (tx) =>
    tx.insert(outbox).values({ distributorId, id, kind: "mail", payload: {}, state, error, createdAt, deliveredAt }),
  );
  return id;
}

const toMember = (actor: Actor, given: Partial<Receipt>): Receipt => ({
  way: "email",
  hearer: "member",
  hearerId: memberIdOf(actor),
  outcome: "sent",
  dueAt: null,
  carriedBy: null,
  ...given,
});

test("each is named, with what carries it; who has left keeps the name", async () => {
  const bo = await addColleague(world.reseller);
  const carriedBy = await mailOf(ann, "delivered", null);
  const dead = await mailOf(ann, "dead", "ERESPONSE 550");
  const notice = await tell(ann, [
    toMember(ann, { carriedBy }),
    toMember(bo, { carriedBy: dead }),
    toMember(bo, { way: "sms", outcome: "no-phone" }),
  ]);
  await inTenant(bo, (tx) =>
    tx
      .update(members)
      .set({ removedAt: new Date() })
      .where(eq(members.id, memberIdOf(bo))),
  );
  const [first] = (await log(ann)).rows;
  expect(first).toMatchObject({ id: notice, kind: "frozen", isWaiting: false });
  const name = ({ via }: Actor) => (via.kind === "person" ? via.name : "");
  const told = first?.receipts.map((receipt) => [receipt.name, receipt.way, receipt.outcome, receipt.carried?.state]);
  expect(told?.toSorted()).toEqual(
    [
      [name(ann), "email", "sent", "delivered"],
      [name(bo), "email", "sent", "dead"],
      [name(bo), "sms", "no-phone", undefined],
    ].toSorted(),
  );
});

test("recipients and webhooks stand beside the members, and what a webhook's delivery came to", async () => {
  const { distributorId, company } = ann;
  const whose = { distributorId, companyKind: company.kind, companyId: company.id, createdAt: new Date() };
  const [recipient, webhook, delivery] = [newId(), newId(), newId()];
  const dueAt = new Date(Date.now() + 60_000);
  await inTenant(ann, async (tx) => {
    const person = { name: "Books", email: "books@mail.example", language: "en", timeZone: "UTC" };
    await tx.insert(recipients).values({ ...whose, id: recipient, ...person, linkUntil: new Date() });
    const end = {
      name: "Pager",
      url: "https://x.example/",
      format: "standard",
      language: "en",
      state: "active",
    } as const;
    await tx.insert(webhooks).values({ ...whose, id: webhook, ...end, secret: "sealed" });
    const sending = { webhookId: webhook, kind: "frozen", facts: {}, state: "waiting", error: "timed-out" } as const;
    const times = { createdAt: new Date(), triedSince: new Date(), dueAt };
    await tx.insert(webhookDeliveries).values({ distributorId, id: delivery, ...sending, ...times });
  });
  await tell(ann, [
    { way: "email", hearer: "recipient", hearerId: recipient, outcome: "unverified" },
    { way: "webhook", hearer: "webhook", hearerId: webhook, outcome: "sent", carriedBy: delivery },
  ]);
  const [first] = (await log(ann)).rows;
  expect(first?.receipts).toMatchObject([
    { name: "Books", hearer: "recipient", outcome: "unverified", carried: null, isCarried: false },
    { name: "Pager", hearer: "webhook", carried: { state: "waiting", error: "timed-out", dueAt } },
  ]);
});

test("filters take what came to whom, and of it only that", async () => {
  const bo = await addColleague(world.reseller);
  const dead = await mailOf(ann, "dead", "EAUTH");
  const off = await tell(ann, [toMember(ann, { outcome: "off-by-person" }), toMember(bo, {})]);
  const lost = await tell(ann, [toMember(ann, { carriedBy: dead }), toMember(bo, {})], "company-suspended");
  const found = async (filter: Partial<NoticeLogFilter>) => (await log(ann, filter)).rows;
  const email = bo.via.kind === "person" ? bo.via.email : "";
  expect((await found({ outcome: "off-by-person" })).map(({ id, receipts }) => [id, receipts.length])).toEqual([
    [off, 1],
  ]);
  expect((await found({ outcome: "given-up" })).map(({ id, receipts }) => [id, receipts.length])).toEqual([[lost, 1]]);
  expect((await found({ person: email })).map(({ id, receipts }) => [id, receipts.length])).toEqual([
    [lost, 1],
    [off, 1],
  ]);
  expect(await found({ person: email, outcome: "off-by-person" })).toEqual([]);
  expect((await found({ topic: "company" })).map(({ id }) => id)).toContain(lost);
  expect(await found({ from: new Date(Date.now() + 60_000) })).toEqual([]);
});

test("it is read page by page, forwards and back", async () => {
  for (let count = 0; count < 25; count++) await tell(ann, []);
  const first = await log(ann);
  expect([first.rows.length, first.before]).toEqual([20, null]);
  const second = await log(ann, {}, { after: first.after, before: null });
  expect(second.rows.length).toBeGreaterThanOrEqual(5);
  const back = await log(ann, {}, { after: null, before: second.before });
  expect(back.rows.map(({ id }) => id)).toEqual(first.rows.map(({ id }) => id));
});

test("another company and another tenant read nothing of it", async () => {
  const notice = await tell(ann, [toMember(ann, {})]);
  const customer = customerActor(world, await joinCustomer(world));
  for (const stranger of [world.distributor, world.otherReseller, world.otherDistributor, customer]) {
    const { rows } = await log(stranger);
    expect(rows.map(({ id }) => id)).not.toContain(notice);
    expect((await log(stranger, { person: "Person" })).rows.flatMap(({ receipts }) => receipts)).toEqual([]);
  }
});
