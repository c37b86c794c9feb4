import "server-only";
import { and, eq } from "drizzle-orm";
import { signedRequests } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { isInTime, isReplay } from "@/lib/domain/access/signature";
import { instantOf } from "../instant";
import { inTenant } from "../tenant";

type Signed = {
  readonly keyId: string;
  readonly signature: string;
  readonly signedAt: Date;
  readonly isWrite: boolean;
};

export type Taken = "taken" | "out-of-time" | "replayed";

/** Remembers a signature that fits, once for all processes; says whether its request may run ("Signatures"). */
export async function takeSignature(
  { distributorId }: Pick<Actor, "distributorId">,
  { keyId, signature, signedAt, isWrite }: Signed,
): Promise<Taken> {
  return inTenant({ distributorId }, async (tx) => {
    const at = await instantOf(tx);
    if (!isInTime(signedAt, at)) return "out-of-time";
    const remembered = await tx
      .insert(signedRequests)
      .values({ distributorId, keyId, signature, at })
      .onConflictDoNothing()
      .returning({ at: signedRequests.at });
    if (remembered.length > 0) return "taken";
    const [first] = await tx
      .select({ at: signedRequests.at })
      .from(signedRequests)
      .where(
        and(
          eq(signedRequests.distributorId, distributorId),
          eq(signedRequests.keyId, keyId),
          eq(signedRequests.signature, signature),
        ),
      );
    return isReplay({ firstAt: first?.at ?? at, at, isWrite }) ? "replayed" : "taken";
  });
}
