import "server-only";
import { and, eq } from "drizzle-orm";
import { idempotencyKeys } from "@/db/schema";
import type { Action, Permit } from "@/lib/domain/access/permit";
import { instantOf } from "../instant";
import { inTenant } from "../tenant";

export type Answer = { readonly status: number; readonly body: unknown };

export type Claim =
  /** The caller runs the request and then keeps its answer. */
  | { readonly state: "claimed" }
  | { readonly state: "answered"; readonly answer: Answer }
  /** The same key was sent with another request. */
  | { readonly state: "other-request" }
  | { readonly state: "running" };

export type IdempotentRequest = { readonly keyId: string; readonly key: string; readonly requestHash: string };

/** What stands in place of a status while the request runs. */
export const RUNNING = 0;
const REMEMBERED_MS = 24 * 60 * 60 * 1000;
// Longer than any statement may run: whoever claimed it that long ago is gone.
const ABANDONED_MS = 120_000;

/** Lets exactly one of several equal requests run; remembers answers for a day. */
export async function claimKey({ actor }: Permit<Action>, request: IdempotentRequest): Promise<Claim> {
  return inTenant(actor, async (tx) => {
    const at = await instantOf(tx);
    const fresh = { requestHash: request.requestHash, status: RUNNING, body: {}, at };
    const inserted = await tx
      .insert(idempotencyKeys)
      .values({ distributorId: actor.distributorId, apiKeyId: request.keyId, key: request.key, ...fresh })
      .onConflictDoNothing()
      .returning({ key: idempotencyKeys.key });
    if (inserted.length > 0) return { state: "claimed" };

    const mine = and(
      eq(idempotencyKeys.distributorId, actor.distributorId),
      eq(idempotencyKeys.apiKeyId, request.keyId),
      eq(idempotencyKeys.key, request.key),
    );
    const [known] = await tx
      .select({
        requestHash: idempotencyKeys.requestHash,
        status: idempotencyKeys.status,
        body: idempotencyKeys.body,
        at: idempotencyKeys.at,
      })
      .from(idempotencyKeys)
      .where(mine)
      .for("update");
    if (!known) return { state: "running" };

    const age = at.getTime() - known.at.getTime();
    if (age > REMEMBERED_MS || (known.status === RUNNING && age > ABANDONED_MS)) {
      await tx.update(idempotencyKeys).set(fresh).where(mine);
      return { state: "claimed" };
    }
    if (known.requestHash !== request.requestHash) return { state: "other-request" };
    return known.status === RUNNING
      ? { state: "running" }
      : { state: "answered", answer: { status: known.status, body: known.body } };
  });
}
