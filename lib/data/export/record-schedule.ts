import "server-only";
import type { Transaction } from "@/db/client";
import type { exportSchedules } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { recordAudit } from "../audit";

type Schedule = Pick<typeof exportSchedules.$inferSelect, "name" | "kind" | "format" | "query" | "rhythm" | "hour">;
type Note = {
  readonly changeId: string;
  readonly at: Date;
  readonly action: "export.scheduled" | "export.schedule-ended";
  readonly schedule: Schedule;
};

/** What a company takes away again and again stands in its log, when it begins and when it ends. */
export async function recordSchedule(
  tx: Transaction,
  actor: Actor,
  { changeId, at, action, schedule: { name, kind, format, query, rhythm, hour } }: Note,
): Promise<void> {
  const { company } = actor;
  const subject = { kind: company.kind, id: company.id, name: company.name };
  const facts = { schedule: name, kind, format, filter: query, rhythm, hour };
  const change = action === "export.scheduled" ? { after: facts } : { before: facts };
  await recordAudit(tx, actor, [{ changeId, at, action, subject, ...change }]);
}
