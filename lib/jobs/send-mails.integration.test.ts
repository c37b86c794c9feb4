import { eq } from "drizzle-orm";
import { afterAll, beforeEach, expect, test } from "vitest";
import { outbox } from "@/db/schema";
import { makeWorld, turnClockTo, type World } from "@/lib/data/budget/governance.fixture";
import { instantOf } from "@/lib/data/instant";
import { claimLeaving } from "@/lib/data/outbox/claim-leaving";
import { MAIL, queueMail } from "@/lib/data/outbox/queue-mail";
import { inTenant } from "@/lib/data/tenant";
import type { Mail } from "@/lib/domain/alert/mail";
import { MAIL_ATTEMPTS_MAX } from "@/lib/domain/alert/mail-attempt";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { headerOf, startSmtpEnd } from "@/scripts/smtp-end";
import { answerWakes } from "./answer-wakes";
import { sendMails } from "./send-mails";
import { smtpSender } from "./smtp";

const database = await openTestDatabase();
const end = await startSmtpEnd();
afterAll(() => end.stop());

const send = smtpSender({ url: end.url, from: "Partner Center <partner@center.example>" }, 700);
let world: World;

beforeEach(async () => {
  world = await makeWorld();
  end.behave("accept");
  end.received.length = 0;
});

const CODE = "483920";

function code(expiresAt?: Date): Mail {
  return {
    to: "ana@reseller.example",
    language: "en",
    template: "verification-code",
    facts: { person: "Ana", company: "Aster", operation: "set-budget", endsAt: "2026-11-29T10:00:00.000Z" },
    secret: { code: CODE },
    ...(expiresAt ? { expiresAt: expiresAt.toISOString() } : {}),
  };
}

async function queue(...mails: readonly Mail[]): Promise<readonly string[]> {
  const { distributorId } = world.distributor;
  return inTenant(world.distributor, async (tx) => queueMail(tx, distributorId, await instantOf(tx), mails));
}

async function rowOf(id: string | undefined) {
  const [row] = await inTenant(world.distributor, (tx) =>
    tx
      .select()
      .from(outbox)
      .where(eq(outbox.id, id ?? "")),
  );
  if (!row) throw new Error("no such row");
  return row;
}

const sendNow = () => sendMails(world.distributor.distributorId, send);
const now = () => inTenant(world.distributor, instantOf);

async function later(minutes: number): Promise<void> {
  await turnClockTo(database.url, new Date((await now()).getTime() + minutes * 60_000));
}

test("a mail leaves in both forms under its row's id, once, and its code is erased", async () => {
  const [id] = await queue(code());
  await sendNow();
  await sendNow();
  expect(end.received).toHaveLength(1);
  const [message = ""] = end.received;
  expect(headerOf(message, "Message-ID")).toBe(`<${id}@center.example>`);
  expect(headerOf(message, "To")).toBe("ana@reseller.example");
  expect(message.split(CODE)).toHaveLength(3);
  const row = await rowOf(id);
  expect(row).toMatchObject({ state: "delivered", attempts: 1, error: null });
  expect(JSON.stringify(row)).not.toContain(CODE);
});

test("an address with a comma is one address, and refused, rather than two", async () => {
  await queue({ ...code(), to: "a@x.example, b@y.example" });
  await sendNow();
  expect(end.received.filter((message) => message.includes("b@y.example") && !message.includes("a@x.example"))).toEqual(
    [],
  );
});

test.each(["refuse", "hang", "drop"] as const)(
  "a server that would %s is asked again later, not at once",
  async (how) => {
    const [id] = await queue(code());
    end.behave(how);
    await sendNow();
    await sendNow();
    const row = await rowOf(id);
    expect(row).toMatchObject({ state: "waiting", attempts: 1, payload: { secret: { code: CODE } } });
    expect(row.error).toMatch(/^[A-Z]+( \d{3})?$/);
    end.behave("accept");
    await later(1.1);
    await sendNow();
    expect(await rowOf(id)).toMatchObject({ state: "delivered", attempts: 2, error: null });
  },
);

test("who does not exist is given up at once, and whoever never answers after the last attempt, both without the code", async () => {
  const [nobody] = await queue(code());
  end.behave("refuse-for-good");
  await sendNow();
  const [never] = await queue(code());
  end.behave("refuse");
  for (let attempt = 0; attempt < MAIL_ATTEMPTS_MAX; attempt++) {
    await sendNow();
    await later(61);
  }
  for (const [id, error] of [
    [nobody, "EENVELOPE 550"],
    [never, "EENVELOPE 451"],
  ]) {
    const row = await rowOf(id);
    expect(row).toMatchObject({ state: "dead", error });
    expect(JSON.stringify(row)).not.toContain(CODE);
  }
  expect((await rowOf(never)).attempts).toBe(MAIL_ATTEMPTS_MAX);
});

test("taken by the server but not known to be: sent again under the same Message-ID", async () => {
  await queue(code());
  end.behave("drop-after");
  await sendNow();
  end.behave("accept");
  await later(1.1);
  await sendNow();
  expect(end.received).toHaveLength(2);
  expect(new Set(end.received.map((message) => headerOf(message, "Message-ID"))).size).toBe(1);
});

test("a process that dies between sending and marking leaves the mail to another, after its lease", async () => {
  const [id] = await queue(code());
  const claimed = await claimLeaving(world.distributor.distributorId, MAIL);
  expect(claimed?.id).toBe(id);
  await send(claimed?.id ?? "", claimed?.payload ?? code());
  await sendNow();
  expect(end.received).toHaveLength(1);
  await later(3.1);
  await sendNow();
  expect(end.received.map((message) => headerOf(message, "Message-ID"))).toEqual(
    Array.from({ length: 2 }, () => `<${id}@center.example>`),
  );
  expect(await rowOf(id)).toMatchObject({ state: "delivered", attempts: 2 });
});

test("several at once share the work: each mail leaves once, whoever sends it", async () => {
  await queue(...Array.from({ length: 12 }, () => code()));
  await Promise.all([sendNow(), sendNow(), sendNow()]);
  expect(new Set(end.received.map((message) => headerOf(message, "Message-ID"))).size).toBe(12);
  expect(end.received).toHaveLength(12);
});

test("a code is not sent late, with or without a server, and is erased", async () => {
  const [late, later2] = await queue(code(await now()), code(new Date((await now()).getTime() + 60_000)));
  await sendMails(world.distributor.distributorId, null);
  expect(await rowOf(late)).toMatchObject({ state: "dead", error: "mail.expired", payload: { secret: {} } });
  expect((await rowOf(later2)).state).toBe("waiting");
  end.behave("refuse");
  await sendNow();
  expect(await rowOf(later2)).toMatchObject({ state: "dead", payload: { secret: {} } });
  expect(end.received).toEqual([]);
});

test("another distributor's job sends nothing of this one", async () => {
  const [id] = await queue(code());
  await sendMails(world.otherDistributor.distributorId, send);
  expect(end.received).toEqual([]);
  expect(await rowOf(id)).toMatchObject({ state: "waiting", attempts: 0 });
});

test("what is queued leaves within a moment of its commit, and not before it", async () => {
  const stop = await answerWakes(new AbortController().signal, {
    mail: (distributorId) => sendMails(distributorId, send),
  });
  try {
    const { distributorId } = world.distributor;
    await inTenant(world.distributor, async (tx) => {
      await queueMail(tx, distributorId, await instantOf(tx), [code()]);
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(end.received).toEqual([]);
    });
    await queue(code(), code());
    await expect.poll(() => end.received.length, { timeout: 5_000 }).toBe(3);
  } finally {
    await stop();
  }
});
