import type { SQL } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import * as schema from "@/db/schema";

const BATCH = 400;

/** One connection as the owner: everything is written in one transaction, or nothing. */
export function openOwner(url: string) {
  const client = postgres(url, { max: 1, onnotice: () => {}, connection: { TimeZone: "UTC" } });
  return { client, db: drizzle(client, { schema, casing: "snake_case" }) };
}

export type Owner = ReturnType<typeof openOwner>;

export async function insertRows<Table extends PgTable>(
  { db }: Owner,
  table: Table,
  rows: readonly Table["$inferInsert"][],
): Promise<void> {
  for (let start = 0; start < rows.length; start += BATCH) {
    await db.insert(table).values(rows.slice(start, start + BATCH) as Table["$inferInsert"][]);
  }
}

export async function run({ db }: Owner, statement: SQL): Promise<void> {
  await db.execute(statement);
}
