import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { resources } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import type { AuditAction } from "@/lib/domain/audit/action";
import { addMonths, billingMonthOf } from "@/lib/domain/calendar/billing-month";
import type { NonEmpty } from "@/lib/domain/decision";
import type { OrderSource, OrderType } from "@/lib/domain/order/status";
import type { TermReason } from "@/lib/domain/term/reason";
import { recordAudit } from "../audit";
import { ensurePartitions } from "../charge/ensure-partitions";
import type { LockedCustomer } from "../customer/lock-customer";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { inTenant } from "../tenant";
import { acceptOrder } from "./accept-order";
import { findOrderByKey, type KnownOrder } from "./find-order-by-key";
import { insertOrder, type NewLine } from "./insert-order";
import { type LoadedTerm, loadTermFacts, type ResourceRow } from "./load-term-facts";
import { lockForOrder } from "./lock-for-order";

export type ResourceOrdered =
  /** repeated: the key had ordered it before; nothing was written. */
  | { readonly allowed: true; readonly orderId: string; readonly repeated: boolean }
  | { readonly allowed: false; readonly reasons: NonEmpty<TermReason> };

/** What was decided: the lines to write, dated, and what the resource is from then on. */
export type Plan =
  | {
      readonly allowed: true;
      readonly lines: readonly NewLine[];
      readonly becomes: Partial<Omit<ResourceRow, "distributorId" | "id">>;
      /** Runs before the resource becomes so. */
      readonly before?: (tx: Transaction, resource: ResourceRow, at: Date) => Promise<void>;
    }
  | { readonly allowed: false; readonly reasons: NonEmpty<TermReason> };

export type ResourceOrder = {
  readonly type: Exclude<OrderType, "subscription">;
  readonly source: OrderSource;
  readonly action: AuditAction;
  readonly resourceId: string;
  /** The offer it is to be of; null: its own. */
  readonly offerId: string | null;
  readonly key: string;
  /** Whether the order this key named before, of the same type and resource, asked for the same. */
  readonly isSame: (known: KnownOrder) => boolean;
  readonly plan: (loaded: LoadedTerm & { readonly resource: ResourceRow | null }) => Plan;
};

/**
 * Decides, accepts and pays an order about a resource of the actor's own company, in one transaction under the
 * customer's lock, with the alerts and acts that follow (R-3.17, G5).
 */
export async function orderForResource(actor: Actor, order: ResourceOrder): Promise<ResourceOrdered> {
  await preparePayment(actor);
  return inTenant(actor, async (tx) => {
    const customer = await lockForOrder(tx, actor, actor.company.id);
    if (!customer) return { allowed: false, reasons: [{ code: "term.resource-unknown" }] };
    return orderWithin(tx, actor, customer, order);
  });
}

/** Makes the months a payment may fall in: the running one may end while an order waits for its locks. */
export async function preparePayment(actor: Actor): Promise<void> {
  const soon = billingMonthOf(await inTenant(actor, (tx) => instantOf(tx)));
  await ensurePartitions([soon, addMonths(soon, 1)]);
}

/** The same for who holds the customer's locks. */
export async function orderWithin(
  tx: Transaction,
  actor: Actor,
  customer: LockedCustomer,
  order: ResourceOrder,
): Promise<ResourceOrdered> {
  const known = await findOrderByKey(tx, actor, customer.id, order.key);
  if (known) return repeatedBy(known, order);
  const loaded = await loadTermFacts(tx, actor, { customerId: customer.id, ...order });
  if (!loaded) return { allowed: false, reasons: [{ code: "term.resource-unknown" }] };
  const plan = order.plan(loaded);
  if (!plan.allowed) return plan;
  if (!loaded.resource) throw new Error("an accepted order is about a resource");
  return { allowed: true, orderId: await carryOut(tx, actor, customer, order, plan, loaded), repeated: false };
}

function repeatedBy(known: KnownOrder, { type, resourceId, isSame }: ResourceOrder): ResourceOrdered {
  const { order, lines } = known;
  return order.type === type && lines.every((line) => line.resourceId === resourceId) && isSame(known)
    ? { allowed: true, orderId: order.id, repeated: true }
    : { allowed: false, reasons: [{ code: "term.key-used" }] };
}

async function carryOut(
  tx: Transaction,
  actor: Actor,
  customer: LockedCustomer,
  { type, source, action, key }: ResourceOrder,
  { lines, becomes, before }: Extract<Plan, { allowed: true }>,
  { resource, facts: { at } }: LoadedTerm,
): Promise<string> {
  if (!resource) throw new Error("an accepted order is about a resource");
  const { distributorId } = actor;
  const changeId = newId();
  const { accountId } = resource;
  const orderId = await insertOrder(tx, actor, { customer, accountId, changeId, at, type, source, key, lines });
  await before?.(tx, resource, at);
  await tx
    .update(resources)
    .set(becomes)
    .where(and(eq(resources.distributorId, distributorId), eq(resources.id, resource.id)));
  await acceptOrder(tx, actor, { orderId, customerId: customer.id, given: null, changeId, at });
  await recordAudit(tx, actor, [
    {
      changeId,
      at,
      action,
      subject: { kind: "order", id: orderId, name: resource.name, customerId: customer.id },
      before: termNoted(resource),
      after: { ...termNoted({ ...resource, ...becomes }), source, lines: lines.map(lineNoted) },
    },
  ]);
  return orderId;
}

function termNoted({ id, product, quantity, mode, price, expiresAt, closedAt }: ResourceRow) {
  return { resourceId: id, product, quantity, mode, price, expiresAt, closedAt };
}

function lineNoted({ kind, amount, periods, refundsLineId }: NewLine) {
  return { kind, amount, periods, refundsLineId };
}
