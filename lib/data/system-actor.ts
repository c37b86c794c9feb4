import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { customers, distributors } from "@/db/schema";
import type { Actor, CompanyState } from "@/lib/domain/access/actor";

export type DistributorFacts = {
  readonly name: string;
  readonly accountName: string;
  readonly state: CompanyState;
  readonly currency: string;
};

/** Null when there is no such distributor. */
export async function findDistributor(tx: Transaction, distributorId: string): Promise<DistributorFacts | null> {
  const [row] = await tx
    .select({
      name: distributors.name,
      accountName: distributors.accountName,
      state: distributors.state,
      currency: distributors.currency,
    })
    .from(distributors)
    .where(eq(distributors.distributorId, distributorId));
  return row ?? null;
}

/** The product itself, acting for the distributor: exhaustion actions, causes that end by themselves. */
export function systemActor(
  distributorId: string,
  { name, accountName, state }: DistributorFacts,
  requestId: string,
): Actor {
  return {
    distributorId,
    company: { kind: "distributor", id: distributorId, name, accountName },
    companyState: state,
    via: { kind: "system" },
    requestId,
    ip: null,
  };
}

/** The product itself, acting for a customer: automatic renewals. Null: there is no such customer. */
export async function customerSystemActor(tx: Transaction, system: Actor, customerId: string): Promise<Actor | null> {
  const [row] = await tx
    .select({ id: customers.id, name: customers.name, accountName: customers.accountName })
    .from(customers)
    .where(and(eq(customers.distributorId, system.distributorId), eq(customers.id, customerId)));
  return row ? { ...system, company: { kind: "customer", ...row } } : null;
}
