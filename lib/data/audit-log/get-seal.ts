import "server-only";
import { and, desc, isNotNull, isNull } from "drizzle-orm";
import { auditEntries } from "@/db/schema";
import type { Permit } from "@/lib/domain/access/permit";
import { inTenant } from "../tenant";
import { entriesOf } from "./entries-of";

export type Seal = {
  /** The newest sealed entry of those the actor may read; null: none is sealed yet. */
  readonly upTo: { readonly at: Date; readonly position: number } | null;
  /** How many of those wait for the sealing job. */
  readonly waiting: number;
};

/** How far the log is sealed, as far as the actor may read it ("Seal" in lib/domain/audit). */
export async function getSeal({ actor }: Permit<"operation-log.read">): Promise<Seal> {
  return inTenant(actor, async (tx) => {
    const [newest] = await tx
      .select({ at: auditEntries.at, position: auditEntries.position })
      .from(auditEntries)
      .where(and(entriesOf(actor), isNotNull(auditEntries.position)))
      .orderBy(desc(auditEntries.position))
      .limit(1);
    const waiting = await tx.$count(auditEntries, and(entriesOf(actor), isNull(auditEntries.position)));
    const position = newest?.position ?? null;
    return { upTo: newest && position !== null ? { at: newest.at, position } : null, waiting };
  });
}
