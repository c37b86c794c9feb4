import "server-only";
import { eq } from "drizzle-orm";
import { users } from "@/db/schema";
import { lockMsAfter } from "@/lib/domain/access/lockout";
import { PASSWORD_LENGTH_MAX } from "@/lib/domain/access/password";
import { recordPersonAct } from "../audit-log/record-person-act";
import { database } from "../database";
import { instantOf } from "../instant";
import { normalisedEmail } from "./find-user-by-email";
import { isPassword } from "./password-hash";
import { isAddressExhausted, isStrangerLocked, noteAddressFailure } from "./sign-in-limit";

export type SignInReason = "sign-in.wrong" | "sign-in.locked" | "sign-in.too-many";
export type PasswordAnswer =
  | { readonly status: "right"; readonly userId: string }
  | { readonly status: "refused"; readonly code: SignInReason };

type Given = { readonly email: string; readonly password: string };
type Request = { readonly ip: string | null; readonly requestId: string };

/** Whether this is the person's password; locks after failures in a row ("Signing in"). */
export async function checkPassword({ email, password }: Given, request: Request): Promise<PasswordAnswer> {
  if (await isAddressExhausted(request.ip)) return refused("sign-in.too-many");
  const attempt = await openAttempt(normalisedEmail(email));
  const isRight = await isPassword(attempt.hash, password.slice(0, PASSWORD_LENGTH_MAX + 1));
  if (attempt.isLocked) return refused("sign-in.locked");

  if (isRight && attempt.userId !== null) {
    await database().update(users).set({ failedSignIns: 0, lockedUntil: null }).where(eq(users.id, attempt.userId));
    return { status: "right", userId: attempt.userId };
  }
  await noteAddressFailure(request.ip);
  if (attempt.userId !== null && attempt.locksNow) {
    await recordPersonAct(attempt.userId, "user.locked", request);
  }
  return refused("sign-in.wrong");
}

const refused = (code: SignInReason): PasswordAnswer => ({ status: "refused", code });

type Attempt = {
  readonly userId: string | null;
  readonly hash: string | null;
  readonly isLocked: boolean;
  readonly locksNow: boolean;
};

/** Counted as a failure until it proves right, so guesses sent at once gain nothing. */
async function openAttempt(email: string): Promise<Attempt> {
  const known = await database().transaction(async (tx): Promise<Attempt | null> => {
    const [user] = await tx
      .select({
        id: users.id,
        hash: users.passwordHash,
        failures: users.failedSignIns,
        lockedUntil: users.lockedUntil,
        disabledAt: users.disabledAt,
      })
      .from(users)
      .where(eq(users.email, email))
      .for("update");
    if (!user) return null;
    const at = await instantOf(tx);
    const { id: userId, hash } = user;
    if (user.lockedUntil !== null && user.lockedUntil > at) return { userId, hash, isLocked: true, locksNow: false };

    const failures = user.failures + 1;
    const lockMs = lockMsAfter(failures);
    const lockedUntil = lockMs > 0 ? new Date(at.getTime() + lockMs) : null;
    await tx.update(users).set({ failedSignIns: failures, lockedUntil }).where(eq(users.id, userId));
    const isDisabled = user.disabledAt !== null;
    return { userId: isDisabled ? null : userId, hash, isLocked: false, locksNow: lockMs > 0 };
  });
  return known ?? { userId: null, hash: null, isLocked: await isStrangerLocked(email), locksNow: false };
}
