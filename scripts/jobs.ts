import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { closeDatabases } from "@/lib/data/database";
import { env } from "@/lib/env";
import { startJobs } from "@/lib/jobs/start-jobs";
import { bringUpToDate, commandDatabase } from "./database";
import { productEnvironment } from "./environment";
import { main, Refusal, untilAskedToStop } from "./refusal";
import { dataDirectory, portFrom } from "./settings";

/** Asked to stop while it starts, it does not wait longer for a database that is gone. */
const START_TIMEOUT_MS = 5_000;

function assertSettings(): void {
  const { DATABASE_URL, AUTH_SECRET } = process.env;
  if (!DATABASE_URL) {
    throw new Refusal(
      "Set DATABASE_URL to the PostgreSQL that the server uses: jobs of their own process need one that both can reach. A server on its own PostgreSQL runs the jobs itself.",
    );
  }
  // A secret made here would open nothing that the server has sealed, and nobody would see why.
  if (!AUTH_SECRET && !existsSync(join(dataDirectory(), "auth-secret"))) {
    throw new Refusal(
      "Set AUTH_SECRET to what the server uses (or DATA_DIR to its data directory, where auth-secret is kept): without it the secrets of connectors and webhooks cannot be read.",
    );
  }
}

/** The background jobs alone, beside servers with JOBS=off; as many such processes as wanted share them. */
await main(async () => {
  const asked = untilAskedToStop();
  assertSettings();
  const { url } = await commandDatabase();
  await bringUpToDate(url);
  Object.assign(process.env, productEnvironment(url, portFrom(process.env["PORT"])));
  env();
  const starting = startJobs().then((stop) => {
    process.stdout.write("Partner Center jobs ready\n");
    return stop;
  });
  await Promise.race([asked, starting]);
  await asked;
  const stop = await Promise.race([starting, pause(START_TIMEOUT_MS, null)]);
  await stop?.();
  await closeDatabases();
  return 0;
});
