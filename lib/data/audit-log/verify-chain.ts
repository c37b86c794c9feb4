import "server-only";
import { and, asc, eq, gt } from "drizzle-orm";
import { type ActorStamp, auditEntries } from "@/db/schema";
import { inTenant } from "../tenant";
import { CHAIN_START, hashOfEntry } from "./entry-hash";
import { ENTRY_COLUMNS } from "./sealed-columns";

const BATCH = 1000;

export type ChainAnswer =
  | { readonly intact: true; readonly sealed: number; readonly end: string }
  /** The first place that does not follow from the one before it. */
  | {
      readonly intact: false;
      readonly position: number;
      /** changed: what is there is not what was sealed; missing: another stands where this one was. */
      readonly why: "changed" | "missing";
      /** The changed entry, or the one that stands next after the gap. */
      readonly entryId: string;
      readonly action: string;
      readonly subject: string;
      readonly at: Date;
      readonly by: string;
    };

/** Recomputes a distributor's whole log; one changed, missing or moved entry breaks it (Decision 11). */
export async function verifyChain(distributorId: string): Promise<ChainAnswer> {
  let [position, end] = [0, CHAIN_START];
  for (;;) {
    const entries = await sealedAfter(distributorId, position);
    for (const { hash, position: stored, ...facts } of entries) {
      const expected = hashOfEntry(end, position + 1, facts);
      if (stored !== position + 1 || hash !== expected) {
        return brokenAt(position + 1, stored === position + 1 ? "changed" : "missing", facts);
      }
      [position, end] = [position + 1, expected];
    }
    if (entries.length < BATCH) return { intact: true, sealed: position, end };
  }
}

type Found = {
  readonly id: string;
  readonly action: string;
  readonly subjectName: string;
  readonly at: Date;
  readonly by: ActorStamp;
};

function brokenAt(position: number, why: "changed" | "missing", found: Found): ChainAnswer {
  const { id: entryId, action, subjectName: subject, at, by } = found;
  return { intact: false, position, why, entryId, action, subject, at, by: `${by.name}, ${by.company}` };
}

function sealedAfter(distributorId: string, position: number) {
  return inTenant({ distributorId }, (tx) =>
    tx
      .select(ENTRY_COLUMNS)
      .from(auditEntries)
      .where(and(eq(auditEntries.distributorId, distributorId), gt(auditEntries.position, position)))
      .orderBy(asc(auditEntries.position), asc(auditEntries.id))
      .limit(BATCH),
  );
}
