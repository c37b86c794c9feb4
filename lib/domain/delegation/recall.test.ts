import fc from "fast-check";
import { expect, test } from "vitest";
import { type Authority, HOLDERS, PERMISSIONS } from "./authority";
import { authorityAfter, heldByReseller, recalledBy } from "./recall";

const holder = fc.constantFrom(...HOLDERS);
const authority: fc.Arbitrary<Authority> = fc.record({
  "set-budget": holder,
  "freeze-account": holder,
  "freeze-resources": holder,
});

test("a recall takes back what was asked and held, and never leaves freeze-resources without freeze-account", () => {
  fc.assert(
    fc.property(authority, fc.subarray([...PERMISSIONS]), (before, asked) => {
      const recalled = recalledBy(before, asked);
      const after = authorityAfter(before, recalled);
      for (const permission of PERMISSIONS) {
        if (asked.includes(permission)) expect(after[permission]).toBe("distributor");
        if (!recalled.includes(permission)) expect(after[permission]).toBe(before[permission]);
      }
      expect(recalled.every((permission) => before[permission] === "reseller")).toBe(true);
      if (asked.includes("freeze-account")) expect(after["freeze-resources"]).toBe("distributor");
      expect([...heldByReseller(after), ...recalled].sort()).toEqual([...heldByReseller(before)].sort());
    }),
  );
});
