import fc from "fast-check";
import { expect, test } from "vitest";
import { REASON_MAX } from "../decision";
import { freezeLevelOf } from "../restriction/freeze";
import { type COMPANY_KINDS, COMPANY_STATES } from "./actor";
import { decideSuspension, levelUnder, strongestState } from "./suspension";

const states = fc.array(fc.constantFrom(...COMPANY_STATES), { maxLength: 3 });

test("the strongest state is one of them, in whatever order they stand, and never weaker than any", () => {
  fc.assert(
    fc.property(states, states, (left, right) => {
      const both = strongestState([...left, ...right]);
      expect(both).toBe(strongestState([...right, ...left]));
      expect(both).toBe(strongestState([strongestState(left), strongestState(right)]));
      expect(["active", ...left, ...right]).toContain(both);
    }),
  );
});

test("customers stand as high as the highest level that any company above them brings", () => {
  fc.assert(
    fc.property(states, (above) => {
      const levels = above.flatMap((state) => levelUnder(state) ?? []).map((level) => ({ level }));
      expect(levelUnder(strongestState(above))).toBe(freezeLevelOf(levels));
    }),
  );
});

test("a distributor or reseller is suspended with a reason of 1 to 256 characters; every objection is named", () => {
  const codes = (kind: (typeof COMPANY_KINDS)[number], reason: string) => {
    const decision = decideSuspension({ kind, reason });
    return decision.allowed ? [] : decision.reasons.map(({ code }) => code);
  };
  for (const kind of ["distributor", "reseller"] as const) {
    expect(codes(kind, "停".repeat(REASON_MAX))).toEqual([]);
    expect(codes(kind, "🧊".repeat(REASON_MAX + 1))).toEqual(["company.reason-too-long"]);
  }
  expect(codes("customer", " ")).toEqual(["company.not-a-partner", "company.reason-missing"]);
});
