import "server-only";
import type { Transaction } from "@/db/client";
import { orderLines, orders } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import type { OrderedMode } from "@/lib/domain/order/decide-order";
import type { Asked, Quote } from "@/lib/domain/order/quote";
import { type OrderSource, paymentDeadlineOf } from "@/lib/domain/order/status";
import { stampOf } from "../actor-stamp";
import type { LockedCustomer } from "../customer/lock-customer";
import { newId } from "../new-id";
import type { LoadedOrder } from "./load-order-facts";

export type Ordered = {
  readonly customer: LockedCustomer;
  readonly accountId: string;
  readonly changeId: string;
  readonly at: Date;
  readonly source: OrderSource;
  readonly key: string;
  /** Null: nothing was written to the customer. */
  readonly note: string | null;
  readonly offer: NonNullable<LoadedOrder["offer"]>;
  readonly asked: Asked;
  readonly mode: OrderedMode;
  readonly quote: Quote;
};

/** Writes a subscription, unpaid, with everything of the catalogue that it is ordered by. */
export async function writeOrder(tx: Transaction, actor: Actor, ordered: Ordered) {
  const { customer, accountId, changeId, at, key, note, source, offer: found, asked, mode, quote } = ordered;
  const { distributorId } = actor;
  const { offer, product, regionName } = found;
  const { periodUnit, periodCount } = offer;
  if (periodUnit !== "month" && periodUnit !== "year") throw new Error("what is ordered has a term");
  const id = newId();
  const { price, priceValidFrom, amount } = quote;
  await tx.insert(orders).values({
    distributorId,
    id,
    customerId: customer.id,
    associationId: customer.associationId,
    resellerId: customer.resellerId,
    accountId,
    type: "subscription",
    source,
    idempotencyKey: key,
    amount,
    createdAt: at,
    by: stampOf(actor),
    changeId,
    note,
    payBefore: paymentDeadlineOf(at),
  });
  const { periods, quantity } = asked;
  const { service, serviceType, resourceType, specification } = product;
  await tx.insert(orderLines).values({
    distributorId,
    id: newId(),
    orderId: id,
    kind: "term",
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
    price,
    priceValidFrom,
    periods,
    quantity,
    amount,
  });
  const noted = { product: product.code, region: offer.region, mode, periods, quantity, accountId, ...quote };
  return { id, name: specification, noted };
}
