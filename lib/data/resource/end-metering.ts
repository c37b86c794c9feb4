import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { resources } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";

/** Ends the charging by use of one resource at an instant, under its customer's lock: nothing meters it from then on. */
export async function endMetering(
  tx: Transaction,
  { distributorId }: Actor,
  resource: Pick<typeof resources.$inferSelect, "id">,
  _at: Date,
): Promise<void> {
  await tx
    .update(resources)
    .set({ meteredUntil: null })
    .where(and(eq(resources.distributorId, distributorId), eq(resources.id, resource.id)));
}
