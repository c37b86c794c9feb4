import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { recipients } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { lockChooser } from "../notification/lock-chooser";

/** A recipient of the actor's own company, in line with whoever else changes them; null: it has none such. */
export async function lockRecipient(tx: Transaction, { distributorId, company }: Actor, recipientId: string) {
  await lockChooser(tx, company.id);
  const [row] = await tx
    .select()
    .from(recipients)
    .where(
      and(
        eq(recipients.distributorId, distributorId),
        eq(recipients.companyId, company.id),
        eq(recipients.id, recipientId),
        isNull(recipients.removedAt),
      ),
    )
    .for("update");
  return row ?? null;
}
