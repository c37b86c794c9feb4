import "server-only";
import type { Transaction } from "@/db/client";
import { exportJobs } from "@/db/schema";
import type { ExportQuery } from "@/lib/contracts/export";
import type { Actor } from "@/lib/domain/access/actor";
import type { ExportFormat, ExportKind } from "@/lib/domain/export/export";
import { stampOf } from "../actor-stamp";
import { recordAudit } from "../audit";
import { newId } from "../new-id";
import { EXPORT } from "../outbox/outbox-kind";
import { wakeOutbox } from "../outbox/wake-outbox";

export type ExportAsk = {
  readonly kind: ExportKind;
  readonly format: ExportFormat;
  /** Language of its words. */
  readonly locale: string;
  /** The filters as the page's address has them. */
  readonly query: ExportQuery;
};

/** Whose rows it takes, and the schedule that asked, if one did. */
export type ExportOwner = { readonly memberId: string; readonly scheduleId: string | null };

/**
 * Puts an export in line, in the transaction of who asks: its company is the actor's, its rows are the member's as it
 * stands when it runs. It begins within a second of the commit.
 */
export async function queueExport(
  tx: Transaction,
  actor: Actor,
  at: Date,
  { kind, format, locale, query }: ExportAsk,
  { memberId, scheduleId }: ExportOwner,
): Promise<string> {
  const { company, distributorId } = actor;
  const id = newId();
  await tx.insert(exportJobs).values({
    distributorId,
    id,
    companyKind: company.kind,
    companyId: company.id,
    memberId,
    scheduleId,
    kind,
    format,
    locale,
    query,
    by: stampOf(actor),
    state: "queued",
    requestedAt: at,
  });
  await recordAudit(tx, actor, [
    {
      changeId: id,
      at,
      // What takes the log itself is found among the log's own acts.
      action: kind === "operation-log" ? "operation-log.exported" : "export.requested",
      subject: { kind: company.kind, id: company.id, name: company.name },
      after: { kind, format, filter: query, ...(scheduleId === null ? {} : { schedule: scheduleId }) },
    },
  ]);
  await wakeOutbox(tx, { kind: EXPORT, distributorId });
  return id;
}
