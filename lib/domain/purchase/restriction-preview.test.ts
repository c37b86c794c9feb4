import fc from "fast-check";
import { expect, test } from "vitest";
import { UNDELEGATED } from "../delegation/authority";
import { type Money, parseMoney } from "../money/money";
import { FREEZE_LEVELS, freezeLevelOf, RETENTION_DAYS, STORED_FREEZE_ORIGINS } from "../restriction/freeze";
import { type PreviewCause, type PreviewFacts, RESOURCE_KINDS, restrictionPreviewOf } from "./restriction-preview";

const money = (text: string) => parseMoney(text) as Money;
const at = new Date("2026-11-22T06:00:00Z");
const DAY_MS = 24 * 60 * 60 * 1000;

const facts: PreviewFacts = {
  suspended: [],
  partnerFrozen: false,
  resellerStopped: false,
  usedUpCredits: [],
  causes: [],
  blockOrigins: [],
  budget: { type: "monthly", amount: money("100") },
  used: money("10"),
  restoresAt: null,
  authority: UNDELEGATED,
  held: false,
  spending: [{ service: "Compute", spent: money("7") }],
  spendingDays: 30,
  resources: { byUse: 2, freeWhileFrozen: 1, first: [], inAdvance: 3 },
};

const cause = (origin: PreviewCause["origin"]): fc.Arbitrary<PreviewCause> =>
  fc.record({
    origin: fc.constant(origin),
    level: fc.constantFrom(...FREEZE_LEVELS),
    since: fc.constantFrom(new Date("2026-11-01T00:00:00Z"), at),
    goneAt: fc.constant(null),
    month: fc.constant(null),
  });
const known = fc.record({
  causes: fc.subarray([...STORED_FREEZE_ORIGINS]).chain((origins) => fc.tuple(...origins.map(cause))) as fc.Arbitrary<
    PreviewCause[]
  >,
  blockOrigins: fc.subarray(["manual", "budget-exhausted"] as const),
  resellerStopped: fc.boolean(),
  partnerFrozen: fc.boolean(),
  held: fc.boolean(),
  used: fc.constantFrom(money("10"), money("100")),
});

const inWords = (level: "account" | "account-and-resources", given: Partial<PreviewFacts> = {}) =>
  Object.fromEntries(
    RESOURCE_KINDS.map((kind) => [
      kind,
      restrictionPreviewOf({ ...facts, ...given }, { kind: "freeze", level }, at)
        .abilities.filter(({ resource, after }) => resource === kind && after !== "none")
        .map(({ use, before, after }) => `${use}: ${before} > ${after}`),
    ]),
  );

test("a frozen account buys, renews and changes nothing and uses everything; frozen resources end pay-per-use and spot", () => {
  const prepaid = ["buy: open > refused", "renew: open > refused"];
  expect(inWords("account")).toEqual({
    "yearly-monthly": [...prepaid, "change: open > refused", "use: open > open", "unsubscribe: open > open"],
    "reserved-or-savings": [...prepaid, "use: open > open", "unsubscribe: open > open"],
    "pay-per-use": ["buy: open > refused", "change: open > refused", "use: open > open"],
    spot: ["buy: open > refused", "change: open > refused", "use: open > open"],
  });
  const resources = inWords("account-and-resources");
  expect(resources["pay-per-use"]).toContain("use: open > unavailable");
  expect(resources["spot"]).toContain("use: open > unavailable");
  expect(resources["yearly-monthly"]).toContain("use: open > open");
});

test("a freeze opens nothing, a lift closes nothing, and both move the level as the causes say", () => {
  fc.assert(
    fc.property(known, fc.constantFrom(...FREEZE_LEVELS), (given, level) => {
      const present = { ...facts, ...given };
      const frozen = restrictionPreviewOf(present, { kind: "freeze", level }, at);
      for (const { before, after } of frozen.abilities) if (after === "open") expect(before).toBe("open");
      expect(frozen.level.before).toBe(freezeLevelOf(given.causes));

      const origins = given.causes.map(({ origin }) => origin);
      const lifted = restrictionPreviewOf(present, { kind: "lift", origins }, at);
      for (const { before, after } of lifted.abilities) if (before === "open") expect(after).toBe("open");
      expect(lifted.level.after).toBeNull();
      expect(lifted.staysOpen).toEqual([]);
      expect(restrictionPreviewOf(present, { kind: "lift", origins: [] }, at).staysOpen).toEqual(origins);
    }),
  );
});

test("a due date is told only for frozen resources that nobody holds, from the earliest cause", () => {
  fc.assert(
    fc.property(known, fc.constantFrom(...FREEZE_LEVELS), (given, level) => {
      const { deletionDueAt } = restrictionPreviewOf({ ...facts, ...given }, { kind: "freeze", level }, at);
      const former = given.causes.find(({ origin }) => origin === "manual");
      const others = given.causes.filter(({ origin }) => origin !== "manual");
      const manual = former?.level === "account-and-resources" ? former : { level, since: at };
      const since = [...others, manual]
        .filter((one) => one.level === "account-and-resources")
        .map((one) => one.since.getTime());
      const due = since.length === 0 || given.held ? null : new Date(Math.min(...since) + RETENTION_DAYS * DAY_MS);
      expect(deletionDueAt).toEqual(due);
    }),
  );
});

test("a freeze of resources names what becomes unavailable, its lift what is usable again, and else nothing moves", () => {
  const become = (given: Partial<PreviewFacts>, change: Parameters<typeof restrictionPreviewOf>[1]) =>
    restrictionPreviewOf({ ...facts, ...given }, change, at).resources;
  const manual = [{ origin: "manual", level: "account-and-resources", since: at, goneAt: null, month: null }] as const;
  const deep = { kind: "freeze", level: "account-and-resources" } as const;
  const lift = { kind: "lift", origins: ["manual"] } as const;
  expect(become({}, deep)).toEqual({ ...facts.resources, become: "unavailable" });
  expect(become({}, { kind: "freeze", level: "account" }).become).toBeNull();
  expect(become({ causes: manual }, lift).become).toBe("usable");
  expect([become({ causes: manual }, deep).become, become({ partnerFrozen: true }, deep).become]).toEqual([null, null]);
  expect(become({ causes: manual, partnerFrozen: true }, lift).become).toBeNull();
});
