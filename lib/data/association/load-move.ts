import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { resellers } from "@/db/schema";
import type { MoveFacts } from "@/lib/domain/association/decide-move";
import { type Delegation, isInForce } from "@/lib/domain/delegation/authority";
import { quotaOf, takeOf } from "@/lib/domain/delegation/quota";
import { type Governance, usedNow } from "../budget/load-governance";
import type { LockedCustomer } from "../customer/lock-customer";
import { findDelegation } from "../delegation/find-delegations";
import { loadPools } from "../delegation/load-pools";

export type Destination = {
  /** Null: the distributor itself. */
  readonly id: string | null;
  readonly name: string;
  readonly isFrozen: boolean;
  /** What it was granted and holds now; null: nothing. */
  readonly delegation: Delegation | null;
};

/** Where a customer is to go; null when there is no such reseller of this distributor. */
export async function findDestination(
  tx: Transaction,
  { distributorId, name }: { readonly distributorId: string; readonly name: string },
  resellerId: string | null,
  at: Date,
): Promise<Destination | null> {
  if (resellerId === null) return { id: null, name, isFrozen: false, delegation: null };
  const [reseller] = await tx
    .select({ id: resellers.id, name: resellers.name, state: resellers.state })
    .from(resellers)
    .where(and(eq(resellers.distributorId, distributorId), eq(resellers.id, resellerId)));
  if (!reseller) return null;
  const granted = await findDelegation(tx, distributorId, resellerId);
  const delegation = granted && isInForce(granted, at) && granted.permissions.length > 0 ? granted : null;
  return { id: reseller.id, name: reseller.name, isFrozen: reseller.state === "frozen", delegation };
}

/** What the customer would take of the new pool; null where nobody there was granted to set budgets (G20, "Moving"). */
export async function poolThere(
  tx: Transaction,
  distributorId: string,
  customer: Pick<LockedCustomer, "id">,
  governance: Governance,
  { id, delegation }: Destination,
  at: Date,
): Promise<MoveFacts["pool"]> {
  const { budget } = governance;
  if (id === null || budget === null || !delegation?.permissions.includes("set-budget")) return null;
  const kind = budget.type;
  const pools = (await loadPools(tx, distributorId, [id], at, customer.id)).get(id);
  if (!pools) throw new Error("every reseller asked for has pools");
  const take = takeOf(budget.amount, usedNow(governance));
  return { kind, quota: quotaOf(delegation, kind), taken: pools[kind].taken, take };
}
