import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { distributors, exportJobs, exportSchedules } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { exportEndsAt } from "@/lib/domain/export/export";
import { daysTaken } from "@/lib/domain/export/schedule";
import { env } from "@/lib/env";
import { queueMail } from "../outbox/queue-mail";
import type { ExportRun } from "./claim-export";
import { scheduleFigures } from "./schedule-figures";

/**
 * Tells by e-mail who set the schedule that an export of it is done, in the transaction that finishes it: where it can
 * be fetched, and of a summary or statistics the figures themselves. Nothing for what a person asked for.
 */
export async function tellSchedule(tx: Transaction, { distributorId, id }: ExportRun, { actor, at }: Told) {
  const { via, company } = actor;
  const [job] = await tx
    .select({
      kind: exportJobs.kind,
      query: exportJobs.query,
      locale: exportJobs.locale,
      asOf: exportJobs.asOf,
      schedule: exportSchedules.name,
      currency: distributors.currency,
    })
    .from(exportJobs)
    .innerJoin(
      exportSchedules,
      and(eq(exportSchedules.distributorId, exportJobs.distributorId), eq(exportSchedules.id, exportJobs.scheduleId)),
    )
    .innerJoin(distributors, eq(distributors.distributorId, exportJobs.distributorId))
    .where(and(eq(exportJobs.distributorId, distributorId), eq(exportJobs.id, id)));
  if (!job || via.kind !== "person") return;
  const rows = await scheduleFigures(tx, actor, job.kind, job.query, at);
  await queueMail(
    tx,
    distributorId,
    at,
    [
      {
        to: via.email,
        language: job.locale,
        template: rows === null ? "scheduled-export" : "scheduled-report",
        facts: {
          schedule: job.schedule,
          export: job.kind,
          company: company.name,
          ...daysTaken(job.query, at),
          readAt: (job.asOf ?? at).toISOString(),
          endsAt: exportEndsAt(at).toISOString(),
        },
        ...(rows && { figures: { currency: job.currency, rows } }),
        secret: { link: new URL("/exports", env().NEXTAUTH_URL).href },
      },
    ],
    company.id,
  );
}

type Told = { readonly actor: Actor; readonly at: Date };
