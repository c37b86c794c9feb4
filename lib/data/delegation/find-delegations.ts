import "server-only";
import { and, eq, inArray } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { delegations } from "@/db/schema";
import type { Delegation } from "@/lib/domain/delegation/authority";

export type Granted = Delegation & {
  readonly version: number;
  readonly grantedAt: Date | null;
  /** When it was last granted, changed or ended. */
  readonly setAt: Date;
};

/** The grants' rows as they are, by reseller; lapsed and revoked ones included. */
export async function findDelegations(
  tx: Transaction,
  distributorId: string,
  resellerIds: readonly string[],
): Promise<ReadonlyMap<string, Granted>> {
  const rows = await tx
    .select({
      resellerId: delegations.resellerId,
      permissions: delegations.permissions,
      monthlyQuota: delegations.monthlyQuota,
      oneTimeQuota: delegations.oneTimeQuota,
      until: delegations.until,
      version: delegations.version,
      grantedAt: delegations.grantedAt,
      setAt: delegations.setAt,
    })
    .from(delegations)
    .where(and(eq(delegations.distributorId, distributorId), inArray(delegations.resellerId, [...resellerIds])));
  return new Map(rows.map(({ resellerId, ...granted }) => [resellerId, granted]));
}

/** Null: nothing was ever granted. */
export async function findDelegation(
  tx: Transaction,
  distributorId: string,
  resellerId: string,
): Promise<Granted | null> {
  return (await findDelegations(tx, distributorId, [resellerId])).get(resellerId) ?? null;
}
