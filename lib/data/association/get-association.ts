import "server-only";
import { and, asc, eq, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { associations, dayRollups, disassociations } from "@/db/schema";
import { moneyOfDriver } from "@/db/schema/columns";
import type { AssociationDetails, DisassociationView } from "@/lib/contracts/association-view";
import { isUuid } from "@/lib/contracts/is-uuid";
import type { Permit } from "@/lib/domain/access/permit";
import type { BillingMonth } from "@/lib/domain/calendar/billing-month";
import { inTenant } from "../tenant";
import { sideOf } from "./load-check";
import { selectAssociations, toLine } from "./select-associations";

/** One association with its requests and its own spending, past ones too; null when it is not the actor's (G18). */
export async function getAssociation(
  { actor }: Permit<"association.read">,
  associationId: string,
): Promise<AssociationDetails | null> {
  if (!isUuid(associationId)) return null;
  return inTenant(actor, async (tx) => {
    const [row] = await selectAssociations(tx, actor, eq(associations.id, associationId));
    if (!row) return null;
    const { customerId, resellerId, currency, endedBy, endReason } = row;
    return {
      ...toLine(row),
      currency,
      endedBy: endedBy?.name ?? null,
      endReason,
      requests: await listRequests(tx, actor.distributorId, associationId),
      months: await listMonths(tx, actor.distributorId, customerId, associationId),
      side: row.endedAt === null ? sideOf(actor, { id: customerId, resellerId }) : null,
    };
  });
}

/** Requests to end one association, oldest first. */
export async function listRequests(
  tx: Transaction,
  distributorId: string,
  associationId: string,
): Promise<readonly DisassociationView[]> {
  const rows = await tx
    .select({
      id: disassociations.id,
      side: disassociations.side,
      state: disassociations.state,
      reason: disassociations.reason,
      by: disassociations.by,
      askedAt: disassociations.askedAt,
      decidedAt: disassociations.decidedAt,
      decidedBy: disassociations.decidedBy,
      note: disassociations.note,
    })
    .from(disassociations)
    .where(and(eq(disassociations.distributorId, distributorId), eq(disassociations.associationId, associationId)))
    .orderBy(asc(disassociations.askedAt), asc(disassociations.id));
  return rows.map(({ by, decidedBy, ...row }) => ({ ...row, by: by.name, decidedBy: decidedBy?.name ?? null }));
}

async function listMonths(tx: Transaction, distributorId: string, customerId: string, associationId: string) {
  const month = sql<BillingMonth>`to_char(${dayRollups.day}, 'YYYY-MM')`;
  return tx
    .select({ month, spent: sql`sum(${dayRollups.spent})`.mapWith(moneyOfDriver) })
    .from(dayRollups)
    .where(
      and(
        eq(dayRollups.distributorId, distributorId),
        eq(dayRollups.customerId, customerId),
        eq(dayRollups.associationId, associationId),
      ),
    )
    .groupBy(month)
    .orderBy(month);
}
