import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { migrate } from "@/db/migrate";
import { outbox } from "@/db/schema";
import { makeWorld } from "@/lib/data/budget/governance.fixture";
import { closeDatabases } from "@/lib/data/database";
import { instantOf } from "@/lib/data/instant";
import { queueMail } from "@/lib/data/outbox/queue-mail";
import { inTenant } from "@/lib/data/tenant";
import { ensureBuild } from "@/scripts/build";
import { freePort, startBuilt, stopChild } from "@/scripts/built-server";
import { productEnvironment } from "@/scripts/environment";
import { giveEnvironment, restoreEnvironment } from "@/scripts/integration/environment";
import { type Database, withPostgres } from "@/scripts/postgres";
import { startSmtpEnd } from "@/scripts/smtp-end";

const directory = mkdtempSync(join(tmpdir(), "partner-center-leaves-"));
let database: Database;
const end = await startSmtpEnd();

beforeAll(async () => {
  database = await withPostgres(directory);
  await migrate(database.url);
  giveEnvironment(database.url);
  await ensureBuild();
});

afterAll(async () => {
  restoreEnvironment();
  await closeDatabases();
  await end.stop();
  await database.stop();
  rmSync(directory, { recursive: true, force: true });
});

test("a server that is stopped while a mail hangs gives it back, free at once", async () => {
  const { distributor } = await makeWorld();
  const { distributorId } = distributor;
  end.behave("hang");
  const port = await freePort();
  const mail = { SMTP_URL: end.url, MAIL_FROM: "partner@center.example" };
  const server = await startBuilt({ ...productEnvironment(database.url, port), ...mail }, port);
  const [id = ""] = await inTenant(distributor, async (tx) =>
    queueMail(tx, distributorId, await instantOf(tx), [
      {
        to: "ana@reseller.example",
        language: "en",
        template: "verification-code",
        facts: { person: "Ana", company: "Aster", operation: "set-budget", endsAt: "2026-11-29T10:00:00.000Z" },
        secret: { code: "483920" },
      },
    ]),
  );
  const rowOf = async () => (await inTenant(distributor, (tx) => tx.select().from(outbox).where(eq(outbox.id, id))))[0];
  await expect.poll(async () => (await rowOf())?.attempts, { timeout: 30_000 }).toBe(1);
  const asked = performance.now();
  await stopChild(server);
  expect(performance.now() - asked).toBeLessThan(10_000);
  expect(await rowOf()).toMatchObject({ state: "waiting", attempts: 0, dueAt: null });
});
