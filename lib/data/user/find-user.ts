import "server-only";
import { eq } from "drizzle-orm";
import { users } from "@/db/schema";
import { database } from "../database";

export type User = {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly language: string;
  readonly timeZone: string;
};

export async function findUser(userId: string): Promise<User | null> {
  const [row] = await database()
    .select({
      id: users.id,
      email: users.email,
      name: users.name,
      language: users.language,
      timeZone: users.timeZone,
    })
    .from(users)
    .where(eq(users.id, userId))
    .limit(1);
  return row ?? null;
}
