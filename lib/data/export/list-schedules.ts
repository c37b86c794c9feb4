import "server-only";
import { and, asc, eq, isNotNull } from "drizzle-orm";
import { exportSchedules, members, users } from "@/db/schema";
import type { ScheduleLine } from "@/lib/contracts/schedule";
import type { Permit } from "@/lib/domain/access/permit";
import { inTenant } from "../tenant";

/** The schedules that run: an administrator sees its company's, everybody else those they set. */
export async function listSchedules({ actor }: Permit<"export.create">): Promise<readonly ScheduleLine[]> {
  const { distributorId, company, via } = actor;
  const memberId = via.kind === "person" ? via.memberId : null;
  const ofCompany = via.kind !== "person" || via.roles.includes("administrator");
  const rows = await inTenant(actor, (tx) =>
    tx
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
      .orderBy(asc(exportSchedules.dueAt), asc(exportSchedules.id)),
  );
  return rows.flatMap(({ schedule, by }) => {
    const { id, name, kind, format, query, rhythm, hour, dueAt } = schedule;
    return dueAt === null
      ? []
      : [{ id, name, kind, format, query, rhythm, hour, dueAt, by, isOwn: schedule.memberId === memberId }];
  });
}
