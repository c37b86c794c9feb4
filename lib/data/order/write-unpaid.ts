import "server-only";
import type { Transaction } from "@/db/client";
import type { Actor } from "@/lib/domain/access/actor";
import { decimalOf } from "@/lib/domain/money/money";
import { paymentDeadlineOf } from "@/lib/domain/order/status";
import { tellCompanies } from "../alert/write-notices";
import { recordAudit } from "../audit";
import { newId } from "../new-id";
import { type Ordered, writeOrder } from "./write-order";

/** Writes an order that waits, with its entry; one that a partner prepared is told to its customer. */
export async function writeUnpaid(tx: Transaction, actor: Actor, unpaid: Omit<Ordered, "changeId">): Promise<string> {
  const { customer, source, at, note } = unpaid;
  const changeId = newId();
  const { id, name, noted } = await writeOrder(tx, actor, { ...unpaid, changeId });
  await recordAudit(tx, actor, [
    {
      changeId,
      at,
      action: source === "partner" ? "order.prepared" : "order.submitted",
      subject: { kind: "order", id, name, customerId: customer.id },
      after: { ...noted, note },
    },
  ]);
  if (source === "partner") await tellCustomer(tx, actor, { ...unpaid, orderId: id, what: name });
  return id;
}

type Prepared = Pick<Ordered, "customer" | "at" | "note" | "quote"> & {
  readonly orderId: string;
  readonly what: string;
};

function tellCustomer(
  tx: Transaction,
  { distributorId, company }: Actor,
  { customer, at, note, quote, orderId, what }: Prepared,
): Promise<void> {
  const amount = decimalOf(quote.amount);
  const payBefore = paymentDeadlineOf(at).toISOString();
  const facts = { orderId, partner: company.name, what, amount, payBefore, text: note };
  const to = [{ kind: "customer" as const, id: customer.id }];
  const notice = { kind: "order-prepared" as const, urgent: false, facts };
  return tellCompanies(tx, distributorId, at, [{ to, notice, customerId: customer.id }]);
}
