import "server-only";
import type { Transaction } from "@/db/client";
import type { Actor } from "@/lib/domain/access/actor";
import type { OrderedMode } from "@/lib/domain/order/decide-order";
import type { Asked, Quote } from "@/lib/domain/order/quote";
import type { OrderSource } from "@/lib/domain/order/status";
import type { LockedCustomer } from "../customer/lock-customer";
import { insertOrder, termFieldsOf } from "./insert-order";
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
  const { customer, accountId, changeId, at, key, source, note, offer, asked, mode, quote } = ordered;
  const { price, priceValidFrom, amount } = quote;
  const { periods, quantity } = asked;
  const fields = termFieldsOf(offer);
  const line = { kind: "term", mode, ...fields, price, priceValidFrom, periods, quantity, amount } as const;
  const order = { customer, accountId, changeId, at, type: "subscription", source, key, note, lines: [line] } as const;
  const id = await insertOrder(tx, actor, order);
  const { product, region, specification } = fields;
  const noted = { product, region, mode, periods, quantity, accountId, ...quote };
  return { id, name: specification, noted };
}
