import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { associations, customers } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { stampOf } from "../actor-stamp";
import { tellCompanies } from "../alert/write-notices";
import { endAssignments } from "../assignment/end-assignments";
import { recordAudit } from "../audit";
import { type Governance, usedNow } from "../budget/load-governance";
import type { LockedCustomer } from "../customer/lock-customer";
import { newId } from "../new-id";
import { supersedeAbout } from "../request/supersede-requests";
import { callOffOrders } from "./call-off-orders";
import { endRecalls } from "./end-recalls";
import { findWaiting } from "./find-disassociation";
import { keepSpentPart } from "./keep-spent-part";
import type { Destination } from "./load-move";
import { recountSince } from "./recount-since";
import { closeDisassociation, partnerName } from "./write-disassociation";

type Move = {
  readonly actor: Actor;
  readonly customer: LockedCustomer;
  readonly governance: Governance;
  readonly destination: Destination;
  readonly changeId: string;
  readonly at: Date;
  readonly reason: string;
};

/** Writes a decided move: one association ends, the next begins with the same usage; all that hung on the old partner ends. */
export async function writeMove(tx: Transaction, move: Move): Promise<void> {
  const { actor, customer, destination, changeId, at } = move;
  const { distributorId } = actor;
  const { id: customerId, resellerId } = customer;
  const from = await partnerName(tx, distributorId, customer);
  await keepSpentPart(tx, move, "moved");
  const waiting = await findWaiting(tx, distributorId, customerId);
  if (waiting) {
    const { id, side } = waiting;
    await closeDisassociation(tx, actor, { id, side, state: "superseded", customer, changeId, at, note: null });
  }
  const requests = resellerId === null ? 0 : await supersedeAbout(tx, actor, { resellerId, customerId, changeId, at });
  const orders = await callOffOrders(tx, actor, { customer, changeId, at });
  const recalls = await endRecalls(tx, actor, { customerId, changeId, at, why: "moved" });
  await endAssignments(tx, actor, { customerIds: [customerId] }, { why: "partner-changed", at, changeId });
  await turnAssociation(tx, move);
  await recountSince(tx, actor, customerId, at);
  await recordAudit(tx, actor, [
    {
      changeId,
      at,
      action: "customer.moved",
      subject: { kind: "customer", id: customerId, name: customer.name },
      before: { reseller: from, resellerId },
      after: {
        reseller: destination.name,
        resellerId: destination.id,
        used: usedNow(move.governance),
        ordersCalledOff: orders,
        recallsEnded: recalls,
        requestsSuperseded: requests,
        requestToEndSuperseded: waiting !== null,
      },
      reason: move.reason,
    },
  ]);
  await tellMove(tx, move, from);
}

async function turnAssociation(tx: Transaction, { actor, customer, destination, changeId, at, reason }: Move) {
  const { distributorId } = actor;
  await tx
    .update(associations)
    .set({ endedAt: at, ending: "moved", endedBy: stampOf(actor), endReason: reason, endChangeId: changeId })
    .where(and(eq(associations.distributorId, distributorId), eq(associations.id, customer.associationId)));
  const associationId = newId();
  await tx.insert(associations).values({
    distributorId,
    id: associationId,
    customerId: customer.id,
    resellerId: destination.id,
    origin: "moved",
    startedAt: at,
    countsSince: customer.associatedAt,
  });
  await tx
    .update(customers)
    .set({ resellerId: destination.id, associationId })
    .where(and(eq(customers.distributorId, distributorId), eq(customers.id, customer.id)));
}

/** Both partners read why; the customer, that it was handed on. */
async function tellMove(tx: Transaction, { actor, customer, destination, at, reason }: Move, from: string) {
  const { distributorId } = actor;
  const partners = [customer.resellerId, destination.id].flatMap((id) => id ?? []);
  const facts = { customer: customer.name, from, to: destination.name };
  const notice = (text: string | null) => ({
    kind: "customer-moved" as const,
    urgent: false,
    facts: { ...facts, text },
  });
  await tellCompanies(tx, distributorId, at, [
    {
      to: [{ kind: "distributor", id: distributorId }, ...partners.map((id) => ({ kind: "reseller" as const, id }))],
      notice: notice(reason),
      customerId: customer.id,
    },
    { to: [{ kind: "customer", id: customer.id }], notice: notice(null), customerId: customer.id },
  ]);
}
