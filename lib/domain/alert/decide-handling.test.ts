import fc from "fast-check";
import { expect, test } from "vitest";
import { DAY_MS } from "../calendar/billing-month";
import {
  decideHandling,
  HANDLING_ACTS,
  type Handled,
  type HandlingAct,
  type HandlingActKind,
  type HandlingFacts,
} from "./decide-handling";
import { ALERT_TEXT_LENGTH_MAX, type HandlingState, handlingStateOf, SNOOZE_DAYS_MAX } from "./handling";

const at = new Date("2026-11-30T04:00:00Z");
const after = (ms: number) => new Date(at.getTime() + ms);
const open: Handled = { ownerId: null, acknowledgedAt: null, snoozedUntil: null, resolvedAt: null };
const facts: HandlingFacts = { standing: open, isSo: true, memberId: "me", isColleague: true, at };

const some = (date: fc.Arbitrary<Date>) => fc.option(date, { nil: null });
const past = fc.integer({ min: 0, max: 90 * DAY_MS }).map((ms) => after(-ms));
const around = fc.integer({ min: -90 * DAY_MS, max: 90 * DAY_MS }).map(after);
const standing: fc.Arbitrary<Handled> = fc.record({
  ownerId: fc.constantFrom(null, "me", "her"),
  acknowledgedAt: some(past),
  snoozedUntil: some(around),
  resolvedAt: some(past),
});
const text = fc.oneof(fc.constant(""), fc.string({ unit: "grapheme", minLength: 1, maxLength: 300 }));
const act: fc.Arbitrary<HandlingAct> = fc.oneof(
  fc.record({ kind: fc.constantFrom("acknowledge", "own", "release", "wake", "reopen") }),
  fc.record({ kind: fc.constant("hand-over"), toId: fc.constantFrom("me", "her"), text }),
  fc.record({
    kind: fc.constant("snooze"),
    until: fc.integer({ min: -DAY_MS, max: 2 * SNOOZE_DAYS_MAX * DAY_MS }).map(after),
    text,
  }),
  fc.record({ kind: fc.constantFrom("note", "resolve"), text }),
) as fc.Arbitrary<HandlingAct>;

const codesOf = (done: HandlingAct, given: Partial<HandlingFacts> = {}) => {
  const decision = decideHandling(done, { ...facts, ...given });
  return decision.allowed ? [] : decision.reasons.map(({ code }) => code);
};

type After = {
  readonly ownerId: string | null;
  readonly isSeen: boolean;
  readonly now: HandlingState;
  readonly done: HandlingAct;
};
const AS_ACT_SAYS: Readonly<Record<HandlingActKind, (after: After) => boolean>> = {
  acknowledge: ({ isSeen }) => isSeen,
  own: ({ ownerId, isSeen }) => ownerId === "me" && isSeen,
  "hand-over": ({ ownerId, done }) => "toId" in done && ownerId === done.toId,
  release: ({ ownerId }) => ownerId === null,
  note: () => true,
  snooze: ({ now }) => now === "snoozed",
  wake: ({ now }) => now === "open" || now === "acknowledged",
  resolve: ({ now, isSeen }) => now === "resolved" && isSeen,
  reopen: ({ now, isSeen }) => now === "open" && !isSeen,
};

test("after every act that is allowed it stands as the act says, and the very same act is refused but for a note and a snooze", () => {
  fc.assert(
    fc.property(standing, act, fc.boolean(), (before, done, isSo) => {
      const decision = decideHandling(done, { ...facts, standing: before, isSo });
      if (!decision.allowed) return;
      const { ownerId, acknowledgedAt } = decision.standing;
      const now = handlingStateOf(decision.standing, at);
      expect(AS_ACT_SAYS[done.kind]({ ownerId, isSeen: acknowledgedAt !== null, now, done })).toBe(true);
      if (done.kind === "note") expect(decision.standing).toEqual(before);
      else if (done.kind !== "snooze") expect(codesOf(done, { standing: decision.standing, isSo })).not.toEqual([]);
    }),
  );
});

test("what is resolved takes nothing but a note and its reopening, and that only while it is so", () => {
  const resolved = { ...open, resolvedAt: after(-1) };
  fc.assert(
    fc.property(act, fc.boolean(), (done, isSo) => {
      const codes = codesOf(done, { standing: resolved, isSo });
      if (done.kind === "note") expect(codes).not.toContain("alert.already-resolved");
      else if (done.kind === "reopen") expect(codes).toEqual(isSo ? [] : ["alert.cause-gone"]);
      else expect(codes).toContain("alert.already-resolved");
    }),
  );
});

test("a snooze ends by itself, at its very instant", () => {
  const decision = decideHandling({ kind: "snooze", until: after(1000), text: "Payday" }, facts);
  if (!decision.allowed) throw new Error("refused");
  expect(handlingStateOf(decision.standing, after(999))).toBe("snoozed");
  expect(handlingStateOf(decision.standing, after(1000))).toBe("open");
});

test("a snooze lies ahead, at most ninety days, and has a reason", () => {
  const snooze = (ms: number, why = "Payday") => codesOf({ kind: "snooze", until: after(ms), text: why });
  expect(snooze(1)).toEqual([]);
  expect(snooze(0, "")).toEqual(["alert.snooze-past", "alert.text-missing"]);
  expect(snooze(SNOOZE_DAYS_MAX * DAY_MS)).toEqual([]);
  expect(snooze(SNOOZE_DAYS_MAX * DAY_MS + 1, "x".repeat(257))).toEqual([
    "alert.snooze-too-long",
    "alert.text-too-long",
  ]);
});

test("texts count as people count", () => {
  expect(codesOf({ kind: "resolve", text: "云".repeat(ALERT_TEXT_LENGTH_MAX) })).toEqual([]);
  expect(codesOf({ kind: "note", text: "😀".repeat(ALERT_TEXT_LENGTH_MAX + 1) })).toEqual(["alert.text-too-long"]);
});

test.each(HANDLING_ACTS)("%s of an alert that is not there is refused with that alone", (kind) => {
  const done = { kind, toId: "her", text: "", until: at } as HandlingAct;
  expect(codesOf(done, { standing: null })).toEqual(["alert.unknown"]);
});

test("each refusal has its own code", () => {
  expect(codesOf({ kind: "own" }, { memberId: null })).toEqual(["alert.not-a-member"]);
  expect(codesOf({ kind: "own" }, { standing: { ...open, ownerId: "me" } })).toEqual(["alert.already-yours"]);
  expect(codesOf({ kind: "own" }, { standing: { ...open, ownerId: "her" } })).toEqual([]);
  expect(codesOf({ kind: "release" })).toEqual(["alert.nobodys"]);
  expect(codesOf({ kind: "wake" }, { standing: { ...open, snoozedUntil: at } })).toEqual(["alert.not-snoozed"]);
  expect(codesOf({ kind: "reopen" })).toEqual(["alert.not-resolved"]);
  const over = { kind: "hand-over", toId: "her", text: "" } as const;
  expect(codesOf(over)).toEqual([]);
  expect(codesOf(over, { isColleague: false })).toEqual(["alert.not-a-colleague"]);
  expect(codesOf(over, { standing: { ...open, ownerId: "her" } })).toEqual(["alert.already-theirs"]);
});
