import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import * as schema from "./schema";

export const APPLICATION_ROLE = "partner_center_app";

/** A pool that connects with the application role, so row-level security always holds. */
export function openDatabase(url: string, options: { max: number; statementTimeoutMs: number }) {
  const client = postgres(url, {
    max: options.max,
    idle_timeout: 60,
    onnotice: () => {},
    connection: {
      role: APPLICATION_ROLE,
      statement_timeout: options.statementTimeoutMs,
      application_name: "partner-center",
      TimeZone: "UTC",
    },
  });
  return { db: drizzle(client, { schema, casing: "snake_case" }), client };
}

export type Database = ReturnType<typeof openDatabase>["db"];
export type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];
