import "server-only";
import { eq } from "drizzle-orm";
import { users } from "@/db/schema";
import { recordPersonAct } from "../audit-log/record-person-act";
import { database } from "../database";
import { findUser } from "./find-user";

type Profile = { readonly name: string; readonly language: string; readonly timeZone: string };

type Request = { readonly requestId: string; readonly ip: string | null };

/** A person's own name, language and zone for log times; every company they belong to reads that it changed. */
export async function changeProfile(
  userId: string,
  { name, language, timeZone }: Profile,
  request: Request,
): Promise<void> {
  const former = await findUser(userId);
  await database().update(users).set({ name, language, timeZone }).where(eq(users.id, userId));
  const before = former && { name: former.name, language: former.language, timeZone: former.timeZone };
  await recordPersonAct(userId, "user.profile-changed", request, { before, after: { name, language, timeZone } });
}

export async function changeLanguage(userId: string, language: string): Promise<void> {
  await database().update(users).set({ language }).where(eq(users.id, userId));
}
