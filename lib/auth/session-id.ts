import "server-only";
import { cookies } from "next/headers";
import { getToken } from "next-auth/jwt";
import { env } from "@/lib/env";

/** Read from the sealed cookie; never through next-auth's session, which scripts may fetch. */
export async function currentSessionId(): Promise<string | null> {
  const jar = Object.fromEntries((await cookies()).getAll().map(({ name, value }) => [name, value]));
  const { AUTH_SECRET: secret, NEXTAUTH_URL } = env();
  const req = { cookies: jar, headers: {} } as Parameters<typeof getToken>[0]["req"];
  const token = await getToken({ req, secret, secureCookie: NEXTAUTH_URL.startsWith("https://") });
  return token?.sid || null;
}
