import "server-only";
import { and, desc, eq, gt, isNull, lte, or } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { associations, customers, distributors, resellers } from "@/db/schema";
import type { CustomerThen } from "@/lib/contracts/history-view";
import { isUuid } from "@/lib/contracts/is-uuid";
import type { Actor } from "@/lib/domain/access/actor";
import { customersEverOf } from "../scope";

export type FoundThen = Pick<CustomerThen, "id" | "name" | "accountName" | "currency" | "association">;

/**
 * The customer and whose it was at `at`; null: it had not come yet, or it was not the actor's then ("Who sees it").
 * A reseller keeps its own time of a customer that left, and gets nothing of another's.
 */
export async function findCustomerThen(
  tx: Transaction,
  actor: Actor,
  customerId: string,
  at: Date,
): Promise<FoundThen | null> {
  if (!isUuid(customerId)) return null;
  const { distributorId, company } = actor;
  const [customer] = await tx
    .select({
      id: customers.id,
      name: customers.name,
      accountName: customers.accountName,
      currency: distributors.currency,
    })
    .from(customers)
    .innerJoin(distributors, eq(distributors.distributorId, customers.distributorId))
    .where(and(customersEverOf(actor), eq(customers.id, customerId), lte(customers.createdAt, at)));
  if (!customer) return null;
  const association = await findAssociation(tx, distributorId, customerId, at);
  if (company.kind === "reseller" && association?.reseller?.id !== company.id) return null;
  return { ...customer, association };
}

async function findAssociation(
  tx: Transaction,
  distributorId: string,
  customerId: string,
  at: Date,
): Promise<FoundThen["association"]> {
  const [row] = await tx
    .select({ since: associations.startedAt, resellerId: associations.resellerId, resellerName: resellers.name })
    .from(associations)
    .leftJoin(
      resellers,
      and(eq(resellers.distributorId, associations.distributorId), eq(resellers.id, associations.resellerId)),
    )
    .where(
      and(
        eq(associations.distributorId, distributorId),
        eq(associations.customerId, customerId),
        lte(associations.startedAt, at),
        or(isNull(associations.endedAt), gt(associations.endedAt, at)),
      ),
    )
    .orderBy(desc(associations.startedAt), desc(associations.id))
    .limit(1);
  if (!row) return null;
  const { since, resellerId, resellerName } = row;
  return { since, reseller: resellerId === null ? null : { id: resellerId, name: resellerName ?? "" } };
}
