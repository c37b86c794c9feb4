import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { customers, distributors, members, resellers } from "@/db/schema";
import type { Company, CompanyState, MemberRole } from "@/lib/domain/access/actor";
import { inTenant } from "../tenant";

export type Membership = {
  readonly distributorId: string;
  readonly memberId: string;
  readonly userId: string;
  readonly roles: readonly MemberRole[];
  readonly company: Company;
  readonly companyState: CompanyState;
};

type Key = { readonly distributorId: string; readonly memberId: string };

/** A standing membership with its company as of now; null when removed or unknown. */
export function findMembership(key: Key): Promise<Membership | null> {
  return inTenant(key, (tx) => membershipIn(tx, key));
}

async function membershipIn(tx: Transaction, { distributorId, memberId }: Key): Promise<Membership | null> {
  const [row] = await tx
    .select({
      userId: members.userId,
      roles: members.roles,
      kind: members.companyKind,
      companyId: members.companyId,
      distributor: { name: distributors.name, accountName: distributors.accountName, state: distributors.state },
      reseller: { name: resellers.name, accountName: resellers.accountName, state: resellers.state },
      customer: { name: customers.name, accountName: customers.accountName },
    })
    .from(members)
    .innerJoin(distributors, eq(distributors.distributorId, members.distributorId))
    .leftJoin(resellers, and(eq(resellers.distributorId, members.distributorId), eq(resellers.id, members.companyId)))
    .leftJoin(customers, and(eq(customers.distributorId, members.distributorId), eq(customers.id, members.companyId)))
    .where(and(eq(members.distributorId, distributorId), eq(members.id, memberId), isNull(members.removedAt)))
    .limit(1);
  if (!row) return null;

  const of = row.kind === "distributor" ? row.distributor : row[row.kind];
  if (!of) return null;
  return {
    distributorId,
    memberId,
    userId: row.userId,
    roles: row.roles,
    company: { kind: row.kind, id: row.companyId, name: of.name, accountName: of.accountName },
    companyState: row.kind === "customer" ? "active" : (row[row.kind]?.state ?? "active"),
  };
}
