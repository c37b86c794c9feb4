import "server-only";
import { and, asc, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { members, users } from "@/db/schema";
import type { MemberRole } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { inTenant } from "../tenant";

export type Member = {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly MemberRole[];
  readonly createdAt: Date;
};

type Company = { readonly distributorId: string; readonly companyId: string };

/** The members of one's own company, by name. */
export async function listMembers({ actor }: Permit<"member.read">): Promise<readonly Member[]> {
  return inTenant(actor, (tx) => membersOf(tx, { distributorId: actor.distributorId, companyId: actor.company.id }));
}

export async function membersOf(tx: Transaction, { distributorId, companyId }: Company): Promise<readonly Member[]> {
  return tx
    .select({
      id: members.id,
      userId: members.userId,
      name: users.name,
      email: users.email,
      roles: members.roles,
      createdAt: members.createdAt,
    })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(eq(members.distributorId, distributorId), eq(members.companyId, companyId), isNull(members.removedAt)))
    .orderBy(asc(users.name), asc(members.id));
}
