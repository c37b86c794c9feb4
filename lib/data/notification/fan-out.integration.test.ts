import { eq, sql } from "drizzle-orm";
import postgres from "postgres";
import { beforeEach, describe, expect, test } from "vitest";
import { customers, members, recipients, users } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { addColleague, assign, assignReseller, memberIdOf } from "../assignment/assignment.fixture";
import { customerActor, joinCustomer, makeWorld, type World } from "../budget/governance.fixture";
import { newId } from "../new-id";
import { inTenant } from "../tenant";
import { fanOut } from "./fan-out";
import { later, NOON, type Story, storyOf } from "./notice.fixture";

const database = await openTestDatabase();
let world: World;
let story: Story;
let customerId: string;

beforeEach(async () => {
  world = await makeWorld();
  story = storyOf(world, database.url);
  await story.clock(NOON);
  customerId = await joinCustomer(world);
  await story.fanOut();
});

const told = (person: Actor) => story.outcomesOf(person);
const addressOf = ({ via }: Actor) => (via.kind === "person" ? via.email : "");

test("both partners' people hear at once, once, and their receipts say by which mail", async () => {
  const [ana, ben, other] = [
    await addColleague(world.distributor),
    await addColleague(world.reseller, ["administrator", "finance"]),
    await addColleague(world.otherReseller),
  ];
  await story.threshold(customerId, 75);
  expect(await story.fanOut()).toBe(1);
  expect(await story.fanOut()).toBe(0);
  const mails = await story.mails();
  expect(mails.map(({ to }) => to).toSorted()).toEqual([addressOf(ana), addressOf(ben)].toSorted());
  expect(await told(ana)).toEqual(["email budget: sent"]);
  expect(await told(other)).toEqual([]);
  const receipts = await story.receipts();
  expect(receipts.map(({ carriedBy }) => carriedBy).toSorted()).toEqual(mails.map(({ id }) => id).toSorted());
  expect(mails[0]).toMatchObject({ template: "notice", currency: "USD", notices: [{ topic: "budget" }] });
});

test("roles: who only looks is told in the product alone, and of deliveries and webhooks only who may read them", async () => {
  await addColleague(world.distributor);
  const viewer = await addColleague(world.distributor, ["viewer"]);
  await story.threshold(customerId, 90);
  await story.fanOut();
  expect(await told(viewer)).toEqual(["email budget: off-by-default"]);
  await story.choose(viewer, "company", "budget", "at-once");
  await story.threshold(customerId, 100);
  await story.fanOut();
  expect(await told(viewer)).toEqual(["email budget: off-by-default", "email budget: sent"]);
});

test("an account manager hears of whom it looks after, through the reseller too, and of nobody else", async () => {
  const [near, far, through] = [
    await addColleague(world.reseller, ["account-manager"]),
    await addColleague(world.reseller, ["account-manager"]),
    await addColleague(world.distributor, ["account-manager"]),
  ];
  const leader = await addColleague(world.reseller);
  await assign(leader, near, [customerId]);
  await assignReseller(await addColleague(world.distributor), through, world.reseller.company.id);
  await story.fanOut();
  const before = (await told(far)).length;
  await story.threshold(customerId, 90);
  await story.stopped();
  await story.fanOut();
  expect((await told(near)).slice(-2)).toEqual(["email budget: sent", "email delegation: digest"]);
  expect((await told(through)).slice(-2)).toEqual(["email budget: sent", "email delegation: digest"]);
  expect((await told(far)).slice(before)).toEqual(["email budget: not-assigned", "email delegation: digest"]);
  const stranger = await addColleague(world.distributor, ["account-manager"]);
  await story.stopped();
  await story.fanOut();
  expect(await told(stranger)).toEqual(["email delegation: not-assigned"]);
});

test("one's own choice goes before the company's, and the company's before the product's", async () => {
  const ana = await addColleague(world.reseller);
  await story.choose(ana, "company", "budget", "off");
  await story.threshold(customerId, 75);
  await story.fanOut();
  await story.choose(ana, "member", "budget", "hourly");
  await story.threshold(customerId, 75);
  await story.fanOut();
  await story.choose(ana, "member", "budget", "off");
  await story.threshold(customerId, 75);
  await story.fanOut();
  expect(await told(ana)).toEqual([
    "email budget: off-by-company",
    "email budget: digest",
    "email budget: off-by-person",
  ]);
});

test("text messages: only where chosen, to who has a phone, through a gateway that there is", async () => {
  const ana = await addColleague(world.reseller);
  await story.choose(ana, "member", "budget", "at-once", "sms");
  await story.threshold(customerId, 90);
  await story.fanOut();
  await inTenant(world.distributor, (tx) =>
    tx
      .update(members)
      .set({ phone: "+6561234567" })
      .where(eq(members.id, memberIdOf(ana))),
  );
  await story.threshold(customerId, 90);
  await story.fanOut();
  expect((await told(ana)).filter((one) => one.startsWith("sms"))).toEqual([
    "sms budget: no-phone",
    "sms budget: no-gateway",
  ]);
});

test("who was removed or disabled hears nothing, neither does a recipient that has not confirmed", async () => {
  const [gone, disabled] = [await addColleague(world.reseller), await addColleague(world.reseller)];
  const [asked, confirmed] = [newId(), newId()];
  await inTenant(world.distributor, async (tx) => {
    await tx
      .update(members)
      .set({ removedAt: NOON })
      .where(eq(members.id, memberIdOf(gone)));
    const { via } = disabled;
    if (via.kind === "person") await tx.update(users).set({ disabledAt: NOON }).where(eq(users.id, via.userId));
    for (const id of [asked, confirmed]) {
      await tx.insert(recipients).values({
        distributorId: world.distributor.distributorId,
        id,
        companyKind: "reseller",
        companyId: world.reseller.company.id,
        name: "Accounts",
        email: `${id}@people.test`,
        language: "zh-CN",
        timeZone: "Europe/Berlin",
        createdAt: NOON,
        verifiedAt: id === confirmed ? NOON : null,
        linkUntil: NOON,
      });
      await tx.execute(sql`insert into notification_choices
        (distributor_id, chooser_id, chooser, topic, way, pace, at) values
        (${world.distributor.distributorId}, ${id}, 'recipient', 'budget', 'email', 'at-once', ${NOON.toISOString()})`);
    }
  });
  await story.threshold(customerId, 90);
  await story.fanOut();
  expect([await told(gone), await told(disabled)]).toEqual([[], []]);
  const of = (await story.receipts()).filter(({ hearer }) => hearer === "recipient");
  expect(Object.fromEntries(of.map(({ hearerId, outcome }) => [hearerId, outcome]))).toEqual({
    [asked]: "unverified",
    [confirmed]: "sent",
  });
  expect((await story.mails()).at(-1)).toMatchObject({ language: "zh-CN", zone: "Europe/Berlin" });
});

describe("a customer", () => {
  test("hears without the inner reason, by its people, or by its contact address while nobody is in it (G17)", async () => {
    await inTenant(world.distributor, (tx) =>
      tx.update(customers).set({ email: "desk@acme.test" }).where(eq(customers.id, customerId)),
    );
    await story.frozen(customerId);
    await story.fanOut();
    const [contact] = (await story.mails()).filter(({ to }) => to === "desk@acme.test");
    expect(contact).toMatchObject({ hearer: { kind: "contact" }, company: { kind: "customer" } });
    expect(JSON.stringify(contact)).not.toContain("Inner");
    const person = await addColleague(customerActor(world, customerId));
    await story.frozen(customerId, null);
    await story.fanOut();
    const mails = (await story.mails()).filter(({ company }) => company.kind === "customer");
    expect(mails.map(({ to }) => to)).toEqual(["desk@acme.test", addressOf(person)]);
    await story.threshold(customerId, 75);
    await story.fanOut();
    expect(await told(person)).toEqual(["email restriction: sent"]);
  });
});

describe("time", () => {
  test("at night what is ordinary waits for the morning of whoever hears it, what is urgent does not", async () => {
    const [shanghai, berlin] = [await addColleague(world.reseller), await addColleague(world.reseller)];
    const { via } = berlin;
    await inTenant(world.distributor, async (tx) => {
      if (via.kind === "person")
        await tx.update(users).set({ timeZone: "Europe/Berlin" }).where(eq(users.id, via.userId));
    });
    await story.clock(new Date("2026-11-30T15:00:00Z"));
    await story.threshold(customerId, 75);
    await story.threshold(customerId, 90);
    await story.fanOut();
    expect(await told(shanghai)).toEqual(["email budget: quiet-hours", "email budget: sent"]);
    expect(await told(berlin)).toEqual(["email budget: sent", "email budget: sent"]);
    const [waiting] = (await story.receipts()).filter(({ outcome }) => outcome === "quiet-hours");
    expect(waiting?.dueAt).toEqual(new Date("2026-12-01T00:00:00Z"));
  });

  test("what waited for more than a day is in the product and in no mailbox", async () => {
    const ana = await addColleague(world.reseller);
    await story.threshold(customerId, 100);
    await story.clock(later(NOON, 24.1));
    await story.fanOut();
    expect(await told(ana)).toEqual(["email budget: too-late"]);
    expect(await story.mails()).toEqual([]);
  });
});

describe("whatever dies", () => {
  test("ten at once take each notice once, and each person is mailed once of each", async () => {
    const ana = await addColleague(world.reseller);
    for (let n = 0; n < 120; n++) await story.threshold(customerId, 90, `Acme ${n}`);
    const { distributorId } = world.distributor;
    await Promise.all(Array.from({ length: 10 }, () => fanOut(distributorId)));
    const names = (await story.mails())
      .filter(({ to }) => to === addressOf(ana))
      .map(({ notices: [notice] }) => JSON.stringify(notice?.facts));
    expect(names).toHaveLength(120);
    expect(new Set(names).size).toBe(120);
    expect(
      (await story.outboxRows()).filter(({ state }) => state === "waiting").every(({ kind }) => kind === "mail"),
    ).toBe(true);
  });

  test("a notice that cannot be taken holds up no other, is tried five times and then given up with an error", async () => {
    const ana = await addColleague(world.reseller);
    for (const name of ["One", "Two", "Three"]) await story.threshold(customerId, 90, name);
    const bad = (await story.outboxRows()).find(({ payload }) => JSON.stringify(payload).includes("Two"))?.id ?? "";
    const owner = postgres(database.url, { max: 1, onnotice: () => {} });
    await owner.unsafe(`alter table notice_receipts add constraint not_that_one check (notice_id <> '${bad}')`);
    try {
      await story.fanOut();
      expect(await told(ana)).toEqual(["email budget: sent", "email budget: sent"]);
      const row = async () => (await story.outboxRows()).find(({ id }) => id === bad);
      expect(await row()).toMatchObject({ state: "waiting", attempts: 1, error: "notice.fault" });
      await story.fanOut();
      expect(await row()).toMatchObject({ attempts: 1 });
      for (let hours = 2; hours <= 10; hours += 2) {
        await story.clock(later(NOON, hours));
        await story.fanOut();
      }
      expect(await row()).toMatchObject({ state: "dead", attempts: 5, error: "notice.fault", dueAt: null });
    } finally {
      await owner.unsafe("alter table notice_receipts drop constraint not_that_one");
      await owner.end();
    }
  });
});

test("another distributor's job takes nothing of this one", async () => {
  await addColleague(world.reseller);
  await story.threshold(customerId, 90);
  expect(await fanOut(world.otherDistributor.distributorId)).toBe(0);
  expect(await story.receipts()).toEqual([]);
});
