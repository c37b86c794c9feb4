import "server-only";
import { and, desc, eq, inArray, lt, type SQL } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { customers, exportJobs, resellers } from "@/db/schema";
import type { ExportLine } from "@/lib/contracts/export-view";
import { isUuid } from "@/lib/contracts/is-uuid";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { EXPORT_LIFE_MS, type ExportState, exportEndsAt } from "@/lib/domain/export/export";
import { instantOf } from "../instant";
import { customersOf, resellersOf } from "../scope";
import { inTenant } from "../tenant";

const PAGE = 50;

/** Whose exports the actor sees: an administrator all of its company's, any other person its own. */
export function exportsOf({ distributorId, company, via }: Actor): SQL | undefined {
  const ofCompany = and(eq(exportJobs.distributorId, distributorId), eq(exportJobs.companyId, company.id));
  if (via.kind !== "person" || via.roles.includes("administrator")) return ofCompany;
  return and(ofCompany, eq(exportJobs.memberId, via.memberId));
}

export type ExportPage = {
  readonly rows: readonly ExportLine[];
  readonly next: string | null;
  /** How many can be fetched now, whatever the page. */
  readonly kept: number;
  /** Of companies that filters name, by id. */
  readonly names: ReadonlyMap<string, string>;
};

/** What was taken away, the newest first, after an id of the page before. */
export async function listExports(
  { actor }: Permit<"export.create">,
  after: string | null = null,
  size = PAGE,
): Promise<ExportPage> {
  return inTenant(actor, async (tx) => {
    const at = await instantOf(tx);
    const found = await tx
      .select()
      .from(exportJobs)
      // Ids are made in time's order.
      .where(and(exportsOf(actor), after === null ? undefined : lt(exportJobs.id, after)))
      .orderBy(desc(exportJobs.id))
      .limit(size + 1);
    const rows = found.slice(0, size).map((row) => toLine(row, at));
    const done = await tx
      .select({ finishedAt: exportJobs.finishedAt })
      .from(exportJobs)
      .where(and(exportsOf(actor), eq(exportJobs.state, "done")));
    const kept = done.filter(({ finishedAt }) => finishedAt !== null && exportEndsAt(finishedAt) > at).length;
    const names = await namesOf(tx, actor, rows);
    return { rows, next: found.length > size ? (rows.at(-1)?.id ?? null) : null, kept, names };
  });
}

/** Of the companies that filters name, as the actor may know them. */
export async function namesOf(
  tx: Transaction,
  actor: Actor,
  rows: readonly Pick<ExportLine, "query">[],
): Promise<ReadonlyMap<string, string>> {
  const asked = [...new Set(rows.flatMap(({ query }) => Object.values(query).filter((value) => isUuid(value))))];
  if (asked.length === 0) return new Map();
  const present = await tx
    .select({ id: customers.id, name: customers.name })
    .from(customers)
    .where(and(customersOf(actor), inArray(customers.id, asked)));
  const above = await tx
    .select({ id: resellers.id, name: resellers.name })
    .from(resellers)
    .where(and(resellersOf(actor), inArray(resellers.id, asked)));
  return new Map([...present, ...above].map(({ id, name }) => [id, name]));
}

type JobRow = typeof exportJobs.$inferSelect;

/** It ends at its very instant, whenever its content is cleared away. */
export function exportStateAt({ state, finishedAt }: Pick<JobRow, "state" | "finishedAt">, at: Date): ExportState {
  return state === "done" && finishedAt !== null && exportEndsAt(finishedAt) <= at ? "expired" : state;
}

function toLine(row: JobRow, at: Date): ExportLine {
  return {
    id: row.id,
    kind: row.kind,
    format: row.format,
    query: row.query,
    by: row.by.name,
    isScheduled: row.scheduleId !== null,
    state: exportStateAt(row, at),
    requestedAt: row.requestedAt,
    asOf: row.asOf,
    rows: row.rowsDone,
    bytes: row.bytes,
    endsAt: row.finishedAt && row.state !== "failed" ? new Date(row.finishedAt.getTime() + EXPORT_LIFE_MS) : null,
    failure: row.failure,
  };
}

/** How far they have come, for a page that stays open. */
export function progressOf(rows: readonly ExportLine[]) {
  return rows.map(({ id, state, rows: done }) => ({ id, state, rows: done }));
}
