import "server-only";
import type { Transaction } from "@/db/client";
import type { orders } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { giveAccount } from "../account/give-account";
import { recordAudit } from "../audit";
import { newId } from "../new-id";
import { acceptOrder } from "./accept-order";

type Payment = {
  readonly order: Pick<typeof orders.$inferSelect, "id" | "amount" | "accountId" | "createdAt">;
  /** What its first line is of. */
  readonly what: string;
  readonly customer: { readonly id: string; readonly name: string };
  /** The customer has no account yet, and is given its own. */
  readonly isGiven: boolean;
  readonly at: Date;
};

/** Accepts an order that waited and was decided on now, with its entry. */
export async function writePayment(tx: Transaction, actor: Actor, payment: Payment): Promise<void> {
  const { order, what, customer, isGiven, at } = payment;
  const changeId = newId();
  const given = isGiven ? await giveAccount(tx, actor, customer, { changeId, at }) : null;
  await acceptOrder(tx, actor, { orderId: order.id, customerId: customer.id, given, changeId, at });
  await recordAudit(tx, actor, [
    {
      changeId,
      at,
      action: "order.paid",
      subject: { kind: "order", id: order.id, name: what, customerId: customer.id },
      after: { amount: order.amount, accountId: order.accountId, orderedAt: order.createdAt },
    },
  ]);
}
