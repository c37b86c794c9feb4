import { randomUUID } from "node:crypto";
import postgres from "postgres";
import { inject } from "vitest";
import { checkInvariants } from "@/db/check-invariants";

export interface TestDatabase {
  /** Owner's URL, what DATABASE_URL is to the product. */
  readonly url: string;
  /** Fails when the test left an invariant broken, then drops the database. */
  drop(): Promise<void>;
}

// Copying the template fails while another copy is being made.
const COPY_LOCK = 7_220_419;

async function asAdmin(run: (sql: postgres.ReservedSql) => Promise<unknown>): Promise<void> {
  const url = new URL(inject("templateUrl"));
  url.pathname = "/postgres";
  const sql = postgres(url.href, { max: 1, onnotice: () => {} });
  const reserved = await sql.reserve();
  try {
    await run(reserved);
  } finally {
    reserved.release();
    await sql.end({ timeout: 5 });
  }
}

/** A migrated, empty database of the test file's own. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const template = new URL(inject("templateUrl"));
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await asAdmin(async (sql) => {
    await sql`select pg_advisory_lock(${COPY_LOCK})`;
    await sql.unsafe(`create database ${name} template ${template.pathname.slice(1)}`);
    await sql`select pg_advisory_unlock(${COPY_LOCK})`;
  });
  const url = Object.assign(new URL(template), { pathname: `/${name}` }).href;
  return {
    url,
    drop: async () => {
      const broken = await checkInvariants(url);
      await asAdmin((sql) => sql.unsafe(`drop database if exists ${name} with (force)`));
      const failed = broken.filter(({ rows }) => rows.length > 0);
      if (failed.length > 0) throw new Error(`Invariants broken: ${JSON.stringify(failed, null, 2)}`);
    },
  };
}
