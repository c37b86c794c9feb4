import "server-only";
import { cookies } from "next/headers";
import { revokeSession } from "@/lib/data/session/revoke-session";
import { SESSION_COOKIES } from "./session-cookies";
import { currentSessionId } from "./session-id";

/** Signs this browser out: the session ends in the database, the cookie goes. */
export async function endSession(): Promise<void> {
  const sessionId = await currentSessionId();
  if (sessionId !== null) await revokeSession({ sessionId });
  const jar = await cookies();
  for (const name of SESSION_COOKIES) jar.delete({ name, path: "/", secure: name.startsWith("__Secure-") });
}
