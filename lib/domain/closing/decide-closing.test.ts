import fc from "fast-check";
import { expect, test } from "vitest";
import { type BillingMonth, monthEndExclusive } from "../calendar/billing-month";
import { toMoney, ZERO } from "../money/money";
import { type ClosingFacts, closableAt, decideClosing, type Waiting } from "./decide-closing";
import { MONTH_STATES, monthStateOf } from "./month-state";

const month = "2026-10" as BillingMonth;
const nothing: Waiting = {
  heldDeliveries: 0,
  parked: { rows: 0, amount: ZERO },
  notMetered: 0,
  estimates: { customers: 0, amount: ZERO },
};
const facts: ClosingFacts = {
  month,
  at: new Date("2026-11-02T00:00:00+08:00"),
  closed: null,
  earlierOpen: null,
  waiting: nothing,
  confirmed: false,
};
const codes = (changed: Partial<ClosingFacts>) => {
  const decision = decideClosing({ ...facts, ...changed });
  return decision.status === "refused" ? decision.reasons.map(({ code }) => code) : decision.status;
};

test("a month closes from the millisecond at which its last day is complete", () => {
  const ms = (instant: Date, more: number) => new Date(instant.getTime() + more);
  expect(closableAt(month)).toEqual(facts.at);
  expect(codes({})).toBe("close");
  expect(codes({ at: ms(facts.at, -1) })).toEqual(["expenditure.last-day-provisional"]);
  expect(codes({ at: monthEndExclusive(month) })).toEqual(["expenditure.last-day-provisional"]);
  expect(codes({ at: ms(monthEndExclusive(month), -1) })).toEqual(["expenditure.month-not-over"]);
});

test("every reason at once, and none of them is confirmed away", () => {
  const closed = { at: facts.at, by: "Mei" };
  const all = { at: new Date("2026-10-20T00:00:00Z"), closed, earlierOpen: "2026-08" as BillingMonth, confirmed: true };
  expect(codes(all)).toEqual([
    "expenditure.month-closed",
    "expenditure.month-not-over",
    "expenditure.earlier-month-open",
  ]);
});

test("what waits is told in figures and asks once", () => {
  const waiting: Waiting = {
    heldDeliveries: 1,
    parked: { rows: 3, amount: toMoney(5n) },
    notMetered: 2,
    estimates: { customers: 4, amount: toMoney(6n) },
  };
  expect(decideClosing({ ...facts, waiting })).toEqual({
    status: "confirm",
    consequences: [
      { code: "closing.held-deliveries", count: 1 },
      { code: "closing.parked-charges", rows: 3, amount: 5n },
      { code: "closing.hours-not-metered", resources: 2 },
      { code: "closing.estimates", customers: 4, amount: 6n },
    ],
  });
  expect(codes({ waiting, confirmed: true })).toBe("close");
});

test("an open month only moves forward, and can be closed exactly while it is complete", () => {
  const instant = fc.date({ min: new Date("2026-09-01"), max: new Date("2026-12-31"), noInvalidDate: true });
  fc.assert(
    fc.property(instant, instant, (one, other) => {
      const [before, after] = one < other ? [one, other] : [other, one];
      const place = (at: Date) => MONTH_STATES.indexOf(monthStateOf(month, false, at));
      expect(place(before)).toBeLessThanOrEqual(place(after));
      expect(codes({ at: after }) === "close").toBe(monthStateOf(month, false, after) === "complete");
      expect(monthStateOf(month, true, after)).toBe("closed");
    }),
  );
});
