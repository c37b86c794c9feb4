import { expect, test } from "vitest";
import { orderStatusAt, orderTypeAt, VENDOR_ORDER_STATUS, VENDOR_ORDER_TYPE } from "@/lib/contracts/vendor/order";
import type { AddressedOrder } from "@/lib/data/order/addressed-order";
import { ZERO } from "@/lib/domain/money/money";
import { ORDER_SOURCES, ORDER_STATUSES, ORDER_TYPES } from "@/lib/domain/order/status";
import { orderInfoOf } from "./order";

const AT = new Date("2026-11-30T08:00:00.999Z");
const ORDER: AddressedOrder = {
  id: "o",
  customer: { id: "c", name: "Customer" },
  accountId: "a",
  by: { name: "Person", company: "Company" },
  madeBy: "customer",
  reseller: null,
  amount: ZERO,
  coupons: ZERO,
  type: "subscription",
  source: "customer",
  status: "completed",
  createdAt: AT,
  payBefore: AT,
  acceptedAt: AT,
  cancelledAt: null,
  thing: {
    product: "p",
    service: "Service",
    specification: "s",
    region: "east-1",
    regionName: "East",
    mode: "yearly-monthly",
    period: { unit: "month", count: 1 },
    unit: "instance",
    price: ZERO,
    priceValidFrom: AT,
    periods: 1,
    quantity: 1,
    effectiveAt: AT,
    expiresAt: AT,
  },
  more: 0,
  lines: [],
};
const infoOf = (wish: Partial<AddressedOrder>) => orderInfoOf({ ...ORDER, ...wish }, "USD");

test("a code says who made it: the customer, the partner by its kind, in person or by its shop, or nobody", () => {
  const codes = ORDER_SOURCES.map((source) =>
    (["distributor", "reseller"] as const).map((madeBy) => infoOf({ source, madeBy }).source_type),
  );
  expect(codes).toEqual([
    [1, 1],
    [2, 4],
    [2, 4],
    [8, 8],
  ]);
});

test("every status and type has a code of its own and is found by it", () => {
  for (const status of ORDER_STATUSES) expect(orderStatusAt(VENDOR_ORDER_STATUS[status])).toBe(status);
  for (const type of ORDER_TYPES) expect(orderTypeAt(VENDOR_ORDER_TYPE[type])).toBe(type);
  expect([orderStatusAt(1), orderStatusAt(3), orderTypeAt(13), orderTypeAt(15)]).toEqual(Array(4).fill(undefined));
});

test("only what is unsubscribed says what was used up and what it cost", () => {
  for (const type of ORDER_TYPES) {
    expect("commission_amount" in infoOf({ type }).amount_info).toBe(type === "unsubscription");
  }
});

test("times leave cut to the second, and what is not paid has none of its payment", () => {
  expect(infoOf({})).toMatchObject({ create_time: "2026-11-30T08:00:00Z", payment_time: "2026-11-30T08:00:00Z" });
  expect(infoOf({ acceptedAt: null })).not.toHaveProperty("payment_time");
});
