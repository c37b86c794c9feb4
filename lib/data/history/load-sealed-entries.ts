import "server-only";
import { and, asc, eq, inArray, isNotNull, isNull, or } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { auditEntries } from "@/db/schema";
import type { EvidenceEntry } from "@/lib/contracts/evidence-view";
import type { Actor } from "@/lib/domain/access/actor";
import { entriesOf } from "../audit-log/entries-of";
import { CHAIN_START } from "../audit-log/entry-hash";
import { ENTRY_COLUMNS } from "../audit-log/sealed-columns";

const MOST = 100;

/**
 * The sealed entries of these changes that concern the customer or nobody in particular, as far as the actor may
 * read them: one import's change may concern thousands of others. The network address is its own company's alone.
 */
export async function loadSealedEntries(
  tx: Transaction,
  actor: Actor,
  customerId: string,
  changeIds: readonly string[],
): Promise<readonly EvidenceEntry[]> {
  if (changeIds.length === 0) return [];
  const rows = await tx
    .select(ENTRY_COLUMNS)
    .from(auditEntries)
    .where(
      and(
        entriesOf(actor),
        inArray(auditEntries.changeId, [...changeIds]),
        or(eq(auditEntries.customerId, customerId), isNull(auditEntries.customerId)),
        isNotNull(auditEntries.position),
      ),
    )
    .orderBy(asc(auditEntries.position))
    .limit(MOST);
  const before = await hashesAt(
    tx,
    actor.distributorId,
    rows.flatMap(({ position }) => (position === null || position === 1 ? [] : [position - 1])),
  );
  return rows.flatMap(({ position, hash, ...sealed }) => {
    if (position === null || hash === null) return [];
    const isForeign = sealed.ip !== null && sealed.companyId !== actor.company.id;
    const entry = isForeign ? { ...sealed, ip: null } : sealed;
    const previousHash = before.get(position - 1) ?? CHAIN_START;
    return [{ position, hash, previousHash, entry, withheld: isForeign ? (["ip"] as const) : [] }];
  });
}

async function hashesAt(tx: Transaction, distributorId: string, positions: readonly number[]) {
  if (positions.length === 0) return new Map<number, string>();
  const rows = await tx
    .select({ position: auditEntries.position, hash: auditEntries.hash })
    .from(auditEntries)
    .where(and(eq(auditEntries.distributorId, distributorId), inArray(auditEntries.position, [...positions])));
  return new Map(
    rows.flatMap(({ position, hash }) => (position === null || hash === null ? [] : [[position, hash] as const])),
  );
}
