import { expect, test } from "vitest";
import { PAY_TOGETHER_MAX } from "@/lib/domain/order/decide-waiting";
import { OrderListQuery, PayOrdersInput, PrepareOrderInput } from "./order";

const idOf = (count: number) => `01a22866-3326-78a5-b6a5-${String(count).padStart(12, "0")}`;
const ids = (count: number) => Array.from({ length: count }, (_, place) => idOf(place));

test("one to thirty orders are paid together, each once", () => {
  const read = (orderIds: unknown) => PayOrdersInput.safeParse({ orderIds });
  expect(read(ids(PAY_TOGETHER_MAX)).success).toBe(true);
  expect(read(ids(PAY_TOGETHER_MAX + 1)).success).toBe(false);
  expect(read([]).success).toBe(false);
  expect(read(["no id"]).success).toBe(false);
  expect(read([undefined]).success).toBe(false);
  expect(read([idOf(1), idOf(2), idOf(1)]).data?.orderIds).toEqual([idOf(1), idOf(2)]);
});

test("a list's address leaves out what it does not understand", () => {
  const bare = OrderListQuery.parse({});
  expect(new Set(Object.values(bare))).toEqual(new Set([null]));
  const odd = { tab: "all", status: "lapsed", type: "gift", from: "2026-02-30", to: "today", order: "left", q: " " };
  expect(OrderListQuery.parse(odd)).toEqual(bare);
  expect(OrderListQuery.parse({ from: "2026-02-28", q: " Acme " })).toMatchObject({ from: "2026-02-28", q: "Acme" });
});

test("a blank note is none; its length is the decision's matter", () => {
  const given = { customerId: idOf(1), offerId: idOf(2), periods: "1", quantity: "1", agreed: "10", key: "k" };
  expect(PrepareOrderInput.parse({ ...given, note: " " }).note).toBeNull();
  expect(PrepareOrderInput.parse({ ...given, note: "x".repeat(300) }).note).toHaveLength(300);
});
