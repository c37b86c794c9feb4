import "server-only";
import type { Transaction } from "@/db/client";
import { orderLines, orders } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { billingMonthOf } from "@/lib/domain/calendar/billing-month";
import type { OrderDecision } from "@/lib/domain/order/decide-order";
import type { Asked } from "@/lib/domain/order/quote";
import { stampOf } from "../actor-stamp";
import type { LockedCustomer } from "../customer/lock-customer";
import { newId } from "../new-id";
import type { LoadedOrder } from "./load-order-facts";

export type Accepted = {
  readonly customer: LockedCustomer;
  readonly accountId: string;
  readonly changeId: string;
  readonly at: Date;
  readonly key: string;
  readonly offer: NonNullable<LoadedOrder["offer"]>;
  readonly asked: Asked;
  readonly decision: Extract<OrderDecision, { allowed: true }>;
};

/** Writes the order and its line, with everything of the catalogue that it was bought by. */
export async function writeOrder(tx: Transaction, actor: Actor, accepted: Accepted) {
  const { customer, accountId, changeId, at, key, offer: found, asked, decision } = accepted;
  const { distributorId } = actor;
  const { offer, product, regionName } = found;
  const { mode, quote } = decision;
  const { periodUnit, periodCount } = offer;
  if (periodUnit !== "month" && periodUnit !== "year") throw new Error("what is ordered has a term");
  const id = newId();
  const { amount } = quote;
  await tx.insert(orders).values({
    distributorId,
    id,
    customerId: customer.id,
    associationId: customer.associationId,
    accountId,
    idempotencyKey: key,
    amount,
    acceptedAt: at,
    by: stampOf(actor),
    changeId,
  });
  const { periods, quantity } = asked;
  const { service, serviceType, resourceType, specification } = product;
  await tx.insert(orderLines).values({
    distributorId,
    id: newId(),
    orderId: id,
    offerId: offer.id,
    product: product.code,
    service,
    serviceType,
    resourceType,
    specification,
    region: offer.region,
    regionName,
    mode,
    periodUnit,
    periodCount,
    unit: offer.unit,
    ...quote,
    periods,
    quantity,
    month: billingMonthOf(at),
  });
  const noted = { product: product.code, region: offer.region, mode, periods, quantity, accountId, ...quote };
  return { id, name: specification, noted };
}
