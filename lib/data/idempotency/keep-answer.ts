import "server-only";
import { and, eq } from "drizzle-orm";
import { idempotencyKeys } from "@/db/schema";
import type { Action, Permit } from "@/lib/domain/access/permit";
import { inTenant } from "../tenant";
import { type Answer, type IdempotentRequest, RUNNING } from "./claim-key";

/** Keeps what the claimed request answered; null gives the key back, so that it may be tried again. */
export async function keepAnswer(
  { actor }: Permit<Action>,
  request: IdempotentRequest,
  answer: Answer | null,
): Promise<void> {
  const claimed = and(
    eq(idempotencyKeys.distributorId, actor.distributorId),
    eq(idempotencyKeys.apiKeyId, request.keyId),
    eq(idempotencyKeys.key, request.key),
    eq(idempotencyKeys.status, RUNNING),
  );
  await inTenant(actor, async (tx) => {
    if (answer === null) await tx.delete(idempotencyKeys).where(claimed);
    else await tx.update(idempotencyKeys).set({ status: answer.status, body: answer.body }).where(claimed);
  });
}
