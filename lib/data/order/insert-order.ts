import "server-only";
import type { Transaction } from "@/db/client";
import { orderLines, orders } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { sumOf } from "@/lib/domain/money/money";
import { type OrderSource, type OrderType, paymentDeadlineOf } from "@/lib/domain/order/status";
import { stampOf } from "../actor-stamp";
import { offerFieldsOf } from "../catalogue/offer-fields";
import type { LockedCustomer } from "../customer/lock-customer";
import { newId } from "../new-id";
import type { LoadedOrder } from "./load-order-facts";

export type NewLine = Omit<typeof orderLines.$inferInsert, "distributorId" | "id" | "orderId">;

type NewOrder = {
  readonly customer: LockedCustomer;
  readonly accountId: string;
  readonly changeId: string;
  readonly at: Date;
  readonly type: OrderType;
  readonly source: OrderSource;
  readonly key: string;
  readonly note?: string | null;
  readonly lines: readonly NewLine[];
};

/** Writes an order with its lines, unpaid; its id. */
export async function insertOrder(tx: Transaction, actor: Actor, order: NewOrder): Promise<string> {
  const { customer, accountId, changeId, at, type, source, key, note = null, lines } = order;
  const { distributorId } = actor;
  const id = newId();
  await tx.insert(orders).values({
    distributorId,
    id,
    customerId: customer.id,
    associationId: customer.associationId,
    resellerId: customer.resellerId,
    accountId,
    type,
    source,
    idempotencyKey: key,
    amount: sumOf(lines.map(({ amount }) => amount)),
    createdAt: at,
    by: stampOf(actor),
    changeId,
    note,
    payBefore: paymentDeadlineOf(at),
  });
  await tx.insert(orderLines).values(lines.map((line) => ({ ...line, distributorId, id: newId(), orderId: id })));
  return id;
}

/** What a line copies of an offer that is ordered for a term. */
export function termFieldsOf(found: NonNullable<LoadedOrder["offer"]>) {
  const { periodUnit, ...fields } = offerFieldsOf(found);
  if (periodUnit !== "month" && periodUnit !== "year") throw new Error("what is ordered has a term");
  return { ...fields, periodUnit };
}
