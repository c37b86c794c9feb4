import { describe, expect, test } from "vitest";
import type { BillingDay } from "../calendar/billing-month";
import type { Decision } from "../decision";
import { parseMoney, ZERO } from "../money/money";
import { type CouponReason, decideIssue, decideSettlementDay, decideWithdrawal } from "./decide-coupon";

const money = (text: string) => parseMoney(text) ?? ZERO;
const day = (text: string) => text as BillingDay;
const codes = (decision: Decision<CouponReason>) => (decision.allowed ? [] : decision.reasons.map(({ code }) => code));

describe("issuing", () => {
  // 30 November in London is 1 December where money is counted.
  const at = new Date("2026-11-30T17:00:00Z");
  const good = {
    isKnown: true,
    amount: money("10"),
    from: day("2026-12-01"),
    until: day("2026-12-01"),
    note: null,
    at,
  };

  test("from today for one day is a coupon", () => {
    expect(codes(decideIssue(good))).toEqual([]);
    expect(codes(decideIssue({ ...good, note: "語".repeat(256) }))).toEqual([]);
  });

  test("says everything that stands against it", () => {
    const bad = {
      isKnown: false,
      amount: money("0.001"),
      from: day("2026-11-30"),
      until: day("2026-11-29"),
      note: "x".repeat(257),
      at,
    };
    expect(codes(decideIssue(bad))).toEqual([
      "coupon.customer-unknown",
      "coupon.amount-out-of-range",
      "coupon.begins-past",
      "coupon.ends-before-begin",
      "coupon.note-too-long",
    ]);
    expect(codes(decideIssue({ ...good, until: day("2040-01-01") }))).toEqual(["coupon.too-long"]);
  });
});

describe("withdrawing", () => {
  const good = { isKnown: true, reason: "Wrong customer", isWithdrawn: false, remaining: money("1"), isOver: false };

  test("takes back what could still pay, with a reason", () => {
    expect(codes(decideWithdrawal(good))).toEqual([]);
    expect(codes(decideWithdrawal({ ...good, reason: " " }))).toEqual(["coupon.reason-missing"]);
    expect(codes(decideWithdrawal({ ...good, reason: "x".repeat(257) }))).toEqual(["coupon.reason-too-long"]);
  });

  test("takes nothing back twice, from nothing, or from what is over", () => {
    expect(codes(decideWithdrawal({ ...good, isWithdrawn: true, remaining: ZERO }))).toEqual([
      "coupon.already-withdrawn",
    ]);
    expect(codes(decideWithdrawal({ ...good, remaining: ZERO }))).toEqual(["coupon.nothing-left"]);
    expect(codes(decideWithdrawal({ ...good, isOver: true }))).toEqual(["coupon.over"]);
    expect(codes(decideWithdrawal({ ...good, isKnown: false, isWithdrawn: true, remaining: ZERO }))).toEqual([
      "coupon.unknown",
    ]);
  });
});

test("the day of settlement is one of the first 28, another than now, and chosen over the one that stands", () => {
  expect(codes(decideSettlementDay({ current: 5, shown: 5, wanted: 28 }))).toEqual([]);
  expect(codes(decideSettlementDay({ current: 5, shown: 5, wanted: 29 }))).toEqual([
    "coupon.settlement-day-out-of-range",
  ]);
  expect(codes(decideSettlementDay({ current: 6, shown: 5, wanted: 7 }))).toEqual(["coupon.settlement-day-stale"]);
  expect(codes(decideSettlementDay({ current: 5, shown: 5, wanted: 5 }))).toEqual(["coupon.settlement-day-same"]);
});
