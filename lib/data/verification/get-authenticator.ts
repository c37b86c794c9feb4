import "server-only";
import { and, eq, isNotNull, isNull } from "drizzle-orm";
import { authenticators, recoveryCodes } from "@/db/schema";
import { database } from "../database";

export type AuthenticatorView = { readonly since: Date; readonly recoveryCodesLeft: number };

/** The person's own authenticator; null while none counts. */
export async function getAuthenticator(userId: string): Promise<AuthenticatorView | null> {
  const [row] = await database()
    .select({ since: authenticators.confirmedAt })
    .from(authenticators)
    .where(and(eq(authenticators.userId, userId), isNotNull(authenticators.confirmedAt)));
  if (!row?.since) return null;
  const left = await database().$count(
    recoveryCodes,
    and(eq(recoveryCodes.userId, userId), isNull(recoveryCodes.usedAt)),
  );
  return { since: row.since, recoveryCodesLeft: left };
}
