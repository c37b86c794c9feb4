import fc from "fast-check";
import { expect, test } from "vitest";
import { ANSWER_STATES, type AnswerState, answerMoveOf } from "./answer";
import { afterLaterAct, PLACE_STATES, type PlaceState } from "./place";

const answer = fc.constantFrom(...ANSWER_STATES);
const shuffledAnswers = fc
  .array(answer, { minLength: 1 })
  .chain((answers) => fc.tuple(fc.constant(answers), fc.shuffledSubarray(answers, { minLength: answers.length })));
const after = (state: PlaceState, given: AnswerState): PlaceState => {
  const move = answerMoveOf(state, given);
  return move.moves ? move.state : state;
};

test("answers in any order, however often, lead to the same end: confirmed if one says so", () => {
  fc.assert(
    fc.property(shuffledAnswers, ([answers, shuffled]) => {
      const expected = answers.includes("confirmed") ? "confirmed" : "failed";
      for (const given of [answers, shuffled, answers.toReversed(), [...answers, ...answers]]) {
        expect(given.reduce<PlaceState>(after, "ordered")).toBe(expected);
      }
    }),
  );
});

test("the same answer again changes nothing and says why", () => {
  fc.assert(
    fc.property(fc.constantFrom(...PLACE_STATES), answer, (state, given) => {
      const settled = after(state, given);
      expect(answerMoveOf(settled, given).moves).toBe(false);
    }),
  );
});

test("an answer to a superseded order changes nothing, whatever it says", () => {
  for (const given of ANSWER_STATES) {
    expect(answerMoveOf(afterLaterAct("ordered"), given)).toEqual({ moves: false, why: "superseded" });
    expect(answerMoveOf(afterLaterAct("failed"), given)).toEqual({ moves: false, why: "superseded" });
  }
});

test("an order that failed may still be confirmed, and a confirmed one never fails", () => {
  expect(answerMoveOf("failed", "confirmed")).toEqual({ moves: true, state: "confirmed" });
  expect(answerMoveOf("confirmed", "failed")).toEqual({ moves: false, why: "already-confirmed" });
});
