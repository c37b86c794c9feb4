import "server-only";
import { and, asc, desc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { auditEntries } from "@/db/schema";
import { inTenant } from "../tenant";
import { CHAIN_START, hashOfEntry } from "./entry-hash";
import { SEALED_COLUMNS } from "./sealed-columns";

const BATCH = 500;

/** Chains what is not sealed yet, in order (Decision 11). Returns how many entries it sealed. */
export async function sealAudit(distributorId: string): Promise<number> {
  let total = 0;
  for (;;) {
    const sealed = await inTenant({ distributorId }, (tx) => sealSome(tx, distributorId));
    total += sealed;
    if (sealed < BATCH) return total;
  }
}

async function sealSome(tx: Transaction, distributorId: string): Promise<number> {
  // One sealer at a time, and nobody else waits for it, nor it for anybody who writes.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`seal ${distributorId}`}, 0))`);
  const last = await chainEnd(tx, distributorId);
  const entries = await tx
    .select(SEALED_COLUMNS)
    .from(auditEntries)
    .where(and(eq(auditEntries.distributorId, distributorId), isNull(auditEntries.position)))
    .orderBy(asc(auditEntries.at), asc(auditEntries.id))
    .limit(BATCH);
  if (entries.length === 0) return 0;

  let { position, hash } = last;
  const seals = entries.map((entry) => {
    position += 1;
    hash = hashOfEntry(hash, position, entry);
    return { id: entry.id, position, hash };
  });
  await tx.execute(sql`
    update audit_entries as entry
    set position = seal.position, hash = seal.hash
    from json_to_recordset(${JSON.stringify(seals)}::json) as seal(id uuid, position bigint, hash text)
    where entry.distributor_id = ${distributorId} and entry.id = seal.id`);
  return seals.length;
}

async function chainEnd(tx: Transaction, distributorId: string): Promise<{ position: number; hash: string }> {
  const [row] = await tx
    .select({ position: auditEntries.position, hash: auditEntries.hash })
    .from(auditEntries)
    .where(and(eq(auditEntries.distributorId, distributorId), isNotNull(auditEntries.position)))
    .orderBy(desc(auditEntries.position))
    .limit(1);
  return { position: row?.position ?? 0, hash: row?.hash ?? CHAIN_START };
}
