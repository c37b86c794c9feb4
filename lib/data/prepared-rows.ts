import "server-only";
import type { SQL } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import type { Transaction } from "@/db/client";
import { rawConnectionOf } from "./delivery/raw-connection";

const dialect = new PgDialect({ casing: "snake_case" });

/** For statements in the hot path: planned once a connection, where planning would cost more than running. */
export async function preparedRows<Row extends object>(tx: Transaction, query: SQL): Promise<readonly Row[]> {
  const { sql: text, params } = dialect.sqlToQuery(query);
  return rawConnectionOf(tx).unsafe<Row[]>(text, params.map(String), { prepare: true });
}
