import "server-only";
import { eq } from "drizzle-orm";
import { users } from "@/db/schema";
import { decidePassword, type PasswordReason } from "@/lib/domain/access/password";
import { type Decision, refuse } from "@/lib/domain/decision";
import { recordPersonAct } from "../audit-log/record-person-act";
import { database } from "../database";
import { endOtherSessions } from "../session/end-sessions";
import { checkPassword, type SignInReason } from "./check-password";
import { hashPassword } from "./password-hash";

type Input = {
  readonly user: { readonly id: string; readonly email: string };
  readonly sessionHash: string;
  readonly current: string;
  readonly next: string;
};
type Request = { readonly requestId: string; readonly ip: string | null };

export type ChangePasswordReason = PasswordReason | { readonly code: SignInReason };

/** Needs the present password, counted like a sign-in; ends every other session ("Passwords"). */
export async function changePassword(
  { user, sessionHash, current, next }: Input,
  request: Request,
): Promise<Decision<ChangePasswordReason>> {
  const fitting = decidePassword({ password: next, email: user.email });
  if (!fitting.allowed) return fitting;
  const answer = await checkPassword({ email: user.email, password: current }, request);
  if (answer.status === "refused") return refuse({ code: answer.code });

  const passwordHash = await hashPassword(next);
  await database().update(users).set({ passwordHash }).where(eq(users.id, user.id));
  await recordPersonAct(user.id, "user.password-changed", request);
  await endOtherSessions(user.id, sessionHash, request);
  return fitting;
}
