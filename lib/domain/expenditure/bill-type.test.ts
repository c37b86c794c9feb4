import { expect, test } from "vitest";
import { LINE_KINDS, ORDER_SOURCES, ORDER_TYPES } from "../order/status";
import { BILL_RULES, BILL_TYPES, type BillFacts, billTypeOf, OTHERWISE } from "./bill-type";
import { CHARGE_CATEGORIES, CHARGE_ORIGINS, COUNTING } from "./charge";
import { PAYMENT_STATUSES, paymentStatusOf } from "./payment-status";

const billed: BillFacts = {
  origin: "delivery",
  category: "usage",
  counting: "always",
  isCommitment: false,
  isNegative: false,
  orderType: null,
  orderSource: null,
  lineKind: null,
};
const ordered: BillFacts = {
  ...billed,
  origin: "order",
  category: "purchase",
  orderType: "subscription",
  orderSource: "customer",
  lineKind: "term",
};
const committed = { isCommitment: true } as const;

test.each([
  ["usage", billed],
  ["usage", { ...billed, origin: "event" }],
  ["refund", { ...billed, isNegative: true }],
  ["refund", { ...billed, category: "purchase", isNegative: true }],
  ["adjustment", { ...billed, category: "adjustment" }],
  ["adjustment", { ...billed, category: "adjustment", isNegative: true, ...committed }],
  ["purchase", { ...billed, category: "purchase" }],
  ["commitment-purchase", { ...billed, category: "purchase", ...committed }],
  ["commitment-usage", { ...billed, counting: "unless-covered", ...committed }],
  ["commitment-unused", { ...billed, counting: "never", ...committed }],
  ["new-purchase", ordered],
  ["new-purchase", { ...ordered, orderType: "to-yearly-monthly" }],
  ["renewal", { ...ordered, orderType: "renewal" }],
  ["auto-renewal", { ...ordered, orderType: "renewal", orderSource: "automatic" }],
  ["change", { ...ordered, orderType: "change", lineKind: "difference" }],
  ["change", { ...ordered, orderType: "change" }],
  ["change-refund", { ...ordered, orderType: "change", lineKind: "refund", isNegative: true }],
  ["unsubscription-refund", { ...ordered, orderType: "unsubscription", lineKind: "refund", isNegative: true }],
] as const)("%s", (type, facts) => {
  expect(billTypeOf(facts)).toBe(type);
});

test("every type is somebody's, and an order's charge never reads like a bill's", () => {
  expect([...BILL_RULES.map(({ type }) => type), OTHERWISE].toSorted()).toEqual([...BILL_TYPES].toSorted());
  const ofOrders = new Set<string>();
  const ofBills = new Set<string>();
  for (const category of CHARGE_CATEGORIES)
    for (const counting of COUNTING)
      for (const isNegative of [true, false]) {
        ofBills.add(billTypeOf({ ...billed, category, counting, isNegative }));
        for (const orderType of ORDER_TYPES)
          for (const orderSource of ORDER_SOURCES)
            for (const lineKind of LINE_KINDS)
              ofOrders.add(
                billTypeOf({ ...ordered, category, counting, isNegative, orderType, orderSource, lineKind }),
              );
      }
  expect([...ofOrders].filter((type) => ofBills.has(type))).toEqual([]);
});

test("an order's charge is paid; of a bill's it is the month that says", () => {
  expect(CHARGE_ORIGINS.map((origin) => [paymentStatusOf(origin, false), paymentStatusOf(origin, true)])).toEqual([
    ["not-yet-billed", "unsettled"],
    ["not-yet-billed", "unsettled"],
    ["paid", "paid"],
  ]);
  expect(PAYMENT_STATUSES).toHaveLength(3);
});
