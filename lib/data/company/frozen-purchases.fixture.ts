import { money } from "../budget/governance.fixture";
import { newId } from "../new-id";
import { cancelOrder } from "../order/cancel-order";
import { changeResource } from "../order/change-resource";
import { convertResource } from "../order/convert-resource";
import { payOrders } from "../order/pay-orders";
import { paySale } from "../order/pay-sale";
import { placeOrder } from "../order/place-order";
import { prepareOrder } from "../order/prepare-order";
import { renewResource } from "../order/renew-resource";
import { sellOrder } from "../order/sell-order";
import { setAutoRenewal } from "../order/set-auto-renewal";
import { deleteResource } from "../resource/delete-resource";
import { enableResource } from "../resource/enable-resource";
import { renameResource } from "../resource/rename-resource";
import type { Calls } from "./frozen-writes.fixture";

const order = () => ({ offerId: newId(), periods: 1, quantity: 1, account: null, agreed: money("1"), key: newId() });
const aboutResource = () => ({ resourceId: newId(), agreed: money("1"), key: newId() });

/** Of the commands, those that order, pay and change what is bought. */
export const PURCHASING: Pick<
  Calls,
  Extract<keyof Calls, `order.${string}` | "resource.enable" | "resource.rename" | "resource.delete">
> = {
  "order.place": (may) => [
    placeOrder(may, order()),
    // Unsubscribing stays open (§7); its own test holds that.
    renewResource(may, { ...aboutResource(), periods: 1 }),
    changeResource(may, { ...aboutResource(), offerId: newId(), quantity: 1, asOf: new Date(0) }),
    setAutoRenewal(may, { resourceId: newId(), periods: 1 }),
    convertResource(may, { ...aboutResource(), offerId: newId(), periods: 1 }),
  ],
  "order.sell": (may, { customerId }) => [
    sellOrder(may, { customerId, ...order(), pay: true }),
    sellOrder(may, { customerId, ...order(), pay: false }),
    paySale(may, newId()),
  ],
  "resource.rename": (may) => [renameResource(may, { resourceId: newId(), name: "New" })],
  "resource.delete": (may) => [deleteResource(may, { resourceId: newId() })],
  "order.pay": (may) => [payOrders(may, { orderIds: [newId()] })],
  "order.cancel": (may) => [cancelOrder(may, { orderId: newId() })],
  "order.prepare": (may, { customerId }) => [prepareOrder(may, { customerId, ...order(), note: null })],
  "resource.enable": (may) => [
    enableResource(may, { offerId: newId(), quantity: 1, account: null, name: null, key: newId() }),
  ],
};
