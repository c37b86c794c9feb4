import { expect, test } from "vitest";
import { type OrderInstants, orderStatusOf, paymentDeadlineOf } from "./status";

const payBefore = new Date("2026-12-06T04:00:00Z");
const before = new Date(payBefore.getTime() - 1);
const unpaid: OrderInstants = { source: "customer", payBefore, acceptedAt: null, cancelledAt: null };

test("an unpaid order is cancelled from its deadline on, to the millisecond, and not before", () => {
  expect(orderStatusOf(unpaid, before)).toBe("pending-payment");
  expect(orderStatusOf(unpaid, payBefore)).toBe("cancelled");
});

test("one that a partner prepared waits for its customer's confirmation", () => {
  expect(orderStatusOf({ ...unpaid, source: "partner" }, before)).toBe("pending-confirmation");
  expect(orderStatusOf({ ...unpaid, source: "partner" }, payBefore)).toBe("cancelled");
});

test("what is paid stays completed, what is cancelled stays cancelled", () => {
  expect(orderStatusOf({ ...unpaid, acceptedAt: before }, payBefore)).toBe("completed");
  expect(orderStatusOf({ ...unpaid, acceptedAt: before }, before)).toBe("completed");
  expect(orderStatusOf({ ...unpaid, cancelledAt: before }, before)).toBe("cancelled");
});

test("an order can be paid for seven days", () => {
  expect(paymentDeadlineOf(new Date("2026-11-29T04:00:00Z"))).toEqual(payBefore);
});
