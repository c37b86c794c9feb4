import "server-only";
import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { assignments, members, users } from "@/db/schema";
import type { AccountManager } from "@/lib/contracts/assignment-view";
import type { Permit } from "@/lib/domain/access/permit";
import { isNarrowed, narrowedTo } from "@/lib/domain/assignment/narrowing";
import { inTenant } from "../tenant";

/** Members of one's own company who can be given customers, by name, with what they have; narrowed: oneself only. */
export async function listAccountManagers({ actor }: Permit<"assignment.read">): Promise<readonly AccountManager[]> {
  const only = narrowedTo(actor);
  const rows = await inTenant(actor, (tx) =>
    tx
      .select({
        memberId: members.id,
        name: users.name,
        email: users.email,
        roles: members.roles,
        customers: sql<number>`count(${assignments.customerId})::int`,
        resellers: sql<number>`count(${assignments.resellerId})::int`,
      })
      .from(members)
      .innerJoin(users, eq(users.id, members.userId))
      .leftJoin(
        assignments,
        and(
          eq(assignments.distributorId, members.distributorId),
          eq(assignments.memberId, members.id),
          isNull(assignments.endedAt),
        ),
      )
      .where(
        and(
          eq(members.distributorId, actor.distributorId),
          eq(members.companyId, actor.company.id),
          isNull(members.removedAt),
          sql`'account-manager' = any(${members.roles})`,
          only === null ? undefined : eq(members.id, only),
        ),
      )
      .groupBy(members.id, users.name, users.email, members.roles)
      .orderBy(asc(users.name), asc(members.id)),
  );
  return rows.map(({ roles, ...row }) => ({ ...row, isNarrowed: isNarrowed(roles) }));
}
