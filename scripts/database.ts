import postgres from "postgres";
import { migrate } from "@/db/migrate";
import { type Database, usePostgres, withPostgres } from "./postgres";
import { Refusal, sentenceOf } from "./refusal";
import { dataDirectory } from "./settings";

/** Checked before anything is built on it, so that a mistyped address is one sentence, not a stack. */
async function givenDatabase(url: string): Promise<Database> {
  const at = URL.canParse(url) ? new URL(url) : null;
  if (!at || !/^postgres(ql)?:$/.test(at.protocol)) {
    throw new Refusal("DATABASE_URL must look like postgres://user:password@host:5432/database.");
  }
  const sql = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => {} });
  try {
    await sql`select 1`;
    return { url, stop: async () => {} };
  } catch (error) {
    const cause = (error as { code?: string }).code === "CONNECT_TIMEOUT" ? "no answer within 10 s" : reasonOf(error);
    throw new Refusal(`PostgreSQL at ${at.host}${at.pathname} (DATABASE_URL) cannot be reached: ${cause}.`);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

function reasonOf(error: unknown): string {
  // Several addresses refused at once arrive as one error without a message.
  const [first] = error instanceof AggregateError ? error.errors : [error];
  return sentenceOf(first) || "connection refused";
}

/** For a server: DATABASE_URL, or the data directory's own PostgreSQL, exclusively. */
export async function serverDatabase(onLost: (reason: unknown) => void): Promise<Database> {
  const url = process.env["DATABASE_URL"];
  return url ? givenDatabase(url) : withPostgres(dataDirectory(), { onLost });
}

/** For a command: the same database, beside a running server or alone. */
export async function commandDatabase(): Promise<Database> {
  const url = process.env["DATABASE_URL"];
  return url ? givenDatabase(url) : usePostgres(dataDirectory());
}

export async function bringUpToDate(url: string): Promise<void> {
  try {
    await migrate(url);
  } catch (error) {
    const cause = sentenceOf(error instanceof Error && error.cause ? error.cause : error);
    throw new Refusal(`The database could not be brought to this version: ${cause}.`);
  }
}
