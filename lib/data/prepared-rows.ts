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
  const connection = "$client" in on ? on.$client : rawConnectionOf(on);
  return connection.unsafe<Row[]>(text, params.map(String), { prepare: true });
}
