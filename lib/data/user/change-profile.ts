import "server-only";
import { eq } from "drizzle-orm";
import { users } from "@/db/schema";
import { database } from "../database";

type Profile = { readonly name: string; readonly language: string; readonly timeZone: string };

/** A person's own name, language and zone for log times. */
export async function changeProfile(userId: string, { name, language, timeZone }: Profile): Promise<void> {
  await database().update(users).set({ name, language, timeZone }).where(eq(users.id, userId));
}

export async function changeLanguage(userId: string, language: string): Promise<void> {
  await database().update(users).set({ language }).where(eq(users.id, userId));
}
