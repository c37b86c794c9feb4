import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { members, users } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";

export type OwnMember = {
  readonly userId: string;
  readonly memberId: string;
  readonly name: string;
  readonly email: string;
  readonly language: string;
};

/** Locks the acting person's membership, so that their codes follow one another; null: no person, or removed meanwhile. */
export async function lockOwnMember(tx: Transaction, { distributorId, via }: Actor): Promise<OwnMember | null> {
  if (via.kind !== "person") return null;
  const [row] = await tx
    .select({
      userId: users.id,
      memberId: members.id,
      name: users.name,
      email: users.email,
      language: users.language,
    })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(
      and(
        eq(members.distributorId, distributorId),
        eq(members.id, via.memberId),
        isNull(members.removedAt),
        isNull(users.disabledAt),
      ),
    )
    .for("update", { of: members });
  return row ?? null;
}
