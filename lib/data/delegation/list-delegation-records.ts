import "server-only";
import { and, desc, eq } from "drizzle-orm";
import { delegationRecords } from "@/db/schema";
import type { DelegationRecord } from "@/lib/contracts/delegation-view";
import type { Permit } from "@/lib/domain/access/permit";
import { ownResellersOf } from "../scope";
import { inTenant } from "../tenant";

const RECORDS_MAX = 100;

/** Grants, changes, revocations and lapses of a reseller, newest first; another company's are not there. */
export async function listDelegationRecords(
  { actor }: Permit<"delegation.read">,
  resellerId: string,
): Promise<readonly DelegationRecord[]> {
  const rows = await inTenant(actor, (tx) =>
    tx
      .select({
        id: delegationRecords.id,
        operation: delegationRecords.operation,
        permissions: delegationRecords.permissions,
        monthlyQuota: delegationRecords.monthlyQuota,
        oneTimeQuota: delegationRecords.oneTimeQuota,
        until: delegationRecords.until,
        monthlyTaken: delegationRecords.monthlyTaken,
        oneTimeTaken: delegationRecords.oneTimeTaken,
        reason: delegationRecords.reason,
        by: delegationRecords.by,
        at: delegationRecords.at,
      })
      .from(delegationRecords)
      .where(
        and(
          eq(delegationRecords.distributorId, actor.distributorId),
          ownResellersOf(actor, delegationRecords.resellerId),
          eq(delegationRecords.resellerId, resellerId),
        ),
      )
      .orderBy(desc(delegationRecords.at), desc(delegationRecords.id))
      .limit(RECORDS_MAX),
  );
  return rows.map(({ by: { name, company: from, kind }, ...record }) => ({
    ...record,
    by: { name, company: from, isSystem: kind === "system" },
  }));
}
