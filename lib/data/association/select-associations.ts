import "server-only";
import { and, eq, isNull, type SQL } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { associations, customers, disassociations, distributors, resellers } from "@/db/schema";
import type { AssociationLine } from "@/lib/contracts/association-view";
import type { Actor } from "@/lib/domain/access/actor";
import { associationsOf } from "../scope";

const COLUMNS = {
  id: associations.id,
  customerId: customers.id,
  customer: customers.name,
  accountName: customers.accountName,
  resellerId: associations.resellerId,
  reseller: resellers.name,
  distributor: distributors.name,
  currency: distributors.currency,
  origin: associations.origin,
  startedAt: associations.startedAt,
  endedAt: associations.endedAt,
  ending: associations.ending,
  endedBy: associations.endedBy,
  endReason: associations.endReason,
  waiting: {
    id: disassociations.id,
    side: disassociations.side,
    state: disassociations.state,
    askedAt: disassociations.askedAt,
  },
};

/** Associations within the actor's scope, with names and what waits; add order and limit. */
export function selectAssociations(tx: Transaction, actor: Actor, where: SQL | undefined) {
  return tx
    .select(COLUMNS)
    .from(associations)
    .innerJoin(distributors, eq(distributors.distributorId, associations.distributorId))
    .innerJoin(
      customers,
      and(eq(customers.distributorId, associations.distributorId), eq(customers.id, associations.customerId)),
    )
    .leftJoin(
      resellers,
      and(eq(resellers.distributorId, associations.distributorId), eq(resellers.id, associations.resellerId)),
    )
    .leftJoin(
      disassociations,
      and(
        eq(disassociations.distributorId, associations.distributorId),
        eq(disassociations.associationId, associations.id),
        isNull(disassociations.decidedAt),
      ),
    )
    .where(and(associationsOf(actor), where))
    .$dynamic();
}

export type AssociationRow = Awaited<ReturnType<typeof selectAssociations>>[number];

export function toLine(row: AssociationRow): AssociationLine {
  const { id, customerId, customer, accountName, resellerId, reseller, distributor } = row;
  const { origin, startedAt, endedAt, ending, waiting } = row;
  return {
    id,
    customer: { id: customerId, name: customer, accountName },
    partner: { id: resellerId, name: reseller ?? distributor },
    origin,
    startedAt,
    endedAt,
    ending,
    waiting,
  };
}
