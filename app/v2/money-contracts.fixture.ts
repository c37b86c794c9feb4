import type { Contract } from "./contract.fixture";

const NOT_FOR_YOU = "CBC.0155";
const NO_PARTNER = { distributor: NOT_FOR_YOU, reseller: NOT_FOR_YOU, stranger: NOT_FOR_YOU } as const;

/** Of expenditure, coupons, quotas and the catalogue; run first, while the world is as it was made. */
export const MONEY_CONTRACTS: Readonly<Record<string, Contract>> = {
  ListSubCustomerCoupons: {
    fields: ({ couponId }) => ({ coupon_id: couponId, status: 2 }),
    answers: {
      distributor: ({ couponId }) => ({ count: 1, user_coupons: [{ coupon_id: couponId, face_value: 7.5 }] }),
      reseller: ({ couponId }) => ({ count: 1, user_coupons: [{ coupon_id: couponId }] }),
      customer: ({ customerId }) => ({ count: 1, user_coupons: [{ customer_id: customerId, balance: 7.5 }] }),
      stranger: () => ({ count: 0, user_coupons: [] }),
    },
  },
  ShowPartnerConsumptionQuota: {
    fields: () => ({}),
    answers: {
      distributor: () => ({ consumption_quota: "100", used_consumption_quota: "40", currency: "USD" }),
      reseller: () => ({ measure_id: 1, currency: "USD" }),
      customer: NOT_FOR_YOU,
      stranger: () => ({ measure_id: 1, currency: "USD" }),
    },
  },
  ShowCustomerExpenditureQuota: {
    fields: () => ({}),
    answers: {
      ...NO_PARTNER,
      customer: () => ({ granting_amount: 500, granting_amount_used: 45.675678901234, currency: "USD" }),
    },
  },
  ShowCustomerMonthlySum: {
    fields: ({ month }) => ({ bill_cycle: month }),
    answers: { ...NO_PARTNER, customer: ({ month }) => ({ total_count: 2, bill_sums: [{ bill_cycle: month }, {}] }) },
  },
  ListCustomerselfResourceRecords: {
    fields: ({ month, orderId }) => ({ cycle: month, trade_id: orderId, include_zero_record: true }),
    answers: {
      ...NO_PARTNER,
      customer: ({ orderId, customerId }) => ({
        total_count: 1,
        fee_records: [{ trade_id: orderId, customer_id: customerId, bill_type: 1, amount: 33.33 }],
      }),
    },
  },
  ListServiceTypes: {
    fields: () => ({ limit: 1 }),
    answers: {
      distributor: () => ({ total_count: 1, service_types: [{ service_type_code: "Elastic Compute" }] }),
      reseller: () => ({ total_count: 1 }),
      customer: () => ({ total_count: 1 }),
      stranger: () => ({ total_count: 1 }),
    },
  },
  ListResourceTypes: {
    fields: () => ({ offset: 0 }),
    answers: {
      distributor: () => ({ total_count: 0, resource_types: [] }),
      reseller: () => ({ total_count: 0 }),
      customer: () => ({ total_count: 0 }),
      stranger: () => ({ total_count: 0 }),
    },
  },
};
