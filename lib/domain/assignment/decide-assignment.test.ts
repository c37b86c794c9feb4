import fc from "fast-check";
import { expect, test } from "vitest";
import { MEMBER_ROLES } from "../access/actor";
import { ASSIGNMENT_ACTS, ASSIGNMENT_REASON_CODES, type AssignmentFacts, decideAssignment } from "./decide-assignment";

const member = fc.constantFrom("ann", "ben", "eve");
const facts: fc.Arbitrary<AssignmentFacts> = fc.record({
  act: fc.constantFrom(...ASSIGNMENT_ACTS),
  suspended: fc.subarray(["distributor", "reseller"] as const),
  otherPartner: fc.option(fc.constant("Bright"), { freq: 4 }),
  current: fc.option(fc.record({ memberId: member, name: fc.constant("Ann") })),
  wanted: fc.option(fc.record({ memberId: member, roles: fc.subarray([...MEMBER_ROLES], { maxLength: 3 }) })),
});

const codesOf = (given: AssignmentFacts) => {
  const decision = decideAssignment(given);
  return decision.allowed ? [] : decision.reasons.map(({ code }) => code);
};

test("what is allowed changes who looks after it, and to a manager of the company only", () => {
  fc.assert(
    fc.property(facts, (given) => {
      if (!decideAssignment(given).allowed) return;
      const after = given.act === "unassign" ? null : given.wanted;
      expect(after?.memberId).not.toBe(given.current?.memberId);
      if (after) expect(after.roles).toContain("account-manager");
      expect(given.suspended).toEqual([]);
      expect(given.otherPartner).toBeNull();
    }),
  );
});

test("taking from somebody is never an assignment: it is said by reassigning", () => {
  fc.assert(
    fc.property(facts, (given) => {
      const codes = codesOf({ ...given, act: "assign" });
      expect(codes.includes("assignment.already-assigned")).toBe(given.current !== null);
    }),
  );
});

test("every reason can be met, none twice, and each is listed", () => {
  const met = new Set<string>();
  fc.assert(
    fc.property(facts, (given) => {
      const codes = codesOf(given);
      expect(new Set(codes).size).toBe(codes.length);
      for (const code of codes) met.add(code);
    }),
    { numRuns: 2000 },
  );
  // That there is no such customer is found before anything is decided.
  expect([...met, "assignment.unknown"].sort()).toEqual([...ASSIGNMENT_REASON_CODES].sort());
});
