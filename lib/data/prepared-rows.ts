import "server-only";
import type { SQL } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import type { Database, Transaction } from "@/db/client";
import { rawConnectionOf } from "./delivery/raw-connection";

const dialect = new PgDialect({ casing: "snake_case" });

/** For statements in the hot path: planned once a connection, where planning would cost more than running. */
export async function preparedRows<Row extends object>(
  on: Transaction | Database,
  query: SQL,
): Promise<readonly Row[]> {
  const { sql: text, params } = dialect.sqlToQuery(query);
  if ("$client" in on) return on.$client.unsafe<Row[]>(text, params.map(String), { prepare: true });
  const connection = rawConnectionOf(on);
  const [, rows] = await Promise.all([
    // Sent together with the statement. Its plan does not depend on whose rows are asked for, but left to choose,
    // the planner makes it anew on every call.
    connection.unsafe("set local plan_cache_mode = force_generic_plan").execute(),
    connection.unsafe<Row[]>(text, params.map(String), { prepare: true }),
  ]);
  return rows;
}
