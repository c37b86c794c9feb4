import "server-only";
import { and, eq, isNotNull, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { authenticators, recoveryCodes } from "@/db/schema";
import { unusedStep } from "@/lib/domain/verification/decide-code";
import { hashOfCode, unseal } from "./secrets";
import { matchingSteps } from "./totp";

/** Whether the person has an authenticator that has proved to work. */
export async function isEnrolled(tx: Pick<Transaction, "select">, userId: string): Promise<boolean> {
  const [row] = await tx
    .select({ userId: authenticators.userId })
    .from(authenticators)
    .where(and(eq(authenticators.userId, userId), isNotNull(authenticators.confirmedAt)));
  return row !== undefined;
}

/** Uses up the step or recovery code that was given; false: neither fits. Locks the person's row, whatever company asks. */
export async function useAuthenticator(tx: Transaction, userId: string, code: string, at: Date): Promise<boolean> {
  const [row] = await tx
    .select({ secret: authenticators.secret, lastStep: authenticators.lastStep })
    .from(authenticators)
    .where(and(eq(authenticators.userId, userId), isNotNull(authenticators.confirmedAt)))
    .for("update");
  if (!row) return false;
  const secret = unseal(userId, row.secret);
  const step = secret === null ? null : unusedStep(matchingSteps(secret, code, at), row.lastStep);
  if (step === null) return takeRecoveryCode(tx, userId, code, at);
  await tx.update(authenticators).set({ lastStep: step }).where(eq(authenticators.userId, userId));
  return true;
}

async function takeRecoveryCode(tx: Transaction, userId: string, code: string, at: Date): Promise<boolean> {
  const hash = hashOfCode(userId, code.toLowerCase());
  const used = await tx
    .update(recoveryCodes)
    .set({ usedAt: at })
    .where(and(eq(recoveryCodes.userId, userId), eq(recoveryCodes.hash, hash), isNull(recoveryCodes.usedAt)))
    .returning({ hash: recoveryCodes.hash });
  return used.length > 0;
}
