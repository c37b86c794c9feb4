import "server-only";
import { eq } from "drizzle-orm";
import { authenticators } from "@/db/schema";
import type { Decision } from "@/lib/domain/decision";
import { recordPersonAct } from "../audit-log/record-person-act";
import { database } from "../database";
import { checkPassword } from "../user/check-password";
import { type AuthenticatorReason, refused } from "./begin-authenticator";

type Person = { readonly id: string; readonly email: string };
type Request = { readonly requestId: string; readonly ip: string | null };

/** Takes the authenticator and its recovery codes away; the password is asked ("Setting up"). */
export async function removeAuthenticator(
  { id, email }: Person,
  password: string,
  request: Request,
): Promise<Decision<AuthenticatorReason>> {
  const answer = await checkPassword({ email, password }, request);
  if (answer.status === "refused") return refused(answer.code);
  const removed = await database()
    .delete(authenticators)
    .where(eq(authenticators.userId, id))
    .returning({ userId: authenticators.userId });
  if (removed.length > 0) await recordPersonAct(id, "user.authenticator-removed", request);
  return { allowed: true };
}
