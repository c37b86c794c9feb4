import fc from "fast-check";
import { expect, test } from "vitest";
import type { OrderReason } from "../order/decide-order";
import {
  type AnsweringFacts,
  type AskingFacts,
  decideAnswering,
  decideAsking,
  QUESTION_REASON_CODES,
} from "./decide-question";
import { OPEN_QUESTIONS_MAX, QUESTION_STATES, QUESTION_TEXT_MAX, QUESTIONS_A_DAY_MAX } from "./question";

const NO_BUDGET: OrderReason = { code: "purchase.no-budget", liftedBy: "reseller" };
const UNNAMED: OrderReason = { code: "order.account-unnamed" };
const at = new Date("2026-11-22T06:20:00Z");
const dayEndsAt = new Date("2026-11-22T16:00:00Z");

const ASKING: AskingFacts = {
  hasPartner: true,
  reasons: [NO_BUDGET],
  text: "May we have a budget?",
  openSince: [],
  today: 0,
  dayEndsAt,
};
const ANSWERING: AnsweringFacts = {
  event: "answer",
  question: { state: "open", isPresent: true },
  suspended: [],
  text: "It is set.",
};

const codes = (decision: ReturnType<typeof decideAsking>) =>
  decision.allowed ? [] : decision.reasons.map(({ code }) => code);
const asking = (facts: Partial<AskingFacts>) => codes(decideAsking({ ...ASKING, ...facts }));
const answering = (facts: Partial<AnsweringFacts>) => codes(decideAnswering({ ...ANSWERING, ...facts }));
const since = (count: number) => Array.from({ length: count }, () => at);

test("what is refused is asked about, beside what the customer mends itself", () => {
  expect(asking({})).toEqual([]);
  expect(asking({ reasons: [UNNAMED, NO_BUDGET] })).toEqual([]);
  expect(asking({ reasons: [UNNAMED] })).toEqual(["question.nothing-to-ask"]);
  expect(asking({ reasons: [] })).toEqual(["question.nothing-to-ask"]);
  expect(asking({ hasPartner: false })).toEqual(["question.no-partner"]);
});

test("the text is there, and at most a thousand characters whatever they are made of", () => {
  expect(asking({ text: " \n" })).toEqual(["question.text-missing"]);
  expect(asking({ text: "😀".repeat(QUESTION_TEXT_MAX) })).toEqual([]);
  expect(decideAsking({ ...ASKING, text: "😀".repeat(QUESTION_TEXT_MAX + 1) })).toEqual({
    allowed: false,
    reasons: [{ code: "question.text-too-long", length: QUESTION_TEXT_MAX + 1, max: QUESTION_TEXT_MAX }],
  });
});

test("the fifth question waits, the sixth is refused with since when the first does; the same for the day", () => {
  expect(asking({ openSince: since(OPEN_QUESTIONS_MAX - 1), today: QUESTIONS_A_DAY_MAX - 1 })).toEqual([]);
  expect(decideAsking({ ...ASKING, openSince: since(OPEN_QUESTIONS_MAX), today: QUESTIONS_A_DAY_MAX })).toEqual({
    allowed: false,
    reasons: [
      { code: "question.too-many-open", max: OPEN_QUESTIONS_MAX, oldestAt: at },
      { code: "question.too-many-today", max: QUESTIONS_A_DAY_MAX, againAt: dayEndsAt },
    ],
  });
});

test("an open question of a present customer is answered or closed by a partner that may act, and nothing else is", () => {
  const facts = fc.record({
    event: fc.constantFrom("answer" as const, "close" as const),
    question: fc.option(fc.record({ state: fc.constantFrom(...QUESTION_STATES), isPresent: fc.boolean() }), {
      nil: null,
    }),
    suspended: fc.subarray(["distributor", "reseller"] as const),
    text: fc.constantFrom("", "It is set.", "x".repeat(QUESTION_TEXT_MAX + 1)),
  });
  fc.assert(
    fc.property(facts, (one) => {
      const isWritten = one.event === "close" ? one.text.length <= QUESTION_TEXT_MAX : one.text === "It is set.";
      const expected =
        one.question?.state === "open" && one.question.isPresent && one.suspended.length === 0 && isWritten;
      expect(decideAnswering(one).allowed).toBe(expected);
    }),
  );
});

test("every reason against an answer is told", () => {
  expect(answering({ question: { state: "closed", isPresent: true }, suspended: ["reseller"], text: "" })).toEqual([
    "question.company-suspended",
    "question.not-open",
    "question.text-missing",
  ]);
  expect(answering({ question: { state: "open", isPresent: false } })).toEqual(["question.association-ended"]);
  expect(answering({ question: null })).toEqual(["question.unknown"]);
  expect(answering({ event: "close", text: "" })).toEqual([]);
});

test("every reason that can be given is given by some facts", () => {
  // Whether such an offer is sold, the catalogue says.
  const seen = new Set<string>(["question.offer-unknown"]);
  const asked = [
    { hasPartner: false },
    { reasons: [], text: "" },
    { text: "x".repeat(QUESTION_TEXT_MAX + 1), openSince: since(OPEN_QUESTIONS_MAX), today: QUESTIONS_A_DAY_MAX },
  ];
  const answered = [
    { question: null, suspended: ["distributor" as const] },
    { question: { state: "closed" as const, isPresent: true } },
    { question: { state: "open" as const, isPresent: false } },
  ];
  for (const code of [...asked.flatMap(asking), ...answered.flatMap(answering)]) seen.add(code);
  expect([...seen].toSorted()).toEqual(QUESTION_REASON_CODES.toSorted());
});
