import type { ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, expect, test } from "vitest";
import { checkInvariants } from "@/db/check-invariants";
import { migrate } from "@/db/migrate";
import { closeDatabases } from "@/lib/data/database";
import { stopChild } from "@/scripts/built-server";
import { type Crossings, openCrossings } from "@/scripts/crossings";
import { type HttpEnd, startHttpEnd } from "@/scripts/http-end";
import { giveEnvironment, restoreEnvironment } from "@/scripts/integration/environment";
import { startJobsProcess } from "@/scripts/jobs-process";
import { type Database, withPostgres } from "@/scripts/postgres";
import { headerOf, type SmtpEnd, startSmtpEnd } from "@/scripts/smtp-end";

const IS_LONG = process.env["PARTNER_CENTER_LONG"] === "1";
const CUSTOMERS = IS_LONG ? 500 : 5;
const ALERTS_EACH = 20;
const KILLS = IS_LONG ? 50 : 3;
const PROCESSES = 4;
const AT_ONCE = 4;
const SETTLED_WITHIN_MS = IS_LONG ? 40 * 60_000 : 3 * 60_000;
/** Longer than any lease. */
const LEASES_OVER = "4 minutes";

const directory = mkdtempSync(join(tmpdir(), "partner-center-fire-"));
let database: Database;
let owner: postgres.Sql;
let smtp: SmtpEnd;
let http: HttpEnd;
let crossings: Crossings;

beforeAll(async () => {
  database = await withPostgres(directory);
  await migrate(database.url);
  [smtp, http] = [await startSmtpEnd(), await startHttpEnd()];
  giveEnvironment(database.url, { CONNECTOR_ALLOW_PRIVATE: "1" });
  owner = postgres(database.url, { max: 2, onnotice: () => {} });
  crossings = await openCrossings({
    name: "fire",
    customers: CUSTOMERS,
    each: ALERTS_EACH,
    email: "lin@fire.example",
    webhookUrl: http.url,
  });
});

afterAll(async () => {
  restoreEnvironment();
  await closeDatabases();
  await owner.end();
  await Promise.all([smtp.stop(), http.stop()]);
  await database.stop();
  rmSync(directory, { recursive: true, force: true });
});

const start = () =>
  startJobsProcess(database.url, {
    SMTP_URL: smtp.url,
    MAIL_FROM: "partner@center.example",
    CONNECTOR_ALLOW_PRIVATE: "1",
  });

/** Every crossing once, and one in ten twice at the same time, as a provider that is not sure sends it. */
async function crossAll(isOver: () => boolean): Promise<void> {
  const { count, cross } = crossings;
  const crossLane = async (lane: number) => {
    // A lane has its own customers, so that the crossings of each stay in order.
    for (let place = 0; place < ALERTS_EACH; place++) {
      for (let customer = lane; customer < CUSTOMERS; customer += AT_ONCE) {
        const number = place * CUSTOMERS + customer;
        await Promise.all(number % 10 === 0 ? [cross(number), cross(number)] : [cross(number)]);
        // Not all before the first kill.
        if (!isOver()) await pause(Math.random() * (IS_LONG ? 40 : 800));
      }
    }
  };
  expect(count).toBe(CUSTOMERS * ALERTS_EACH);
  await Promise.all(Array.from({ length: AT_ONCE }, (_, lane) => crossLane(lane)));
}

async function killAndStart(processes: ChildProcess[]): Promise<void> {
  await pause(Math.random() * 2_500);
  const victim = Math.floor(Math.random() * processes.length);
  const process = processes[victim];
  if (!process) throw new Error("nothing to kill");
  await stopChild(process, "SIGKILL");
  expect(process.signalCode).toBe("SIGKILL");
  processes[victim] = await start();
}

async function leftToDo(): Promise<number> {
  const [row] = await owner`
    select (select count(*) from outbox where state = 'waiting')::int
      + (select count(*) from webhook_deliveries where state = 'waiting')::int as n`;
  return Number(row?.["n"]);
}

async function untilSettled(): Promise<void> {
  const until = performance.now() + SETTLED_WITHIN_MS;
  let before = Number.POSITIVE_INFINITY;
  while (performance.now() < until) {
    const left = await leftToDo();
    if (left === 0) return;
    // What is left is held by the dead.
    if (left === before) await owner`update clock set ahead = ahead + ${LEASES_OVER}::interval`;
    before = left;
    await pause(3_000);
  }
  throw new Error(`${await leftToDo()} are still waiting`);
}

/** Copies by id; those of one id say the same. */
function byId(copies: readonly (readonly [id: string, said: string])[]): ReadonlyMap<string, number> {
  const grouped = Map.groupBy(copies, ([id]) => id);
  for (const [id, same] of grouped) expect(new Set(same.map(([, said]) => said)).size, id).toBe(1);
  return new Map([...grouped].map(([id, same]) => [id, same.length]));
}

type Carried = { readonly alert: string; readonly way: "email" | "webhook"; readonly carried: string };

/** Of every alert: one row, one notice, one receipt a hearer, each carried by a row of its own. */
async function carriedAlerts(): Promise<readonly Carried[]> {
  const alerts = await owner`select id, key from alerts where kind = 'budget-threshold'`;
  expect(alerts).toHaveLength(crossings.count);
  expect(new Set(alerts.map(({ key }) => key)).size).toBe(crossings.count);
  const notices = await owner`select id, alert_id from outbox where kind = 'budget-threshold' and state = 'delivered'`;
  expect(notices).toHaveLength(crossings.count);
  expect(new Set(notices.map(({ alert_id }) => alert_id)).size).toBe(crossings.count);
  const told = await owner`
    select count(*)::int as n from messages m join outbox n on n.id = m.notice_id
    where n.kind = 'budget-threshold' and m.company_kind = 'distributor'`;
  expect(told[0]?.["n"]).toBe(crossings.count);
  const receipts = await owner<(Carried & { outcome: string })[]>`
    select n.alert_id as alert, r.way, r.outcome, r.carried_by as carried
    from notice_receipts r join outbox n on n.id = r.notice_id
    where n.kind = 'budget-threshold' and r.way in ('email', 'webhook')`;
  expect(new Set(receipts.map(({ outcome }) => outcome))).toEqual(new Set(["sent"]));
  expect(receipts).toHaveLength(2 * crossings.count);
  expect(new Set(receipts.map(({ alert, way }) => `${alert} ${way}`)).size).toBe(receipts.length);
  expect(new Set(receipts.map(({ carried }) => carried)).size).toBe(receipts.length);
  return receipts;
}

test(`${CUSTOMERS * ALERTS_EACH} alerts over ${PROCESSES} processes killed ${KILLS} times: each is raised once and delivered under one id`, async () => {
  const processes = await Promise.all(Array.from({ length: PROCESSES }, start));
  let kills = 0;
  try {
    const crossing = crossAll(() => kills >= KILLS);
    for (; kills < KILLS; kills++) await killAndStart(processes);
    await crossing;
    await untilSettled();
  } finally {
    await Promise.all(processes.map((one) => stopChild(one)));
  }
  expect(processes.map(({ exitCode }) => exitCode)).toEqual(processes.map(() => 0));

  const carried = await carriedAlerts();
  const idsOf = (way: Carried["way"]) => carried.filter((one) => one.way === way).map((one) => one.carried);
  const mails = byId(
    smtp.received.map((message) => [
      /^<(.*)@center\.example>$/.exec(headerOf(message, "Message-ID") ?? "")?.[1] ?? "none",
      [headerOf(message, "To"), headerOf(message, "Subject")].join(),
    ]),
  );
  const posts = byId(http.received.map(({ headers, body }) => [headers["webhook-id"] ?? "none", body]));
  for (const id of idsOf("email")) expect(mails.has(id), `mail ${id}`).toBe(true);
  expect([...posts.keys()].toSorted()).toEqual(idsOf("webhook").toSorted());
  const known = new Set((await owner`select id from outbox where kind = 'mail'`).map(({ id }) => id));
  expect([...mails.keys()].filter((id) => !known.has(id))).toEqual([]);
  const key = new Webhook(crossings.secret);
  for (const { headers, body } of http.received.slice(0, 100)) {
    expect(key.sign(headers["webhook-id"] ?? "", new Date(Number(headers["webhook-timestamp"]) * 1000), body)).toBe(
      headers["webhook-signature"],
    );
  }
  const [given] = await owner`
    select (select count(*) from outbox where state = 'dead')::int + (select count(*) from webhook_deliveries where state = 'dead')::int as n`;
  expect(given?.["n"]).toBe(0);
  const broken = (await checkInvariants(database.url)).filter(({ rows }) => rows.length > 0);
  expect(broken).toEqual([]);
  const again = (copies: ReadonlyMap<string, number>) => [...copies.values()].filter((count) => count > 1).length;
  process.stderr.write(`more than once: ${again(mails)} e-mails, ${again(posts)} posts\n`);
});
