import "server-only";
import { and, eq, inArray, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { outbox, restrictionPlaces } from "@/db/schema";
import { SUPERSEDABLE } from "@/lib/domain/connector/place";

type When = { readonly distributorId: string; readonly at: Date };

/** Takes over what is open or failed of these customers' earlier acts; what has not left is never sent (G7). */
export async function supersedePlaces(tx: Transaction, { distributorId, at }: When, ids: readonly string[]) {
  const taken = await tx
    .update(restrictionPlaces)
    .set({ state: "superseded", since: at, nextAttemptAt: null })
    .where(
      and(
        eq(restrictionPlaces.distributorId, distributorId),
        inArray(restrictionPlaces.customerId, [...ids]),
        inArray(restrictionPlaces.state, [...SUPERSEDABLE]),
      ),
    )
    .returning({ id: restrictionPlaces.id });
  if (taken.length === 0) return;
  const orders = taken.map(({ id }) => id);
  await tx
    .update(outbox)
    .set({ state: "dead", error: sql`coalesce(${outbox.error}, 'superseded')` })
    .where(and(eq(outbox.distributorId, distributorId), inArray(outbox.id, orders), eq(outbox.state, "waiting")));
}
