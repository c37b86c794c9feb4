import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { users } from "@/db/schema";
import { database } from "../database";

export function normalisedEmail(email: string): string {
  return email.trim().toLowerCase();
}

/** Null when nobody has that address or they were disabled. */
export async function findUserByEmail(email: string): Promise<{ readonly id: string; readonly name: string } | null> {
  const [row] = await database()
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(and(eq(users.email, normalisedEmail(email)), isNull(users.disabledAt)))
    .limit(1);
  return row ?? null;
}
