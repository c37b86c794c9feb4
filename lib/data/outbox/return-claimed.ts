import "server-only";
import { and, eq } from "drizzle-orm";
import { outbox } from "@/db/schema";
import { inTenant } from "../tenant";
import { wakeOutbox } from "./wake-outbox";

type Claimed = { readonly id: string; readonly attempt: number };

/**
 * A mail or text message given back by a process that ends: free for the next at once, as if it had not been tried. A
 * later attempt of another stands.
 */
export async function returnClaimed(distributorId: string, kind: string, { id, attempt }: Claimed): Promise<void> {
  await inTenant({ distributorId }, async (tx) => {
    await tx
      .update(outbox)
      .set({ attempts: attempt - 1, dueAt: null })
      .where(
        and(
          eq(outbox.distributorId, distributorId),
          eq(outbox.id, id),
          eq(outbox.state, "waiting"),
          eq(outbox.attempts, attempt),
        ),
      );
    await wakeOutbox(tx, { kind, distributorId });
  });
}
