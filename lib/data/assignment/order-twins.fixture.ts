import { eq } from "drizzle-orm";
import { catalogueOffers, orders } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { money } from "../budget/governance.fixture";
import { database } from "../database";
import { newId } from "../new-id";
import { cancelOrder } from "../order/cancel-order";
import { countWaitingOrders } from "../order/count-waiting-orders";
import { getAddressedOrder } from "../order/get-addressed-order";
import { getOrder } from "../order/get-order";
import { listAddressedOrders } from "../order/list-addressed-orders";
import { prepareOrder } from "../order/prepare-order";
import { previewOrder } from "../order/preview-order";
import { inTenant } from "../tenant";
import { type Call, may } from "./twin.fixture";

const FIRST_PAGE = { offset: 0, limit: 100 };

/** The customer's order, whoever asks; one that is not there where it has none. */
async function orderOf({ distributorId }: Actor, customerId: string): Promise<string> {
  const [row] = await inTenant({ distributorId }, (tx) =>
    tx.select({ id: orders.id }).from(orders).where(eq(orders.customerId, customerId)),
  );
  return row?.id ?? newId();
}

/** Something that is for sale, whoever asks. */
async function anyOffer(): Promise<string> {
  const [offer] = await database().select({ id: catalogueOffers.id }).from(catalogueOffers).limit(1);
  return offer?.id ?? newId();
}

/** Of the twins, those about one order. */
export const ORDER_TWINS: Readonly<Record<string, Call>> = {
  getOrder: async (actor, { customerId }) => getOrder(may(actor, "order.read"), await orderOf(actor, customerId)),
  getAddressedOrder: async (actor, { customerId, resellerId: named }) => {
    const orderId = await orderOf(actor, customerId);
    const read = (resellerId: string | null) => getAddressedOrder(may(actor, "order.read"), orderId, { resellerId });
    return Promise.all([null, named].map(read));
  },
  listAddressedOrders: (actor, { customerId, resellerId: named }) => {
    const read = (resellerId: string | null) =>
      listAddressedOrders(may(actor, "order.read"), { resellerId, customerId, oldestFirst: false }, FIRST_PAGE);
    return Promise.all([null, named].map(read));
  },
  countWaitingOrders: (actor, { customerId }) => countWaitingOrders(may(actor, "order.read"), customerId),
  cancelOrder: async (actor, { customerId }) =>
    cancelOrder(may(actor, "order.cancel"), { orderId: await orderOf(actor, customerId) }),
  previewOrder: async (actor, { customerId }) => {
    const [offerId, much] = [await anyOffer(), { periods: 1, quantity: 1, account: null }];
    return previewOrder(may(actor, "order.prepare"), { customerId, offerId, ...much });
  },
  prepareOrder: (actor, { customerId }) =>
    prepareOrder(may(actor, "order.prepare"), {
      customerId,
      offerId: newId(),
      periods: 1,
      quantity: 1,
      account: null,
      agreed: money("1"),
      key: newId(),
      note: null,
    }),
};
