import "server-only";
import { and, desc, eq, gt, inArray, isNull, lte, or } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { auditEntries, recalls } from "@/db/schema";
import type { CustomerThen } from "@/lib/contracts/history-view";
import { authorityOf, UNDELEGATED } from "@/lib/domain/delegation/authority";
import { heldByReseller } from "@/lib/domain/delegation/recall";
import { loadDelegationsAt } from "../delegation/load-delegations-at";
import type { OfThen } from "./load-usage-then";

type AuthorityThen = Pick<CustomerThen, "authority" | "authorityUntil" | "recall" | "stop">;

/** Who held what over the customer, and whether its reseller's purchases were stopped. */
export async function loadAuthorityThen(
  tx: Transaction,
  of: OfThen,
  resellerId: string | null,
): Promise<AuthorityThen> {
  if (resellerId === null) return { authority: UNDELEGATED, authorityUntil: null, recall: null, stop: null };
  const { distributorId, at } = of;
  const granted = (await loadDelegationsAt(tx, distributorId, [resellerId], at)).get(resellerId) ?? null;
  const recall = await findRecallThen(tx, of);
  const authority = authorityOf(granted, recall?.permissions ?? [], at);
  return {
    authority,
    authorityUntil: heldByReseller(authority).length > 0 ? (granted?.until ?? null) : null,
    recall,
    stop: await findStopThen(tx, of, resellerId),
  };
}

async function findRecallThen(tx: Transaction, { distributorId, customerId, at }: OfThen) {
  const [row] = await tx
    .select({ permissions: recalls.permissions, reason: recalls.reason, since: recalls.since })
    .from(recalls)
    .where(
      and(
        eq(recalls.distributorId, distributorId),
        eq(recalls.customerId, customerId),
        lte(recalls.since, at),
        or(isNull(recalls.endedAt), gt(recalls.endedAt, at)),
      ),
    )
    .orderBy(desc(recalls.since), desc(recalls.id))
    .limit(1);
  return row ?? null;
}

/** The reseller's row keeps the present stop only; every stop and its end stand in the log (an invariant holds that). */
async function findStopThen(tx: Transaction, { distributorId, at }: OfThen, resellerId: string) {
  const [row] = await tx
    .select({ action: auditEntries.action, since: auditEntries.at, reason: auditEntries.reason })
    .from(auditEntries)
    .where(
      and(
        eq(auditEntries.distributorId, distributorId),
        eq(auditEntries.subjectId, resellerId),
        inArray(auditEntries.action, ["reseller.stopped", "reseller.resumed"]),
        lte(auditEntries.at, at),
      ),
    )
    .orderBy(desc(auditEntries.at), desc(auditEntries.id))
    .limit(1);
  return row?.action === "reseller.stopped" ? { since: row.since, reason: row.reason } : null;
}
