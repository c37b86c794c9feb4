import "server-only";
import { and, desc, eq, type SQL } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { assignments, customers, members, resellers, users } from "@/db/schema";
import type { AssignmentRecord } from "@/lib/contracts/assignment-view";
import type { Actor } from "@/lib/domain/access/actor";

/** Assignments with the names of whom they are about, newest first; the caller minds the scope. */
export function selectAssignments(tx: Transaction, { distributorId }: Actor, where: SQL | undefined) {
  return tx
    .select({
      id: assignments.id,
      customerId: assignments.customerId,
      customer: customers.name,
      resellerId: assignments.resellerId,
      reseller: resellers.name,
      manager: users.name,
      since: assignments.since,
      by: assignments.by,
      endedAt: assignments.endedAt,
      endedBy: assignments.endedBy,
      endedFor: assignments.endedFor,
    })
    .from(assignments)
    .innerJoin(members, and(eq(members.distributorId, assignments.distributorId), eq(members.id, assignments.memberId)))
    .innerJoin(users, eq(users.id, members.userId))
    .leftJoin(
      customers,
      and(eq(customers.distributorId, assignments.distributorId), eq(customers.id, assignments.customerId)),
    )
    .leftJoin(
      resellers,
      and(eq(resellers.distributorId, assignments.distributorId), eq(resellers.id, assignments.resellerId)),
    )
    .where(and(eq(assignments.distributorId, distributorId), where))
    .orderBy(desc(assignments.since), desc(assignments.id))
    .$dynamic();
}

/** An assignment as it is read. */
export function assignmentOf(row: Awaited<ReturnType<typeof selectAssignments>>[number]): AssignmentRecord {
  const { customerId, customer, resellerId, reseller, endedAt, endedBy, endedFor, by, ...kept } = row;
  const isCustomer = customerId !== null;
  return {
    ...kept,
    by: by.name,
    about: {
      kind: isCustomer ? "customer" : "reseller",
      id: customerId ?? resellerId ?? "",
      name: customer ?? reseller ?? "",
    },
    ended: endedAt && endedBy && endedFor ? { at: endedAt, by: endedBy.name, why: endedFor } : null,
  };
}
