import "server-only";
import { and, eq, inArray } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { resellers } from "@/db/schema";
import type { AssignCustomersInput } from "@/lib/contracts/assignment";
import type { AssignmentOutcome } from "@/lib/contracts/assignment-view";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { type LockedCustomer, lockCustomers } from "../customer/lock-customer";
import { inTenant } from "../tenant";
import { changeAssignments } from "./change-assignments";

/** Gives customers an account manager, passes them on or lets them go; an answer a row ("Who looks after whom"). */
export async function assignCustomers(
  { actor }: Permit<"customer.assign">,
  { act, memberId, customerIds }: AssignCustomersInput,
): Promise<readonly AssignmentOutcome[]> {
  return inTenant(actor, async (tx) => {
    const customers = await lockCustomers(tx, actor, customerIds);
    const partners = await otherPartners(tx, actor, customers);
    return changeAssignments(
      tx,
      actor,
      { kind: "customer", act, memberId, ids: customerIds },
      customers.map(({ id, name, resellerId }) => ({ id, name, otherPartner: partners.get(resellerId ?? "") ?? null })),
    );
  });
}

/** Names of the resellers whose customers these are, where they are not the actor's own. */
async function otherPartners(
  tx: Transaction,
  { distributorId, company }: Actor,
  customers: readonly LockedCustomer[],
): Promise<ReadonlyMap<string, string>> {
  const ids = customers.flatMap(({ resellerId }) =>
    resellerId === null || resellerId === company.id ? [] : resellerId,
  );
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: resellers.id, name: resellers.name })
    .from(resellers)
    .where(and(eq(resellers.distributorId, distributorId), inArray(resellers.id, ids)));
  return new Map(rows.map(({ id, name }) => [id, name]));
}
