import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type AssociationFacts, type Candidate, decideAssociation } from "./decide-association";
import { decideInvite, INVITATIONS_A_DAY_MAX } from "./decide-development";
import { STATEMENTS } from "./declaration";
import { ASSOCIATION_CODES, failsInvitation, NEXT_STEP_OF, NEXT_STEPS } from "./failure";
import { LINK_STATES } from "./link";
import { PREREGISTRATION_STATES } from "./preregistration";

const CANDIDATES: readonly Candidate[] = [
  { kind: "new" },
  { kind: "partner" },
  { kind: "elsewhere" },
  { kind: "customer", partner: null },
  { kind: "customer", partner: "this" },
  { kind: "customer", partner: "another" },
];
const free: AssociationFacts = {
  link: "open",
  suspended: [],
  candidate: { kind: "new" },
  administers: true,
  declared: {},
};
const facts: fc.Arbitrary<AssociationFacts> = fc.record({
  link: fc.constantFrom(...LINK_STATES),
  suspended: fc.subarray(["distributor", "reseller"] as const),
  candidate: fc.constantFrom(...CANDIDATES),
  administers: fc.boolean(),
  declared: fc.record(Object.fromEntries(STATEMENTS.map((one) => [one, fc.boolean()])), { requiredKeys: [] }),
});

const codesOf = (given: AssociationFacts) => {
  const decision = decideAssociation(given);
  return decision.allowed ? [] : decision.reasons.map(({ code }) => code);
};

describe("joining", () => {
  test("each fact alone stands against it with its own cause", () => {
    const against: readonly (readonly [Partial<AssociationFacts>, string])[] = [
      [{ link: "expired" }, "association.link-expired"],
      [{ link: "used" }, "association.link-used"],
      [{ link: "withdrawn" }, "association.link-withdrawn"],
      [{ suspended: ["distributor"] }, "association.partner-suspended"],
      [{ candidate: { kind: "partner" } }, "association.is-partner"],
      [{ candidate: { kind: "elsewhere" } }, "association.registered-elsewhere"],
      [{ candidate: { kind: "customer", partner: "this" } }, "association.already-yours"],
      [{ candidate: { kind: "customer", partner: "another" } }, "association.with-another"],
      [{ administers: false }, "association.not-administrator"],
      [{ declared: { "unpaid-bills": true } }, "association.declared"],
    ];
    for (const [fact, code] of against) expect(codesOf({ ...free, ...fact })).toEqual([code]);
    expect(codesOf(free)).toEqual([]);
    expect(codesOf({ ...free, candidate: { kind: "customer", partner: null } })).toEqual([]);
    const told = [...against.map(([, code]) => code), "association.link-unknown"];
    expect(told.toSorted()).toEqual(ASSOCIATION_CODES.toSorted());
  });

  test("every cause is told, none twice, and only an open link with nothing against it associates", () => {
    fc.assert(
      fc.property(facts, (given) => {
        const codes = codesOf(given);
        expect(new Set(codes).size).toBe(codes.length);
        if (codes.length === 0) {
          expect(given.link).toBe("open");
          expect(given.candidate.kind === "customer" ? given.candidate.partner : given.candidate.kind).not.toBe("this");
        }
        const mended = { ...given, ...free };
        expect(codesOf(mended)).toEqual([]);
      }),
    );
  });

  test("every cause has a next step, and every next step a cause", () => {
    expect(new Set(Object.values(NEXT_STEP_OF))).toEqual(new Set(NEXT_STEPS));
    expect(ASSOCIATION_CODES.filter((code) => !failsInvitation({ code } as never))).toEqual([
      "association.link-unknown",
      "association.link-expired",
      "association.link-used",
      "association.link-withdrawn",
    ]);
  });
});

describe("inviting", () => {
  const invitable = { suspended: [], state: "preregistered", invitedToday: 0 } as const;

  test("is possible in every state but after the customer joined", () => {
    for (const state of PREREGISTRATION_STATES) {
      expect(decideInvite({ ...invitable, state }).allowed).toBe(state !== "associated");
    }
  });

  test("names everything against it", () => {
    expect(
      decideInvite({ suspended: ["reseller"], state: "associated", invitedToday: INVITATIONS_A_DAY_MAX }),
    ).toMatchObject({
      reasons: [
        { code: "development.company-suspended" },
        { code: "development.not-now", state: "associated" },
        { code: "development.invited-too-often" },
      ],
    });
    expect(decideInvite({ ...invitable, state: null })).toMatchObject({ reasons: [{ code: "development.unknown" }] });
  });
});
