import fc from "fast-check";
import { expect, test } from "vitest";
import { obstaclesOf, STATEMENTS, statementsFor, unansweredOf } from "./declaration";

const declared = fc.record(Object.fromEntries(STATEMENTS.map((one) => [one, fc.boolean()])), { requiredKeys: [] });

test("every statement asked is unanswered, an obstacle, or denied, and nothing else is either", () => {
  fc.assert(
    fc.property(declared, fc.boolean(), (answers, returns) => {
      const asked = statementsFor(returns);
      const denied = asked.filter((one) => answers[one] === false);
      const parts = [...unansweredOf(answers, returns), ...obstaclesOf(answers, returns), ...denied];
      expect(parts.toSorted()).toEqual(asked.toSorted());
    }),
  );
});

test("a returning customer may have an old account", () => {
  expect(obstaclesOf({ "spent-before": true }, false)).toEqual(["spent-before"]);
  expect(obstaclesOf({ "spent-before": true }, true)).toEqual([]);
});
