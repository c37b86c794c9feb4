import "server-only";
import type { SQL } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import type postgres from "postgres";
import type { Database } from "@/db/client";

const dialect = new PgDialect({ casing: "snake_case" });

/** The query as it is sent; the driver takes any text for false where the database expects a boolean. */
export function statementOf(query: SQL): { readonly text: string; readonly values: (string | boolean)[] } {
  const { sql: text, params } = dialect.sqlToQuery(query);
  return { text, values: params.map((value) => (typeof value === "boolean" ? value : String(value))) };
}

/**
 * For statements in the hot path: planned once a connection, where planning would cost more than running.
 * Sent at once, so that it keeps its place among what else is sent on the connection.
 */
export async function preparedRows<Row extends object>(
  on: Database["$client"] | postgres.ReservedSql,
  query: SQL,
): Promise<readonly Row[]> {
  const { text, values } = statementOf(query);
  return on.unsafe<Row[]>(text, values, { prepare: true }).execute();
}
