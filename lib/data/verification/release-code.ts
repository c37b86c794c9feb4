import "server-only";
import { and, eq } from "drizzle-orm";
import { verificationCodes } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import type { CriticalOperation } from "@/lib/domain/verification/verification";
import { inTenant } from "../tenant";
import { keyOf } from "./challenge";

/** Nothing took effect, so the code that was used at this instant still counts for the same operation. */
export async function releaseCode(actor: Actor, operation: CriticalOperation, usedAt: Date): Promise<void> {
  if (actor.via.kind !== "person") return;
  const { userId } = actor.via;
  await inTenant(actor, (tx) =>
    tx
      .update(verificationCodes)
      .set({ usedAt: null })
      .where(and(keyOf(actor, userId, operation), eq(verificationCodes.usedAt, usedAt))),
  );
}
