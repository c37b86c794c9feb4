import { expect, test } from "vitest";
import { PURCHASE_REASON_CODES } from "@/lib/domain/purchase/eligibility";
import { mendingOf } from "@/lib/domain/question/question";
import en from "@/messages/en/order.json";
import zh from "@/messages/zh-CN/order.json";
import { orderWays } from "./order-reason";

const OWN = Object.keys(en.reason).map((code) => `order.${code}`);

test("what only the customer can change leads to where it does, in words of both languages; the rest is asked about", () => {
  for (const code of [...OWN, ...PURCHASE_REASON_CODES]) {
    const reason = { code } as never;
    const ways = orderWays(reason, "o-1");
    expect(ways.length, code).toBe(mendingOf(reason) === "partner" ? 0 : 1);
    for (const { href, label } of ways) {
      expect(href).toMatch(/^(#account|\/portal\/products(\/o-1)?)$/);
      const name = label.replace("order.way.", "");
      for (const { way } of [en, zh]) expect(Object.keys(way)).toContain(name);
    }
  }
  expect(OWN).toHaveLength(16);
});
