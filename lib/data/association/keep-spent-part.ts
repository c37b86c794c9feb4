import "server-only";
import type { Transaction } from "@/db/client";
import type { Actor } from "@/lib/domain/access/actor";
import { ZERO } from "@/lib/domain/money/money";
import { type Governance, usedNow } from "../budget/load-governance";
import type { LockedCustomer } from "../customer/lock-customer";
import { addResidues } from "../delegation/add-residues";

type Leaving = {
  readonly actor: Actor;
  readonly customer: LockedCustomer;
  readonly governance: Governance;
  readonly changeId: string;
  readonly at: Date;
};

/** What was spent of the pool that the customer leaves stays taken there; what was not is free (G2). */
export async function keepSpentPart(
  tx: Transaction,
  { actor, customer, governance, changeId, at }: Leaving,
  cause: "disassociated" | "moved",
): Promise<void> {
  const { budget, month } = governance;
  const amount = usedNow(governance);
  if (customer.resellerId === null || budget === null || amount <= ZERO) return;
  await addResidues(tx, actor.distributorId, [
    {
      resellerId: customer.resellerId,
      customerId: customer.id,
      changeId,
      kind: budget.type,
      month: budget.type === "monthly" ? month : null,
      amount,
      countsSince: customer.associatedAt,
      countsFrom: budget.countsFrom,
      cause,
      at,
    },
  ]);
}
