import "server-only";
import { isNull } from "drizzle-orm";
import { authenticators } from "@/db/schema";
import type { Decision } from "@/lib/domain/decision";
import { database } from "../database";
import { instantOf } from "../instant";
import { checkPassword, type SignInReason } from "../user/check-password";
import { seal } from "./secrets";
import { newTotpSecret, totpAddress } from "./totp";

type Person = { readonly id: string; readonly email: string };
type Request = { readonly requestId: string; readonly ip: string | null };

export type AuthenticatorReason = {
  readonly code: SignInReason | "authenticator.exists" | "authenticator.wrong-code";
};

export type Refused = Extract<Decision<AuthenticatorReason>, { readonly allowed: false }>;

/** The secret as text and as the address behind the picture; both shown once. */
export type NewAuthenticator = { readonly secret: string; readonly address: string };

export function refused(code: AuthenticatorReason["code"]): Refused {
  return { allowed: false, reasons: [{ code }] };
}

/** Makes a secret that confirms nothing yet; the password is asked, counted like a sign-in ("Setting up"). */
export async function beginAuthenticator(
  { id, email }: Person,
  password: string,
  request: Request,
): Promise<Refused | { readonly allowed: true; readonly made: NewAuthenticator }> {
  const answer = await checkPassword({ email, password }, request);
  if (answer.status === "refused") return refused(answer.code);
  const secret = newTotpSecret();
  const written = await database().transaction(async (tx) => {
    const values = { secret: seal(id, secret), confirmedAt: null, lastStep: null, createdAt: await instantOf(tx) };
    return tx
      .insert(authenticators)
      .values({ userId: id, ...values })
      .onConflictDoUpdate({
        target: authenticators.userId,
        set: values,
        setWhere: isNull(authenticators.confirmedAt),
      })
      .returning({ userId: authenticators.userId });
  });
  if (written.length === 0) return refused("authenticator.exists");
  return { allowed: true, made: { secret, address: totpAddress(secret, email) } };
}
