import { expect, test } from "vitest";
import type { BillingDay } from "../calendar/billing-month";
import { REASON_MAX } from "../decision";
import { decideDismissal, decidePaceRule } from "./decide-foresight";
import { moneyOfCents } from "./made-series.fixture";
import { FROM_DAY_MAX, PACE_DEFAULT, type PaceFacts, paceReplyOf } from "./pace";

const day = (text: string) => text as BillingDay;
const RUNS_OUT: PaceFacts = {
  rule: PACE_DEFAULT,
  budget: { amount: moneyOfCents(1000), used: moneyOfCents(500) },
  forecast: { usedUpOn: day("2026-11-20"), usedUpLatest: null },
  today: day("2026-11-05"),
  alert: null,
};
const LASTS = { usedUpOn: null, usedUpLatest: null };

test.each<[string, Partial<PaceFacts>, ReturnType<typeof paceReplyOf>]>([
  ["raised once", {}, "raise"],
  ["not before its day of the month", { today: day("2026-11-04") }, null],
  ["not while it is off", { rule: { ...PACE_DEFAULT, isOn: false } }, null],
  [
    "not where only the expectation says so, if it must be sure",
    { rule: { ...PACE_DEFAULT, certainty: "sure" } },
    null,
  ],
  [
    "sure at the lower end of the band",
    {
      rule: { ...PACE_DEFAULT, certainty: "sure" },
      forecast: { usedUpOn: day("2026-11-20"), usedUpLatest: day("2026-11-30") },
    },
    "raise",
  ],
  ["not without a budget", { budget: null }, null],
  [
    "not of what is used up: that has alerts of its own",
    { budget: { amount: moneyOfCents(5), used: moneyOfCents(5) } },
    null,
  ],
  ["not twice", { alert: "open" }, null],
  ["resolved once the budget lasts", { alert: "open", forecast: LASTS }, "resolve"],
  [
    "resolved once it is used up",
    { alert: "open", budget: { amount: moneyOfCents(5), used: moneyOfCents(5) } },
    "resolve",
  ],
  ["resolved once it is switched off", { alert: "open", rule: { ...PACE_DEFAULT, isOn: false } }, "resolve"],
  ["reopened, whatever the day, when it runs out again", { alert: "resolved", today: day("2026-11-02") }, "reopen"],
  ["left resolved while it lasts", { alert: "resolved", forecast: LASTS }, null],
])("an alert on pace is %s", (_, facts, reply) => {
  expect(paceReplyOf({ ...RUNS_OUT, ...facts })).toBe(reply);
});

test("a day is explained once, with a reason that fits", () => {
  const codes = (facts: Parameters<typeof decideDismissal>[0]) => {
    const decision = decideDismissal(facts);
    return decision.allowed ? [] : decision.reasons.map(({ code }) => code);
  };
  const good = { isKnown: true, isDismissed: false, reason: "A migration" };
  expect(codes(good)).toEqual([]);
  expect(codes({ ...good, reason: "x".repeat(REASON_MAX) })).toEqual([]);
  expect(codes({ ...good, reason: "x".repeat(REASON_MAX + 1) })).toEqual(["anomaly.reason-too-long"]);
  expect(codes({ isKnown: false, isDismissed: true, reason: " " })).toEqual([
    "anomaly.unknown",
    "anomaly.reason-missing",
    "anomaly.already-dismissed",
  ]);
});

test("the rule of alerts is set for a day that every month has, by whoever saw the one in force", () => {
  expect(decidePaceRule({ fromDay: FROM_DAY_MAX, shown: 3, current: 3 })).toEqual({ allowed: true });
  expect(decidePaceRule({ fromDay: 0, shown: 2, current: 3 })).toMatchObject({
    reasons: [{ code: "pace.day-out-of-range" }, { code: "pace.changed-meanwhile" }],
  });
});
