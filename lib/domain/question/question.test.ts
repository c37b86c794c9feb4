import { expect, test } from "vitest";
import { DAY_MS } from "../calendar/billing-month";
import { PURCHASE_REASON_CODES } from "../purchase/eligibility";
import { actingPlaceOf, isFresh, mendingOf, nextQuestionState, QUESTION_EVENTS, QUESTION_STATES } from "./question";

test("the table of states, walked: only an open question is answered or closed, once", () => {
  const table = QUESTION_STATES.map((state) => QUESTION_EVENTS.map((event) => nextQuestionState(state, event)));
  expect(table).toEqual([
    ["answered", "closed"],
    [null, null],
    [null, null],
  ]);
});

test("an answer is fresh for three days to the millisecond", () => {
  const answered = new Date("2026-11-22T06:20:00Z");
  const after = (ms: number) => new Date(answered.getTime() + ms);
  expect(isFresh(answered, answered)).toBe(true);
  expect(isFresh(answered, after(3 * DAY_MS - 1))).toBe(true);
  expect(isFresh(answered, after(3 * DAY_MS))).toBe(false);
});

test("every reason against a purchase is a partner's to take away, an order's own mostly the customer's", () => {
  for (const code of PURCHASE_REASON_CODES) expect(mendingOf({ code } as never)).toBe("partner");
  const own = {
    "order.offer-unknown": "products",
    "order.paid-by-use": "products",
    "order.not-offered": "partner",
    "order.price-changed": "anew",
    "order.account-unnamed": "account",
    "order.account-unknown": "anew",
    "order.key-used": "anew",
  };
  for (const [code, by] of Object.entries(own)) expect(mendingOf({ code } as never), code).toBe(by);
});

test("a partner acts on a budget's reasons at the budget, on a freeze's at the restriction, and waits for the rest", () => {
  const places = Object.groupBy(PURCHASE_REASON_CODES, (code) => actingPlaceOf({ code } as never) ?? "nowhere");
  expect(places).toEqual({
    nowhere: ["purchase.partner-suspended", "purchase.reseller-stopped", "purchase.partner-credit-used-up"],
    restriction: ["purchase.account-frozen", "purchase.resources-frozen", "purchase.pay-per-use-blocked"],
    budget: ["purchase.no-budget", "purchase.budget-exhausted", "purchase.budget-insufficient"],
  });
  expect(actingPlaceOf({ code: "order.not-offered" })).toBeNull();
});
