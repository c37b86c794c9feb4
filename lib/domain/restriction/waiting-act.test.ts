import fc from "fast-check";
import { expect, test } from "vitest";
import { decideCallOff, decideDecline, decideSecondPerson } from "./decide-order";
import { type ActFacts, RESTRICTION_REASON_CODES } from "./decide-restriction";
import { FREEZE_LEVELS } from "./freeze";
import {
  ACT_EVENTS,
  ACT_STATES,
  type ActEvent,
  type ActState,
  DELAY_MINUTES,
  dueEventOf,
  expiresAtOf,
  isOpenAct,
  needsSecondPerson,
  nextActState,
  runsAtOf,
  SECOND_PERSON_HOURS,
  TIMINGS,
  timingFor,
} from "./waiting-act";

const MINUTE_MS = 60_000;
const state = fc.constantFrom(...ACT_STATES);
const event = fc.constantFrom(...ACT_EVENTS);
const instant = fc.date({ min: new Date("2026-01-01"), max: new Date("2030-01-01"), noInvalidDate: true });

test("what came to an end stays so, and only an open act moves", () => {
  fc.assert(
    fc.property(state, event, (from, what) => {
      const to = nextActState(from, what);
      if (!isOpenAct(from)) expect(to).toBeNull();
      if (to !== null) expect(to).not.toBe(from);
    }),
  );
});

test("no run of events carries an act out without its second person, nor twice", () => {
  fc.assert(
    fc.property(fc.boolean(), fc.array(event, { maxLength: 12 }), (second, events) => {
      let now: ActState = second ? "awaiting-second-person" : "waiting";
      const taken: ActEvent[] = [];
      for (const what of events) {
        const next = nextActState(now, what);
        if (next === null) continue;
        taken.push(what);
        now = next;
      }
      const ran = taken.filter((what) => what === "ran").length;
      expect(ran).toBeLessThanOrEqual(1);
      if (ran === 1) expect(taken.includes("confirmed")).toBe(second);
      expect(taken.length).toBeLessThanOrEqual(second ? 2 : 1);
    }),
  );
});

test("every open state can be called off, and every state but the first two is an end", () => {
  for (const one of ACT_STATES) {
    expect(nextActState(one, "called-off")).toBe(isOpenAct(one) ? "called-off" : null);
  }
});

test("now is at once, delayed a quarter of an hour later, scheduled at its time or at once when that has passed", () => {
  fc.assert(
    fc.property(instant, instant, (at, orderedFor) => {
      expect(runsAtOf("now", orderedFor, at)).toEqual(at);
      expect(runsAtOf("delayed", null, at)).toEqual(new Date(at.getTime() + DELAY_MINUTES * MINUTE_MS));
      expect(runsAtOf("scheduled", orderedFor, at)).toEqual(orderedFor > at ? orderedFor : at);
    }),
  );
});

test("time alone makes an act run or expire, never both, and never one that is over", () => {
  fc.assert(
    fc.property(state, instant, instant, instant, (of, orderedAt, runsAt, at) => {
      const expiresAt = expiresAtOf(orderedAt);
      const due = dueEventOf({ state: of, runsAt: of === "awaiting-second-person" ? null : runsAt, expiresAt }, at);
      expect(due).toBe(
        of === "waiting" && at >= runsAt
          ? "runs"
          : of === "awaiting-second-person" && at >= expiresAt
            ? "expires"
            : null,
      );
      expect(expiresAt.getTime() - orderedAt.getTime()).toBe(SECOND_PERSON_HOURS * 60 * MINUTE_MS);
    }),
  );
});

test("only resources are delayed, and only a protected customer's resources need two people", () => {
  for (const level of FREEZE_LEVELS) {
    for (const timing of TIMINGS) {
      const delayed = timing === "delayed" && level === "account";
      expect(timingFor(level, timing)).toBe(delayed ? "now" : timing);
    }
    expect(needsSecondPerson(level, false)).toBe(false);
    expect(needsSecondPerson(level, true)).toBe(level === "account-and-resources");
  }
});

const step = fc.record({
  state,
  due: fc.boolean(),
  isOwn: fc.boolean(),
  isParty: fc.boolean(),
  isOfCompany: fc.boolean(),
  suspended: fc.subarray(["distributor", "reseller"] as const) as fc.Arbitrary<ActFacts["suspended"]>,
  reason: fc.constantFrom("", "They have paid"),
});

test("a second person is another person of the ordering company, in time; declining needs a reason besides", () => {
  fc.assert(
    fc.property(step, (facts) => {
      const may =
        facts.state === "awaiting-second-person" &&
        !facts.due &&
        !facts.isOwn &&
        facts.isOfCompany &&
        facts.suspended.length === 0;
      expect(decideSecondPerson(facts).allowed).toBe(may);
      expect(decideDecline(facts).allowed).toBe(may && facts.reason !== "");
      const codes = [decideSecondPerson(facts), decideDecline(facts), decideCallOff(facts)].flatMap((decision) =>
        decision.allowed ? [] : decision.reasons.map(({ code }) => code),
      );
      expect(RESTRICTION_REASON_CODES).toEqual(expect.arrayContaining([...new Set(codes)]));
    }),
  );
});

test("who ordered it or holds the permission now calls it off, until its time has come", () => {
  fc.assert(
    fc.property(step, (facts) => {
      const may = isOpenAct(facts.state) && !facts.due && facts.isParty && facts.suspended.length === 0;
      expect(decideCallOff(facts).allowed).toBe(may);
    }),
  );
});
