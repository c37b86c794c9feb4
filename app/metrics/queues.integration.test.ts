import { createServer } from "node:net";
import postgres from "postgres";
import { afterEach, expect, test } from "vitest";
import { makeWorld, turnClockTo } from "@/lib/data/budget/governance.fixture";
import { closeDatabases } from "@/lib/data/database";
import { instantOf } from "@/lib/data/instant";
import { queueMail } from "@/lib/data/outbox/queue-mail";
import { inTenant } from "@/lib/data/tenant";
import type { Actor } from "@/lib/domain/access/actor";
import type { Mail } from "@/lib/domain/alert/mail";
import { counted } from "@/lib/jobs/counted";
import { startJobs } from "@/lib/jobs/start-jobs";
import { giveEnvironment } from "@/scripts/integration/environment";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { GET } from "./route";

const database = await openTestDatabase();
const owner = postgres(database.url, { max: 1, onnotice: () => {} });
const world = await makeWorld();

const CODE: Mail = {
  to: "ana@reseller.example",
  language: "en",
  template: "verification-code",
  facts: { person: "Ana", company: "Aster", operation: "set-budget", endsAt: "2026-11-29T10:00:00.000Z" },
  secret: { code: "483920" },
};

afterEach(async () => {
  await closeDatabases();
  giveEnvironment(database.url);
});

async function queue(actor: Actor, count: number): Promise<readonly string[]> {
  const mails = Array.from({ length: count }, () => CODE);
  return inTenant(actor, async (tx) => queueMail(tx, actor.distributorId, await instantOf(tx), mails));
}

async function scrape(): Promise<{ readonly status: number; readonly text: string }> {
  const request = new Request("http://127.0.0.1/metrics", { headers: { "x-peer-address": "127.0.0.1" } });
  const response = await GET(request);
  return { status: response.status, text: await response.text() };
}

function valueOf(text: string, series: string): number | null {
  const line = text.split("\n").find((one) => one.startsWith(`partner_center_${series} `));
  return line === undefined ? null : Number(line.split(" ").at(-1));
}

test("what waits, how long and what was given up is told over all distributors together", async () => {
  await queue(world.distributor, 3);
  const [dead = ""] = await queue(world.otherDistributor, 2);
  await owner`update outbox set state = 'dead', error = 'EENVELOPE 550', payload = jsonb_set(payload, '{secret}', '{}') where id = ${dead}`;
  const now = await inTenant(world.distributor, instantOf);
  await turnClockTo(database.url, new Date(now.getTime() + 90_000));
  const { status, text } = await scrape();
  expect(status).toBe(200);
  expect(valueOf(text, 'queue_waiting{queue="mails"}')).toBe(4);
  expect(valueOf(text, 'queue_given_up{queue="mails"}')).toBe(1);
  const oldest = valueOf(text, 'queue_oldest_seconds{queue="mails"}') ?? 0;
  expect(oldest).toBeGreaterThanOrEqual(89);
  expect(oldest).toBeLessThan(150);
  for (const queueName of ["notices", "sms", "webhooks", "connector-orders", "exports"]) {
    expect(valueOf(text, `queue_waiting{queue="${queueName}"}`), queueName).toBeGreaterThanOrEqual(0);
  }
});

test("it costs the same statements for one distributor as for many", async () => {
  const calls = async () => {
    const [row] = await owner`select sum(calls)::int as n from pg_stat_user_functions where funcname = 'queue_figures'`;
    return Number(row?.["n"] ?? 0);
  };
  await owner`alter database ${owner(new URL(database.url).pathname.slice(1))} set track_functions = 'pl'`;
  await closeDatabases();
  await scrape();
  await closeDatabases();
  await expect.poll(calls).toBe(1);
});

test("a database that refuses or stays silent leaves the queues out and fails nothing", async () => {
  const silent = createServer(() => {});
  await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
  const address = silent.address();
  const port = typeof address === "object" ? address?.port : 0;
  for (const url of ["postgres://x@127.0.0.1:1/x", `postgres://x@127.0.0.1:${port}/x`]) {
    await closeDatabases();
    giveEnvironment(url);
    const asked = performance.now();
    const { status, text } = await scrape();
    expect(status, url).toBe(200);
    expect(performance.now() - asked, url).toBeLessThan(6_000);
    expect(text, url).not.toContain("partner_center_queue_waiting{");
    expect(text, url).toContain("partner_center_process_resident_memory_bytes");
  }
  silent.close();
});

test("runs and failures of jobs are counted by job, and a run that failed for good is told by every process", async () => {
  await counted("seal-audit", async () => {});
  await expect(counted("seal-audit", () => Promise.reject(new Error("no disk")))).rejects.toThrow("no disk");
  const { text } = await scrape();
  expect(valueOf(text, 'job_runs_total{job="seal-audit"}')).toBe(2);
  expect(valueOf(text, 'job_failures_total{job="seal-audit"}')).toBe(1);
  const failing = { name: "always-fails", cron: "0 0 1 1 *", run: () => Promise.reject(new Error("never works")) };
  const stop = await startJobs([failing]);
  // Its retries wait for nobody: given up by hand as the last one would.
  await expect
    .poll(async () => (await owner`select 1 from pgboss.job where name = 'always-fails' and state = 'retry'`).length, {
      timeout: 20_000,
    })
    .toBe(1);
  await stop();
  await owner`update pgboss.job set state = 'failed', completed_on = now() where name = 'always-fails'`;
  expect(valueOf((await scrape()).text, 'job_failed_runs{job="always-fails"}')).toBe(1);
  await owner.end();
});
