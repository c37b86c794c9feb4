import "server-only";
import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { associations, budgets, customers, resellers } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import type { Budget } from "@/lib/domain/budget/budget";
import { customerManagerClause } from "../assignment/manager-clause";
import { customersOf } from "../scope";

/** Which of the actor's customers; null and false: not narrowed. */
export type ChosenCustomers = {
  readonly customerIds: readonly string[] | null;
  readonly resellerId: string | null;
  /** A member's id; "none": nobody looks after it. */
  readonly manager: string | null;
  readonly withoutBudget: boolean;
};

export type ChosenCustomer = {
  readonly id: string;
  readonly name: string;
  readonly reseller: string | null;
  /** Since when its budget's usage counts and the actor may read it: what lies before is no past of its. */
  readonly since: Date;
  readonly budget: Pick<Budget, "type" | "amount" | "action" | "liftWhenRestored" | "version"> | null;
};

/** The actor's present customers that are chosen, by name, at most `limit`. */
export async function chooseCustomers(
  tx: Transaction,
  actor: Actor,
  { customerIds, resellerId, manager, withoutBudget }: ChosenCustomers,
  limit: number,
): Promise<readonly ChosenCustomer[]> {
  const rows = await tx
    .select({
      id: customers.id,
      name: customers.name,
      reseller: resellers.name,
      associatedAt: customers.associatedAt,
      startedAt: associations.startedAt,
      type: budgets.type,
      amount: budgets.amount,
      action: budgets.action,
      liftWhenRestored: budgets.liftWhenRestored,
      version: budgets.version,
    })
    .from(customers)
    .innerJoin(
      associations,
      and(eq(associations.distributorId, customers.distributorId), eq(associations.id, customers.associationId)),
    )
    .leftJoin(
      resellers,
      and(eq(resellers.distributorId, customers.distributorId), eq(resellers.id, customers.resellerId)),
    )
    .leftJoin(budgets, and(eq(budgets.distributorId, customers.distributorId), eq(budgets.customerId, customers.id)))
    .where(
      and(
        customersOf(actor),
        customerIds === null
          ? undefined
          : customerIds.length === 0
            ? sql`false`
            : inArray(customers.id, [...customerIds]),
        resellerId === null ? undefined : eq(customers.resellerId, resellerId),
        customerManagerClause(actor, manager),
        withoutBudget ? isNull(budgets.customerId) : undefined,
      ),
    )
    .orderBy(asc(customers.name), asc(customers.id))
    .limit(limit);
  return rows.map(({ id, name, reseller, associatedAt, startedAt, ...budget }) => ({
    id,
    name,
    reseller: actor.company.kind === "distributor" ? reseller : null,
    since: actor.company.kind === "reseller" ? startedAt : associatedAt,
    budget: budgetOf(budget),
  }));
}

type Joined = {
  readonly [Field in keyof NonNullable<ChosenCustomer["budget"]>]: NonNullable<ChosenCustomer["budget"]>[Field] | null;
};

function budgetOf({ type, amount, action, liftWhenRestored, version }: Joined): ChosenCustomer["budget"] {
  if (type === null || amount === null || action === null || liftWhenRestored === null || version === null) return null;
  return { type, amount, action, liftWhenRestored, version };
}
