import fc from "fast-check";
import { expect, test } from "vitest";
import { type Authority, HOLDERS, isHeldBy, notHeldOf, PERMISSIONS, UNDELEGATED } from "./authority";

const holder = fc.constantFrom(...HOLDERS);
const authority: fc.Arbitrary<Authority> = fc.record({
  "set-budget": holder,
  "freeze-account": holder,
  "freeze-resources": holder,
});

test("for every permission exactly one party holds it", () => {
  fc.assert(
    fc.property(authority, (one) => {
      for (const permission of PERMISSIONS) {
        expect(HOLDERS.filter((company) => isHeldBy(one, permission, company))).toHaveLength(1);
        expect(isHeldBy(one, permission, "customer")).toBe(false);
      }
    }),
  );
});

test("what a company lacks is named once with who has it, and nothing else is", () => {
  fc.assert(
    fc.property(authority, fc.subarray([...PERMISSIONS]), holder, (one, needed, company) => {
      const missing = notHeldOf(one, [...needed, ...needed], company);
      expect(missing.map(({ permission }) => permission)).toEqual(
        needed.filter((permission) => one[permission] !== company),
      );
      expect(missing.every((lack) => lack.holder === one[lack.permission])).toBe(true);
    }),
  );
});

test("until something is delegated the distributor holds everything", () => {
  expect(notHeldOf(UNDELEGATED, PERMISSIONS, "distributor")).toEqual([]);
  expect(notHeldOf(UNDELEGATED, PERMISSIONS, "reseller")).toHaveLength(3);
});
