import fc from "fast-check";
import { expect, test } from "vitest";
import { UNDELEGATED } from "../delegation/authority";
import { decideBatchAllow, decideBatchLift, endedByBatch, isAlreadySo } from "./batch";
import { BLOCK_ORIGINS, FREEZE_LEVELS, STORED_FREEZE_ORIGINS } from "./freeze";

const act = {
  company: "distributor",
  authority: UNDELEGATED,
  suspended: [],
  reason: "Paid",
  messageToCustomer: null,
};
const origins = fc.subarray([...STORED_FREEZE_ORIGINS]);
const codesOf = (decision: ReturnType<typeof decideBatchLift>) =>
  decision.allowed ? [] : decision.reasons.map(({ code }) => code);

test("a batch never ends a person's cause unless it was ticked, and every other open one it does", () => {
  fc.assert(
    fc.property(origins, fc.boolean(), (open, alsoManual) => {
      const ended = endedByBatch(open, alsoManual);
      expect(ended.includes("manual")).toBe(alsoManual && open.includes("manual"));
      const others = open.filter((origin) => origin !== "manual");
      expect(ended.filter((origin) => origin !== "manual")).toEqual(others);
    }),
  );
});

test("a batch lift is allowed exactly when something of what it may end is open, and the association's has a budget", () => {
  fc.assert(
    fc.property(
      origins,
      fc.constantFrom(...FREEZE_LEVELS),
      fc.boolean(),
      fc.boolean(),
      (open, level, tick, hasBudget) => {
        const causes = open.map((origin) => ({ origin, level }));
        const decision = decideBatchLift({ ...act, open: causes, alsoManual: tick, hasBudget });
        const ends = endedByBatch(open, tick);
        expect(decision.allowed).toBe(ends.length > 0 && (hasBudget || !ends.includes("association-default")));
      },
    ),
  );
});

test("what is left to a person's tick is refused as that, and nothing open is so already", () => {
  const lift = (open: readonly "manual"[]) =>
    decideBatchLift({
      ...act,
      open: open.map((origin) => ({ origin, level: "account" })),
      alsoManual: false,
      hasBudget: true,
    });
  expect(codesOf(lift(["manual"]))).toEqual(["restriction.only-manual"]);
  expect(codesOf(lift([]))).toEqual(["restriction.not-frozen"]);
});

test("every objection of a single act is one of the batch's, also where nothing is left to end", () => {
  const refused = decideBatchLift({
    ...act,
    company: "reseller",
    suspended: ["distributor"],
    reason: "",
    open: [],
    alsoManual: true,
    hasBudget: false,
  });
  expect(codesOf(refused)).toEqual([
    "restriction.not-holder",
    "restriction.company-suspended",
    "restriction.reason-missing",
    "restriction.not-frozen",
  ]);
  expect(!refused.allowed && isAlreadySo(refused.reasons)).toBe(false);
});

test("pay-per-use is allowed by the same law", () => {
  fc.assert(
    fc.property(fc.subarray([...BLOCK_ORIGINS]), fc.boolean(), (open, alsoManual) => {
      const decision = decideBatchAllow({ ...act, open, alsoManual });
      expect(decision.allowed).toBe(endedByBatch(open, alsoManual).length > 0);
      if (!decision.allowed) expect(isAlreadySo(decision.reasons)).toBe(open.length === 0);
    }),
  );
});
