import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { associations, budgetRecords, budgets, customers, oneTimeUsage } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { stampOf } from "../actor-stamp";
import { endAssignments } from "../assignment/end-assignments";
import { recordAudit } from "../audit";
import { type Governance, usedNow } from "../budget/load-governance";
import { settleMarks } from "../budget/settle-marks";
import type { LockedCustomer } from "../customer/lock-customer";
import { newId } from "../new-id";
import { supersedeAbout } from "../request/supersede-requests";
import { endCauses } from "../restriction/write-causes";
import { callOffOrders } from "./call-off-orders";
import { endRecalls } from "./end-recalls";
import { keepSpentPart } from "./keep-spent-part";
import { recountSince } from "./recount-since";

export type Leaving = {
  /** Who approved. */
  readonly actor: Actor;
  readonly system: Actor;
  readonly customer: LockedCustomer;
  readonly governance: Governance;
  readonly changeId: string;
  readonly at: Date;
  /** What the asker wrote. */
  readonly reason: string;
};

/** Why causes and recalls ended; worded when it is read. */
const ENDED = "association-ended";

/** Ends the association and everything that hangs on it ("End"). Accounts, reseller and customer must be locked. */
export async function endAssociation(tx: Transaction, leaving: Leaving): Promise<void> {
  const { actor, system, customer, governance, changeId, at, reason } = leaving;
  const { distributorId } = actor;
  await keepSpentPart(tx, leaving, "disassociated");
  await endBudget(tx, leaving);
  const change = { distributorId, changeId, at, by: stampOf(system) };
  const idsOf = (causes: readonly { readonly id: string }[]) => causes.map(({ id }) => id);
  // By the product, not by whoever approved: no party lifts anything here.
  await endCauses(tx, "freeze", change, { ids: idsOf(governance.freezes), endedAt: at, reason: ENDED });
  await endCauses(tx, "block", change, { ids: idsOf(governance.blocks), endedAt: at, reason: ENDED });
  const orders = await callOffOrders(tx, system, { customer, changeId, at });
  const recalls = await endRecalls(tx, system, { customerId: customer.id, changeId, at, why: ENDED });
  const { resellerId, id: customerId } = customer;
  await endAssignments(tx, system, { customerIds: [customerId] }, { why: "partner-changed", at, changeId });
  const requests = resellerId === null ? 0 : await supersedeAbout(tx, system, { resellerId, customerId, changeId, at });
  await tx
    .update(associations)
    .set({
      endedAt: at,
      ending: "disassociated",
      endedBy: stampOf(actor),
      endReason: reason,
      endChangeId: changeId,
    })
    .where(and(eq(associations.distributorId, distributorId), eq(associations.id, customer.associationId)));
  await tx
    .update(customers)
    .set({ disassociatedAt: at })
    .where(and(eq(customers.distributorId, distributorId), eq(customers.id, customerId)));
  await recountSince(tx, system, customerId, at);
  await recordAudit(tx, actor, [
    {
      changeId,
      at,
      action: "association.ended",
      subject: { kind: "customer", id: customerId, name: customer.name },
      before: { resellerId, budget: governance.budget, freezes: governance.freezes, blocks: governance.blocks },
      after: {
        used: usedNow(governance),
        ordersCalledOff: orders,
        recallsEnded: recalls,
        requestsSuperseded: requests,
      },
      reason,
    },
  ]);
}

/** The budget ends with a record of it; alerts about it are settled. */
async function endBudget(tx: Transaction, { actor, customer, governance, changeId, at }: Leaving): Promise<void> {
  const { distributorId } = actor;
  const { budget } = governance;
  if (budget !== null) {
    const { type, amount, action, liftWhenRestored } = budget;
    await tx.insert(budgetRecords).values({
      distributorId,
      id: newId(),
      customerId: customer.id,
      changeId,
      operation: "deleted",
      type,
      amount,
      action,
      liftWhenRestored,
      used: usedNow(governance),
      by: stampOf(actor),
      at,
    });
    await tx.delete(budgets).where(and(eq(budgets.distributorId, distributorId), eq(budgets.customerId, customer.id)));
    await tx
      .delete(oneTimeUsage)
      .where(and(eq(oneTimeUsage.distributorId, distributorId), eq(oneTimeUsage.customerId, customer.id)));
  }
  await settleMarks(tx, distributorId, { customerId: customer.id, associationId: customer.associationId, at });
}
