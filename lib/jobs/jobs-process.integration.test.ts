import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { outbox } from "@/db/schema";
import { makeWorld } from "@/lib/data/budget/governance.fixture";
import { instantOf } from "@/lib/data/instant";
import { queueMail } from "@/lib/data/outbox/queue-mail";
import { inTenant } from "@/lib/data/tenant";
import type { Mail } from "@/lib/domain/alert/mail";
import { stopChild } from "@/scripts/built-server";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { startJobsProcess } from "@/scripts/jobs-process";
import { root } from "@/scripts/settings";
import { headerOf, startSmtpEnd } from "@/scripts/smtp-end";

const database = await openTestDatabase();
const end = await startSmtpEnd();
afterAll(() => end.stop());
const world = await makeWorld();
const { distributorId } = world.distributor;
const SMTP = { SMTP_URL: end.url, MAIL_FROM: "partner@center.example" };

const CODE: Mail = {
  to: "ana@reseller.example",
  language: "en",
  template: "verification-code",
  facts: { person: "Ana", company: "Aster", operation: "set-budget", endsAt: "2026-11-29T10:00:00.000Z" },
  secret: { code: "483920" },
};

async function queue(): Promise<string> {
  const [id = ""] = await inTenant(world.distributor, async (tx) =>
    queueMail(tx, distributorId, await instantOf(tx), [CODE], distributorId),
  );
  return id;
}

async function rowOf(id: string) {
  const [row] = await inTenant(world.distributor, (tx) => tx.select().from(outbox).where(eq(outbox.id, id)));
  return row;
}

test("a process of its own sends what is queued, and leaves when asked with nothing left behind", async () => {
  const jobs = await startJobsProcess(database.url, SMTP);
  const id = await queue();
  await expect.poll(() => end.received.length, { timeout: 20_000 }).toBe(1);
  await expect.poll(async () => (await rowOf(id))?.state).toBe("delivered");
  await stopChild(jobs);
  expect(jobs.exitCode).toBe(0);
});

test("a mail whose process ends while the server hangs is free at once, and is sent by the next under its id", async () => {
  end.behave("hang");
  end.received.length = 0;
  const first = await startJobsProcess(database.url, SMTP);
  const id = await queue();
  await expect.poll(async () => (await rowOf(id))?.attempts, { timeout: 20_000 }).toBe(1);
  const asked = performance.now();
  await stopChild(first, "SIGTERM");
  expect(first.exitCode).toBe(0);
  expect(performance.now() - asked).toBeLessThan(10_000);
  expect(await rowOf(id)).toMatchObject({ state: "waiting", attempts: 0, dueAt: null, error: null });
  end.behave("accept");
  const second = await startJobsProcess(database.url, SMTP);
  await expect.poll(() => end.received.length, { timeout: 20_000 }).toBe(1);
  expect(headerOf(end.received[0] ?? "", "Message-ID")).toBe(`<${id}@center.example>`);
  await stopChild(second);
});

test("without a database to share, or the secret that opens what is sealed, it says what to set", () => {
  const said = (env: Readonly<Record<string, string>>) =>
    spawnSync(process.execPath, ["--conditions=react-server", "--import", "tsx", join(root, "scripts/jobs.ts")], {
      cwd: root,
      encoding: "utf8",
      env: { PATH: process.env["PATH"] ?? "", ...env, NODE_ENV: "production" },
    });
  const alone = said({});
  expect([alone.status, alone.stderr]).toEqual([1, expect.stringMatching(/^Set DATABASE_URL to the PostgreSQL/)]);
  const without = said({ DATABASE_URL: database.url, DATA_DIR: "/nowhere/at/all" });
  expect([without.status, without.stderr]).toEqual([1, expect.stringMatching(/^Set AUTH_SECRET to what the server/)]);
});
