import "server-only";
import { randomBytes } from "node:crypto";
import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { authenticators, recoveryCodes } from "@/db/schema";
import { unusedStep } from "@/lib/domain/verification/decide-code";
import { recordPersonAct } from "../audit-log/record-person-act";
import { database } from "../database";
import { instantOf } from "../instant";
import { type Refused, refused } from "./begin-authenticator";
import { codeLimitsOf, noteWrongTry } from "./code-limits";
import { hashOfCode, unseal } from "./secrets";
import { matchingSteps } from "./totp";

const RECOVERY_CODES = 10;
/** 50 bits each: with thirty tries an hour nobody guesses one. */
const RECOVERY_BYTES = 10;
const LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

type Request = { readonly requestId: string; readonly ip: string | null };

/** A first code proves the authenticator; from then on it counts. The recovery codes are shown once. */
export async function confirmAuthenticator(
  userId: string,
  code: string,
  request: Request,
): Promise<Refused | { readonly allowed: true; readonly recoveryCodes: readonly string[] }> {
  const { mayTry } = await codeLimitsOf(userId);
  const fresh = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
  const isRight = mayTry && (await database().transaction((tx) => confirm(tx, userId, code, fresh)));
  if (!isRight) {
    await noteWrongTry(userId);
    return refused("authenticator.wrong-code");
  }
  await recordPersonAct(userId, "user.authenticator-set-up", request);
  return { allowed: true, recoveryCodes: fresh };
}

async function confirm(tx: Transaction, userId: string, code: string, fresh: readonly string[]): Promise<boolean> {
  const [row] = await tx
    .select({ secret: authenticators.secret })
    .from(authenticators)
    .where(and(eq(authenticators.userId, userId), isNull(authenticators.confirmedAt)))
    .for("update");
  const secret = row ? unseal(userId, row.secret) : null;
  const at = await instantOf(tx);
  const step = secret === null ? null : unusedStep(matchingSteps(secret, code.replaceAll(/\s/g, ""), at), null);
  if (step === null) return false;
  await tx.update(authenticators).set({ confirmedAt: at, lastStep: step }).where(eq(authenticators.userId, userId));
  await tx.insert(recoveryCodes).values(fresh.map((one) => ({ userId, hash: hashOfCode(userId, one), usedAt: null })));
  return true;
}

function newRecoveryCode(): string {
  const letters = [...randomBytes(RECOVERY_BYTES)].map((byte) => LETTERS[byte % LETTERS.length]).join("");
  return `${letters.slice(0, 5)}-${letters.slice(5)}`;
}
