import "server-only";
import { sql } from "drizzle-orm";
import journal from "@/db/migrations/meta/_journal.json";
import { database } from "./database";

const newest = Math.max(...journal.entries.map(({ when }) => when));

export type Readiness = "ready" | "not-migrated" | "unreachable";

/** Whether the database answers and has every migration this process knows of. */
export async function readiness(): Promise<Readiness> {
  try {
    const [row] = await database().execute<{ applied: string | null }>(
      sql`select max(created_at)::text as applied from drizzle.__drizzle_migrations`,
    );
    return Number(row?.applied ?? 0) >= newest ? "ready" : "not-migrated";
  } catch {
    return "unreachable";
  }
}
