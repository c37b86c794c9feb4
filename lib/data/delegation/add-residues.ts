import "server-only";
import type { Transaction } from "@/db/client";
import { quotaResidues } from "@/db/schema";
import { newId } from "../new-id";

export type NewResidue = Omit<typeof quotaResidues.$inferInsert, "distributorId" | "id">;

/** Keeps what customers had spent of the pools they leave; its sum stays taken there (G2). */
export async function addResidues(
  tx: Transaction,
  distributorId: string,
  residues: readonly NewResidue[],
): Promise<void> {
  if (residues.length === 0) return;
  await tx.insert(quotaResidues).values(residues.map((residue) => ({ distributorId, id: newId(), ...residue })));
}
