import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { credentials, recipients } from "@/db/schema";

type Ending = { readonly distributorId: string; readonly id: string; readonly at: Date };

/** Nothing more is sent to it, and its link leads nowhere; its name stays for what it was told. */
export async function endRecipient(tx: Transaction, { distributorId, id, at }: Ending): Promise<void> {
  await tx
    .update(recipients)
    .set({ removedAt: at })
    .where(and(eq(recipients.distributorId, distributorId), eq(recipients.id, id)));
  await tx.delete(credentials).where(and(eq(credentials.kind, "recipient"), eq(credentials.rowId, id)));
}
