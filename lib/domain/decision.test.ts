import fc from "fast-check";
import { expect, test } from "vitest";
import { decide, refuse } from "./decision";

test("every rule that objects is heard, in the order the rules are written", () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.string(), { nil: null })), (answers) => {
      const decision = decide(
        answers.map((answer) => () => answer),
        null,
      );
      const objections = answers.filter((answer) => answer !== null);
      expect(decision).toEqual(objections.length === 0 ? { allowed: true } : { allowed: false, reasons: objections });
    }),
  );
});

test("a refusal has at least its one reason", () => {
  expect(refuse("a", "b")).toEqual({ allowed: false, reasons: ["a", "b"] });
});
