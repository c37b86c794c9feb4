import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { eq } from "drizzle-orm";
import { afterAll, afterEach, expect, test } from "vitest";
import { outbox } from "@/db/schema";
import { makeWorld, turnClockTo } from "@/lib/data/budget/governance.fixture";
import { instantOf } from "@/lib/data/instant";
import { queueMail } from "@/lib/data/outbox/queue-mail";
import { inTenant } from "@/lib/data/tenant";
import type { Mail } from "@/lib/domain/alert/mail";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { headerOf, startSmtpEnd } from "@/scripts/smtp-end";
import { sendMails } from "./send-mails";
import { smtpSender } from "./smtp";

const database = await openTestDatabase();
const sound = await startSmtpEnd();
afterAll(() => sound.stop());
const world = await makeWorld();
const { distributorId } = world.distributor;

const LONGEST_MS = 1_500;
const FROM = "partner@center.example";
const open: { readonly server: Server; readonly sockets: Set<Socket> }[] = [];

afterEach(async () => {
  sound.received.length = 0;
  for (const { server, sockets } of open.splice(0)) {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  }
});

/** An end that speaks as told and is no mail server of anybody's making. */
async function rawEnd(speak: (socket: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    speak(socket);
  });
  open.push({ server, sockets });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Answers each command by its first word, whatever else it says. */
function answering(answers: Readonly<Record<string, string>>) {
  const usual = {
    GREETING: "220 end",
    EHLO: "250 end",
    MAIL: "250 ok",
    RCPT: "250 ok",
    DATA: "354 go",
    QUIT: "221 bye",
  };
  const said: Record<string, string> = { ...usual, ...answers };
  return (socket: Socket) => {
    let inData = false;
    socket.write(`${said["GREETING"]}\r\n`);
    socket.on("data", (part: Buffer) => {
      const text = String(part);
      if (inData) {
        if (!text.endsWith("\r\n.\r\n")) return;
        inData = false;
        return void socket.write(`${said["BODY"] ?? "250 taken"}\r\n`);
      }
      const command = text.slice(0, 4).toUpperCase();
      inData = command === "DATA" && (said["DATA"] ?? "").startsWith("354");
      socket.write(`${said[command] ?? "250 ok"}\r\n`);
    });
  };
}

async function queue(): Promise<string> {
  const mail: Mail = {
    to: "ana@reseller.example",
    language: "en",
    template: "verification-code",
    facts: { person: "Ana", company: "Aster", operation: "set-budget", endsAt: "2026-11-29T10:00:00.000Z" },
    secret: { code: "483920" },
  };
  const [id = ""] = await inTenant(world.distributor, async (tx) =>
    queueMail(tx, distributorId, await instantOf(tx), [mail], distributorId),
  );
  return id;
}

async function rowOf(id: string) {
  const [row] = await inTenant(world.distributor, (tx) => tx.select().from(outbox).where(eq(outbox.id, id)));
  if (!row) throw new Error("no such row");
  return row;
}

const sendBy = (url: string) => sendMails(distributorId, smtpSender({ url, from: FROM }, LONGEST_MS));

async function later(minutes: number): Promise<void> {
  const now = await inTenant(world.distributor, instantOf);
  await turnClockTo(database.url, new Date(now.getTime() + minutes * 60_000));
}

/** Tried once in good time, waiting for the next attempt with its code; then a sound server gets it under the same id. */
async function expectPutOff(id: string, error: RegExp): Promise<void> {
  const row = await rowOf(id);
  expect(row).toMatchObject({ state: "waiting", attempts: 1, payload: { secret: { code: "483920" } } });
  expect(row.error).toMatch(error);
  expect(row.dueAt?.getTime()).toBeGreaterThan(row.createdAt.getTime() + 55_000);
  await sendBy(sound.url);
  expect(sound.received).toEqual([]);
  await later(1.1);
  await sendBy(sound.url);
  expect(sound.received.map((message) => headerOf(message, "Message-ID"))).toEqual([`<${id}@center.example>`]);
  expect(await rowOf(id)).toMatchObject({ state: "delivered", attempts: 2, error: null, payload: { secret: {} } });
}

async function refusedPort(): Promise<string> {
  const url = await rawEnd(() => {});
  const { server } = open.pop() ?? {};
  await new Promise((resolve) => server?.close(resolve));
  return url;
}

const PUT_OFF: readonly (readonly [string, () => Promise<string>, RegExp])[] = [
  ["refuses the connection", refusedPort, /^(ESOCKET|ECONNECTION)$/],
  ["takes the connection and says nothing", () => rawEnd(() => {}), /^ETIMEDOUT$/],
  ["hangs up before a word", () => rawEnd((socket) => socket.destroy()), /^(ECONNECTION|ESOCKET)$/],
  ["closes its half and listens on", () => rawEnd((socket) => void socket.end()), /^(ECONNECTION|ESOCKET|ETIMEDOUT)$/],
  [
    "greets with what is no protocol",
    () => rawEnd((socket) => void socket.write("HTTP/1.1 200 OK\r\n\r\n")),
    /^E[A-Z]+( \d{3})?$/,
  ],
  [
    "greets with bytes",
    () => rawEnd((socket) => void socket.write(Buffer.from([0, 255, 1, 13, 10, 254]))),
    /^E[A-Z]+$/,
  ],
  ["greets with a refusal for now", () => rawEnd(answering({ GREETING: "421 too busy" })), /^E[A-Z]+ 421$/],
  ["greets with a refusal for ever", () => rawEnd(answering({ GREETING: "554 go away" })), /^E[A-Z]+ 554$/],
  ["puts the sender off", () => rawEnd(answering({ MAIL: "451 later" })), /^EENVELOPE 451$/],
  ["puts the recipient off", () => rawEnd(answering({ RCPT: "450 greylisted" })), /^EENVELOPE 450$/],
  ["puts the message off", () => rawEnd(answering({ BODY: "452 full" })), /^EMESSAGE 452$/],
];

test.each(PUT_OFF)("an end that %s: the mail waits and goes out by the next", async (_how, url, error) => {
  const address = await url();
  const id = await queue();
  const asked = performance.now();
  await sendBy(address);
  expect(performance.now() - asked).toBeLessThan(LONGEST_MS + 2_000);
  await expectPutOff(id, error);
});

test("an end that answers drop by drop is left after a time of its own, however alive it looks", async () => {
  const url = await rawEnd((socket) => {
    const greeting = `220 ${"slow ".repeat(1_000)}`;
    let place = 0;
    const timer = setInterval(() => socket.write(greeting[place++] ?? "."), 50);
    socket.on("close", () => clearInterval(timer));
  });
  const id = await queue();
  const asked = performance.now();
  await sendBy(url);
  expect(performance.now() - asked).toBeLessThan(LONGEST_MS + 2_000);
  await expectPutOff(id, /^ETIMEDOUT$/);
});

test.each([
  ["the recipient", { RCPT: "550 nobody" }, "EENVELOPE 550"],
  ["the sender", { MAIL: "553 not you" }, "EENVELOPE 553"],
  ["the message", { BODY: "554 spam" }, "EMESSAGE 554"],
])("an end that refuses %s for good: the mail is given up at once, without its code", async (_what, answers, error) => {
  const id = await queue();
  await sendBy(await rawEnd(answering(answers)));
  expect(await rowOf(id)).toMatchObject({ state: "dead", attempts: 1, error, dueAt: null, payload: { secret: {} } });
  await later(61);
  await sendBy(sound.url);
  expect(sound.received).toEqual([]);
});

test("an end that hangs holds up its own mails and not those of another distributor", async () => {
  const url = await rawEnd(() => {});
  const stuck = await queue();
  const [other = ""] = await inTenant(world.otherDistributor, async (tx) =>
    queueMail(tx, world.otherDistributor.distributorId, await instantOf(tx), [(await rowOf(stuck)).payload as Mail]),
  );
  await Promise.all([
    sendBy(url),
    sendMails(world.otherDistributor.distributorId, smtpSender({ url: sound.url, from: FROM }, LONGEST_MS)),
  ]);
  expect(sound.received.map((message) => headerOf(message, "Message-ID"))).toEqual([`<${other}@center.example>`]);
  expect((await rowOf(stuck)).state).toBe("waiting");
});
