import "server-only";
import { and, asc, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { members, users } from "@/db/schema";
import type { Actor, MemberRole } from "@/lib/domain/access/actor";

export type LockedMember = {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly MemberRole[];
  readonly otherAdministrators: number;
};

/** Locks all members of the company, since who is the last administrator depends on all of them. */
export async function lockMember(tx: Transaction, actor: Actor, memberId: string): Promise<LockedMember | null> {
  const all = await tx
    .select({ id: members.id, roles: members.roles, name: users.name })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(
      and(
        eq(members.distributorId, actor.distributorId),
        eq(members.companyId, actor.company.id),
        isNull(members.removedAt),
      ),
    )
    .orderBy(asc(members.id))
    .for("update", { of: members });
  const wanted = all.find(({ id }) => id === memberId);
  if (!wanted) return null;
  const others = all.filter(({ id, roles }) => id !== memberId && roles.includes("administrator"));
  return { ...wanted, otherAdministrators: others.length };
}
