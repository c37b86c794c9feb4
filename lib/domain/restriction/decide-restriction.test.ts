import fc from "fast-check";
import { expect, test } from "vitest";
import { REASON_MAX } from "../decision";
import { PERMISSIONS, UNDELEGATED } from "../delegation/authority";
import { FREEZE_AGREEMENT_VERSION, MESSAGE_MAX } from "./cause";
import {
  type ActFacts,
  decideAllow,
  decideBlock,
  decideFreeze,
  decideLift,
  decideWholeLift,
  type FreezeFacts,
  RESTRICTION_REASON_CODES,
} from "./decide-restriction";
import { FREEZE_LEVELS, type FreezeLevel, freezeLevelOf, STORED_FREEZE_ORIGINS } from "./freeze";

const act: ActFacts = {
  company: "distributor",
  authority: UNDELEGATED,
  suspended: [],
  reason: "Unpaid",
  messageToCustomer: null,
};
const alone = { isProtected: false, confirmed: false };
const codesOf = (decision: ReturnType<typeof decideFreeze>) =>
  decision.allowed ? [] : decision.reasons.map(({ code }) => code);
const freezing = (given: Partial<FreezeFacts>) =>
  codesOf(decideFreeze({ ...act, ...alone, level: "account", agreementVersion: null, manualLevel: null, ...given }));

const holder = fc.constantFrom("distributor", "reseller");
const facts = fc.record({
  company: holder,
  authority: fc.record({ "set-budget": holder, "freeze-account": holder, "freeze-resources": holder }),
  suspended: fc.subarray(["distributor", "reseller"] as const),
  reason: fc.oneof(fc.constant(""), fc.constant("   "), fc.constant("Unpaid"), fc.constant("x".repeat(REASON_MAX + 1))),
  messageToCustomer: fc.option(fc.constantFrom("Hello", "x".repeat(MESSAGE_MAX + 1)), { nil: null }),
}) as fc.Arbitrary<ActFacts>;

test("a freeze never lowers, never repeats, and is done by the holder alone with a reason", () => {
  const level = fc.constantFrom(...FREEZE_LEVELS);
  fc.assert(
    fc.property(facts, level, fc.option(level, { nil: null }), (one, asked, manualLevel) => {
      const decision = decideFreeze({
        ...one,
        ...alone,
        level: asked,
        manualLevel,
        agreementVersion: FREEZE_AGREEMENT_VERSION,
      });
      const needed = asked === "account" ? ["freeze-account"] : ["freeze-resources"];
      const held = PERMISSIONS.filter((permission) => needed.includes(permission)).every(
        (permission) => one.authority[permission] === one.company,
      );
      const rises = manualLevel === null || (manualLevel === "account" && asked === "account-and-resources");
      const worded = one.reason === "Unpaid" && (one.messageToCustomer?.length ?? 0) <= MESSAGE_MAX;
      expect(decision.allowed).toBe(held && rises && worded && one.suspended.length === 0);
      expect(RESTRICTION_REASON_CODES).toEqual(expect.arrayContaining(codesOf(decision)));
    }),
  );
});

test("freezing resources asks for the agreement in its present version", () => {
  expect(freezing({ level: "account-and-resources" })).toEqual(["restriction.agreement-missing"]);
  expect(freezing({ level: "account-and-resources", agreementVersion: "older" })).toEqual([
    "restriction.agreement-missing",
  ]);
  expect(freezing({ level: "account-and-resources", agreementVersion: FREEZE_AGREEMENT_VERSION })).toEqual([]);
});

test("a reason of exactly 256 characters is enough, whatever its script", () => {
  expect(freezing({ reason: "冻".repeat(256) })).toEqual([]);
  expect(freezing({ reason: "🧊".repeat(256) })).toEqual([]);
  expect(freezing({ reason: "🧊".repeat(257) })).toEqual(["restriction.reason-too-long"]);
});

test("a protected customer's resources are frozen with a second person, its account without", () => {
  const resources = { level: "account-and-resources", agreementVersion: FREEZE_AGREEMENT_VERSION } as const;
  expect(freezing({ ...resources, isProtected: true })).toEqual(["restriction.needs-second-person"]);
  expect(freezing({ ...resources, isProtected: true, confirmed: true })).toEqual([]);
  expect(freezing({ isProtected: true })).toEqual([]);
});

test("every missing permission is named with its holder", () => {
  expect(
    decideFreeze({
      ...act,
      company: "reseller",
      reason: "",
      level: "account-and-resources",
      agreementVersion: null,
      manualLevel: "account-and-resources",
      ...alone,
    }),
  ).toEqual({
    allowed: false,
    reasons: [
      { code: "restriction.not-holder", permission: "freeze-resources", holder: "distributor" },
      { code: "restriction.reason-missing" },
      { code: "restriction.agreement-missing", version: FREEZE_AGREEMENT_VERSION },
      { code: "restriction.already-frozen", level: "account-and-resources" },
    ],
  });
});

test("a lift is allowed exactly when all it names is open, and the association's waits for a budget", () => {
  const origins = fc.subarray([...STORED_FREEZE_ORIGINS]);
  fc.assert(
    fc.property(origins, origins, fc.boolean(), (named, openOrigins, hasBudget) => {
      const open = openOrigins.map((origin) => ({ origin, level: "account" as FreezeLevel }));
      const decision = decideLift({ ...act, origins: named, open, hasBudget });
      const allOpen = named.length > 0 && named.every((origin) => openOrigins.includes(origin));
      expect(decision.allowed).toBe(allOpen && (hasBudget || !named.includes("association-default")));
    }),
  );
});

test("of a split grant each level is frozen by the holder of its permission alone", () => {
  const authority = { ...UNDELEGATED, "freeze-account": "reseller" } as const;
  const freeze = (company: "distributor" | "reseller", level: FreezeLevel) =>
    freezing({ company, authority, level, agreementVersion: FREEZE_AGREEMENT_VERSION });
  expect(freeze("reseller", "account")).toEqual([]);
  expect(freeze("distributor", "account")).toEqual(["restriction.not-holder"]);
  expect(freeze("distributor", "account-and-resources")).toEqual([]);
  expect(freeze("reseller", "account-and-resources")).toEqual(["restriction.not-holder"]);
});

test("lifting a freeze of resources needs the permission for it; lifting beside it does not", () => {
  const authority = { ...UNDELEGATED, "freeze-account": "reseller" } as const;
  const open = [
    { origin: "manual", level: "account-and-resources" },
    { origin: "budget-exhausted", level: "account" },
  ] as const;
  const lift = (origin: "manual" | "budget-exhausted") =>
    codesOf(decideLift({ ...act, company: "reseller", authority, origins: [origin], open, hasBudget: true }));
  expect(lift("budget-exhausted")).toEqual([]);
  expect(lift("manual")).toEqual(["restriction.not-holder"]);
});

test("pay-per-use is blocked once and allowed cause by cause", () => {
  expect(codesOf(decideBlock({ ...act, manuallyBlocked: false }))).toEqual([]);
  expect(codesOf(decideBlock({ ...act, manuallyBlocked: true }))).toEqual(["restriction.already-blocked"]);
  expect(codesOf(decideAllow({ ...act, origins: ["budget-exhausted"], open: ["budget-exhausted", "manual"] }))).toEqual(
    [],
  );
  expect(codesOf(decideAllow({ ...act, origins: ["manual"], open: ["budget-exhausted"] }))).toEqual([
    "restriction.not-blocked",
  ]);
  expect(codesOf(decideAllow({ ...act, origins: [], open: [] }))).toEqual(["restriction.nothing-named"]);
});

test("a whole lift is of the kind in force and asks what naming every cause would", () => {
  const open = fc
    .subarray([...STORED_FREEZE_ORIGINS])
    .chain((origins) =>
      fc.tuple(
        ...origins.map((origin) =>
          fc.record({ origin: fc.constant(origin), level: fc.constantFrom(...FREEZE_LEVELS) }),
        ),
      ),
    );
  fc.assert(
    fc.property(facts, open, fc.constantFrom(...FREEZE_LEVELS), fc.boolean(), (one, causes, level, hasBudget) => {
      const decision = decideWholeLift({ ...one, open: causes, level, hasBudget });
      const inForce = freezeLevelOf(causes);
      const codes = codesOf(decision);
      expect(codes.includes("restriction.not-frozen")).toBe(inForce === null);
      expect(codes.includes("restriction.level-differs")).toBe(inForce !== null && inForce !== level);
      if (inForce !== level) return;
      const origins = causes.map(({ origin }) => origin);
      expect(decision).toEqual(decideLift({ ...one, open: causes, origins, hasBudget }));
    }),
  );
});
