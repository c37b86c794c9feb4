import { eq } from "drizzle-orm";
import { afterAll, beforeEach, expect, test } from "vitest";
import { customers, members, users } from "@/db/schema";
import { addColleague, memberIdOf } from "@/lib/data/assignment/assignment.fixture";
import { customerActor, joinCustomer, makeWorld, type World } from "@/lib/data/budget/governance.fixture";
import { fanOut } from "@/lib/data/notification/fan-out";
import { later, NOON, type Story, storyOf } from "@/lib/data/notification/notice.fixture";
import { sendDue } from "@/lib/data/notification/send-due";
import { inTenant } from "@/lib/data/tenant";
import type { Actor } from "@/lib/domain/access/actor";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { headerOf, startSmtpEnd } from "@/scripts/smtp-end";
import { answerWakes } from "./answer-wakes";
import { sendMails } from "./send-mails";
import { smtpSender } from "./smtp";

const database = await openTestDatabase();
const end = await startSmtpEnd();
afterAll(() => end.stop());

const send = smtpSender({ url: end.url, from: "Partner Center <partner@center.example>" });
let world: World;
let story: Story;
let customerId: string;

beforeEach(async () => {
  world = await makeWorld();
  story = storyOf(world, database.url);
  await story.clock(NOON);
  customerId = await joinCustomer(world);
  await story.fanOut();
  end.received.length = 0;
});

/** Text and HTML of a message as a reader sees them. */
function bodyOf(message: string): string {
  const bytes = message
    .replaceAll(/=\r?\n/g, "")
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8").replaceAll("\r\n", "\n");
}

async function speaks(person: Actor, language: string, timeZone: string): Promise<void> {
  const { via } = person;
  if (via.kind !== "person") throw new Error("no person");
  await inTenant(world.distributor, (tx) =>
    tx.update(users).set({ language, timeZone }).where(eq(users.id, via.userId)),
  );
}

async function mailNow(): Promise<readonly string[]> {
  end.received.length = 0;
  await sendMails(world.distributor.distributorId, send);
  return [...end.received];
}

const due = () => sendDue(world.distributor.distributorId);

test("a notice comes in the language and zone of whoever reads it, with its link, its thread and one click to end it", async () => {
  const ana = await addColleague(world.reseller);
  await speaks(ana, "zh-CN", "Europe/Berlin");
  await story.threshold(customerId, 90);
  await story.frozen(customerId);
  await story.fanOut();
  const [used = "", frozen = ""] = await mailNow();
  expect(bodyOf(used)).toContain("Acme");
  expect(bodyOf(used)).toContain(`/customers/${customerId}/budget`);
  expect(bodyOf(used)).toContain("GMT+01:00");
  expect(bodyOf(used)).toMatch(/预算/);
  expect(bodyOf(used)).not.toMatch(/has reached|Stop e-mails/);
  expect(bodyOf(frozen)).toContain("Inner reason");
  const root = headerOf(used, "References");
  expect(root).toMatch(/^<thread-[0-9a-f]{32}@center\.example>$/);
  expect(headerOf(used, "In-Reply-To")).toBe(root);
  expect(headerOf(frozen, "References")).toBe(root);
  expect(headerOf(used, "Message-ID")).not.toBe(headerOf(frozen, "Message-ID"));
  expect(headerOf(used, "List-Unsubscribe")).toMatch(/^<https?:\/\/[^<>\s]+\/unsubscribe\/[\w.~-]+\/one-click>$/);
  expect(headerOf(used, "List-Unsubscribe-Post")).toBe("List-Unsubscribe=One-Click");
});

test("the customer reads its own words in English, and never why inside", async () => {
  await addColleague(customerActor(world, customerId));
  await inTenant(world.distributor, (tx) =>
    tx.update(customers).set({ email: "x@y.test" }).where(eq(customers.id, customerId)),
  );
  await story.frozen(customerId);
  await story.fanOut();
  const messages = await mailNow();
  expect(messages).toHaveLength(1);
  const [message = ""] = messages;
  expect(headerOf(message, "Subject")).toBe("Your purchases were frozen");
  expect(bodyOf(message)).toContain("Please call us");
  expect(bodyOf(message)).toContain("/portal");
  expect(bodyOf(message)).not.toContain("Inner");
});

test("a digest comes once, at its hour, by customer, each thing as it then is", async () => {
  const ana = await addColleague(world.reseller);
  for (const topic of ["budget", "restriction"] as const) await story.choose(ana, "member", topic, "daily");
  const other = await joinCustomer(world);
  await story.fanOut();
  await story.clock(later(NOON, 22));
  await due();
  await mailNow();
  await story.frozen(customerId);
  await story.clock(later(NOON, 22.2));
  await story.frozen(customerId, null);
  await story.threshold(other, 75, "Beta");
  await story.fanOut();
  expect(await due()).toBe(0);
  expect(await mailNow()).toEqual([]);
  await story.clock(new Date("2026-12-02T01:01:00Z"));
  await Promise.all(Array.from({ length: 10 }, due));
  const messages = await mailNow();
  expect(messages).toHaveLength(1);
  const body = bodyOf(messages[0] ?? "");
  expect(headerOf(messages[0] ?? "", "Subject")).toContain("2 notices");
  expect(body).toContain("Acme is no longer frozen");
  expect(body).not.toContain("was frozen");
  expect(body).toContain("Beta has reached 75%");
  expect(
    (await story.receipts())
      .filter(({ hearerId }) => hearerId === memberIdOf(ana))
      .every(({ dueAt }) => dueAt === null),
  ).toBe(true);
  expect(await due()).toBe(0);
});

test("who is removed, or has turned it off, before the morning is not told, and the receipt says why", async () => {
  const [gone, off, stays] = [
    await addColleague(world.reseller),
    await addColleague(world.reseller),
    await addColleague(world.reseller),
  ];
  await story.clock(new Date("2026-11-30T15:00:00Z"));
  await story.threshold(customerId, 75);
  await story.fanOut();
  await inTenant(world.distributor, (tx) =>
    tx
      .update(members)
      .set({ removedAt: NOON })
      .where(eq(members.id, memberIdOf(gone))),
  );
  await story.choose(off, "member", "budget", "off");
  await story.clock(new Date("2026-12-01T00:00:30Z"));
  expect(await due()).toBe(1);
  const messages = await mailNow();
  expect(messages.map((message) => headerOf(message, "To"))).toEqual([
    stays.via.kind === "person" ? stays.via.email : "",
  ]);
  expect(await story.outcomesOf(gone)).toEqual(["email budget: role"]);
  expect(await story.outcomesOf(off)).toEqual(["email budget: off-by-person"]);
  expect(await story.outcomesOf(stays)).toEqual(["email budget: quiet-hours"]);
});

test("from the commit to the mail server it takes seconds", async () => {
  await addColleague(world.reseller);
  const stop = await answerWakes(new AbortController().signal, {
    notice: fanOut,
    mail: (distributorId) => sendMails(distributorId, send),
  });
  try {
    const begun = performance.now();
    await story.threshold(customerId, 90);
    await expect.poll(() => end.received.length, { timeout: 5_000 }).toBe(1);
    expect(performance.now() - begun).toBeLessThan(2_000);
  } finally {
    await stop();
  }
});
