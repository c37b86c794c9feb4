import { eq, sql } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { auditEntries, customers, members, notificationChoices } from "@/db/schema";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { addColleague, memberIdOf } from "../assignment/assignment.fixture";
import { joinCustomer, makeWorld, type World } from "../budget/governance.fixture";
import { newId } from "../new-id";
import { inTenant } from "../tenant";
import { NOON, type Story, storyOf } from "./notice.fixture";
import { findUnsubscribing, resubscribe, unsubscribe } from "./unsubscribe";
import { unsubscribeAddress } from "./unsubscribe-address";
import { readUnsubscribeToken, unsubscribeToken } from "./unsubscribe-token";

const database = await openTestDatabase();
let world: World;
let story: Story;

beforeEach(async () => {
  world = await makeWorld();
  story = storyOf(world, database.url);
  await story.clock(NOON);
});

const request = { requestId: newId(), ip: "203.0.113.9" };
const tokenIn = (address: string) => new URL(address).pathname.split("/").at(-1) ?? "";

const entries = () =>
  inTenant(world.distributor, (tx) =>
    tx.select().from(auditEntries).where(eq(auditEntries.action, "notification.choices-set")),
  );

test("the link of a mail ends this topic for this person by e-mail, once, is logged, and can be taken back", async () => {
  const [ana, ben] = [await addColleague(world.reseller), await addColleague(world.reseller)];
  const customerId = await joinCustomer(world);
  await story.threshold(customerId, 90);
  await story.fanOut();
  const mail = (await story.mails()).find(
    ({ hearer, notices }) => hearer.id === memberIdOf(ana) && notices[0]?.topic === "budget",
  );
  if (!mail) throw new Error("no mail");
  const token = tokenIn(unsubscribeAddress(mail));
  expect(JSON.stringify(await story.outboxRows())).not.toContain(token);
  expect(await findUnsubscribing(token)).toEqual({
    company: {
      kind: "reseller",
      id: world.reseller.company.id,
      name: world.reseller.company.name,
      accountName: world.reseller.company.accountName,
    },
    topics: ["budget"],
    isOff: false,
  });
  expect(await Promise.all([1, 2, 3].map(() => unsubscribe(token, request)))).toEqual([true, true, true]);
  expect(await entries()).toHaveLength(1);
  expect((await findUnsubscribing(token))?.isOff).toBe(true);
  await story.threshold(customerId, 100);
  await story.frozen(customerId);
  await story.fanOut();
  expect((await story.outcomesOf(ana)).slice(-2)).toEqual(["email budget: off-by-person", "email restriction: sent"]);
  expect((await story.outcomesOf(ben)).slice(-2)).toEqual(["email budget: sent", "email restriction: sent"]);
  expect(await resubscribe(token, request)).toBe(true);
  await story.threshold(customerId, 150);
  await story.fanOut();
  expect((await story.outcomesOf(ana)).at(-1)).toBe("email budget: sent");
  expect(await entries()).toHaveLength(2);
});

test("nothing else opens: changed, cut, of another key, of somebody gone or of another distributor", async () => {
  const ana = await addColleague(world.reseller);
  await addColleague(world.reseller);
  const { distributorId } = world.distributor;
  const id = memberIdOf(ana);
  const token = unsubscribeToken({ distributorId, kind: "member", id, topics: ["budget", "pace"] });
  expect(readUnsubscribeToken(token)).toEqual({ distributorId, kind: "member", id, topics: ["budget", "pace"] });
  const forged = [
    token.replace("budget", "webhook"),
    token.replace("member", "contact"),
    token.slice(0, -1),
    `${token}A`,
    token.slice(token.indexOf(".")),
    "",
    ".",
    "a.b.c.d",
    unsubscribeToken({ distributorId: world.otherDistributor.distributorId, kind: "member", id, topics: ["budget"] }),
  ];
  for (const one of forged) {
    expect(await findUnsubscribing(one)).toBeNull();
    expect(await unsubscribe(one, request)).toBe(false);
  }
  await inTenant(world.distributor, (tx) => tx.update(members).set({ removedAt: NOON }).where(eq(members.id, id)));
  expect(await unsubscribe(token, request)).toBe(false);
  expect(await entries()).toEqual([]);
  const rows = await inTenant(world.distributor, (tx) => tx.$count(notificationChoices, sql`true`));
  expect(rows).toBe(0);
});

test("a customer's contact ends it for its company, in which nobody is", async () => {
  const customerId = await joinCustomer(world);
  await inTenant(world.distributor, (tx) =>
    tx.update(customers).set({ email: "desk@acme.test" }).where(eq(customers.id, customerId)),
  );
  await story.frozen(customerId);
  await story.fanOut();
  const mail = (await story.mails()).find(
    ({ to, notices }) => to === "desk@acme.test" && notices[0]?.kind === "frozen",
  );
  if (!mail) throw new Error("no mail");
  expect(await unsubscribe(tokenIn(unsubscribeAddress(mail)), request)).toBe(true);
  await story.frozen(customerId, null);
  await story.fanOut();
  expect((await story.receipts()).filter(({ hearer }) => hearer === "contact").at(-1)?.outcome).toBe("off-by-company");
});
