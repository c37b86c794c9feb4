import type { Contract, ContractWorld } from "./contract.fixture";
import type { Fields } from "./vendor.fixture";

const FOREIGN_PARTNER = "CBC.99000037";

/** Of the reseller's customer, which a distributor names with its reseller. */
const ofReseller =
  (fields: (made: ContractWorld) => Fields): Contract["fields"] =>
  (made, party) => ({
    ...fields(made),
    ...(party === "distributor" || party === "stranger" ? { indirect_partner_id: made.resellerId } : {}),
  });

/** The same to everybody who may see the order. */
const seenBy = (answer: (made: ContractWorld) => Fields): Contract["answers"] => ({
  distributor: answer,
  reseller: answer,
  customer: answer,
  stranger: FOREIGN_PARTNER,
});

/** Of orders and resources; run first, while the world is as it was made. */
export const ORDER_CONTRACTS: Readonly<Record<string, Contract>> = {
  ListCustomerOrders: {
    fields: ofReseller(({ customerId }) => ({ customer_id: customerId, status: 5, order_by: "-createTime", limit: 1 })),
    answers: seenBy(({ orderId, customerId }) => ({
      total_count: 1,
      order_infos: [{ order_id: orderId, customer_id: customerId, status: 5, order_type: 1, official_amount: 33.33 }],
    })),
  },
  ShowCustomerOrderDetails: {
    fields: ofReseller(({ orderId }) => ({ order_id: orderId, limit: 10, offset: 0 })),
    answers: seenBy(({ orderId }) => ({
      total_count: 1,
      order_info: { order_id: orderId, user_name: "Person of c", amount_info: { coupon_amount: 0 } },
      order_line_items: [{ order_id: orderId, period_type: 2, period_num: 1, subscription_num: 1 }],
    })),
  },
  ShowRefundOrderDetails: {
    fields: ofReseller(({ orderId }) => ({ order_id: orderId })),
    answers: seenBy(() => ({ total_count: 0, refund_infos: [] })),
  },
  ListCustomerOnDemandResources: {
    fields: ofReseller(({ customerId }) => ({ customer_id: customerId, status: 1, limit: 1 })),
    answers: seenBy(({ customerId }) => ({ total_count: 1, resources: [{ customer_id: customerId, status: 1 }] })),
  },
  ListPayPerUseCustomerResources: {
    fields: ({ customerId, orderId }) => ({ customer_id: customerId, order_id: orderId, status_list: [2] }),
    answers: {
      ...seenBy(() => ({ total_count: 1, data: [{ is_main_resource: 1, status: 2 }] })),
      stranger: "CBC.0151",
    },
  },
};
