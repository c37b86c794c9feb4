import "server-only";
import { and, eq, gt, inArray, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { invitations, members, users } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { memberKey, type Standing } from "@/lib/domain/base/standing";

type Company = { readonly accountName: string; readonly id: string };

/** Members of these companies and whoever is invited to become one, and which of the companies have an administrator so. */
export async function loadMembers(
  tx: Transaction,
  { distributorId }: Actor,
  companies: readonly Company[],
  at: Date,
): Promise<Pick<Standing, "members" | "administered">> {
  if (companies.length === 0) return { members: new Map(), administered: new Set() };
  const nameOf = new Map(companies.map(({ id, accountName }) => [id, accountName]));
  const ids = [...nameOf.keys()];
  const invited = await tx
    .select({ companyId: invitations.companyId, email: invitations.email, roles: invitations.roles })
    .from(invitations)
    .where(
      and(
        eq(invitations.distributorId, distributorId),
        inArray(invitations.companyId, ids),
        isNull(invitations.acceptedAt),
        isNull(invitations.withdrawnAt),
        gt(invitations.expiresAt, at),
      ),
    );
  const joined = await tx
    .select({ companyId: members.companyId, email: users.email, roles: members.roles })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(eq(members.distributorId, distributorId), inArray(members.companyId, ids), isNull(members.removedAt)));
  const all = [...invited, ...joined].map(({ companyId, ...one }) => ({
    company: nameOf.get(companyId) ?? "",
    ...one,
  }));
  const administrators = all.filter(({ roles }) => roles.includes("administrator"));
  return {
    members: new Map(
      all.flatMap(({ company, email, roles }) => (email === null ? [] : [[memberKey(company, email), roles]])),
    ),
    administered: new Set(administrators.map(({ company }) => company)),
  };
}
