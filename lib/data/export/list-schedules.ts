import "server-only";
import { and, asc, eq, isNotNull } from "drizzle-orm";
import { exportSchedules, members, users } from "@/db/schema";
import type { ScheduleLine } from "@/lib/contracts/schedule";
import type { Permit } from "@/lib/domain/access/permit";
import { inTenant } from "../tenant";
import { namesOf } from "./list-exports";

type Schedules = {
  readonly schedules: readonly ScheduleLine[];
  /** Of companies that filters name, by id. */
  readonly names: ReadonlyMap<string, string>;
};

/** The schedules that run: an administrator sees its company's, everybody else those they set. */
export async function listSchedules({ actor }: Permit<"export.create">): Promise<Schedules> {
  const { distributorId, company, via } = actor;
  const memberId = via.kind === "person" ? via.memberId : null;
  const ofCompany = via.kind !== "person" || via.roles.includes("administrator");
  return inTenant(actor, async (tx) => {
    const rows = await tx
      .select({ schedule: exportSchedules, by: users.name })
      .from(exportSchedules)
      .innerJoin(
        members,
        and(eq(members.distributorId, exportSchedules.distributorId), eq(members.id, exportSchedules.memberId)),
      )
      .innerJoin(users, eq(users.id, members.userId))
      .where(
        and(
          eq(exportSchedules.distributorId, distributorId),
          eq(exportSchedules.companyId, company.id),
          isNotNull(exportSchedules.dueAt),
          ofCompany || memberId === null ? undefined : eq(exportSchedules.memberId, memberId),
        ),
      )
      .orderBy(asc(exportSchedules.dueAt), asc(exportSchedules.id));
    const schedules = rows.flatMap((row) => lineOf(row, memberId));
    return { schedules, names: await namesOf(tx, actor, schedules) };
  });
}

type Row = { readonly schedule: typeof exportSchedules.$inferSelect; readonly by: string };

function lineOf({ schedule, by }: Row, memberId: string | null): ScheduleLine[] {
  const { id, name, kind, format, query, rhythm, hour, dueAt } = schedule;
  const isOwn = schedule.memberId === memberId;
  return dueAt === null ? [] : [{ id, name, kind, format, query, rhythm, hour, dueAt, by, isOwn }];
}
