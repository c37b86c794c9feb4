import fc from "fast-check";
import { expect, test } from "vitest";
import { monthsBefore } from "../calendar/months-before";
import {
  DISASSOCIATION_EVENTS,
  DISASSOCIATION_STATES,
  isPending,
  mayTake,
  nextDisassociationState,
  pendingStateOf,
  recentOf,
  SIDES,
} from "./disassociation";

test("from a waiting request every event leads on, from any other none does", () => {
  const table = Object.fromEntries(
    DISASSOCIATION_STATES.map((state) => [
      state,
      DISASSOCIATION_EVENTS.map((event) => nextDisassociationState(state, event)),
    ]),
  );
  const ends = ["approved", "rejected", "withdrawn", "superseded"];
  const none = [null, null, null, null];
  expect(table).toEqual({
    "pending-customer": ends,
    "pending-partner": ends,
    approved: none,
    rejected: none,
    withdrawn: none,
    superseded: none,
  });
});

test("the asker withdraws, only the other side answers, nobody supersedes by hand", () => {
  for (const side of SIDES) {
    for (const state of DISASSOCIATION_STATES) {
      const asked = pendingStateOf(side) === state;
      expect(mayTake(side, state, "withdraw")).toBe(asked);
      for (const event of ["approve", "reject"] as const) {
        expect(mayTake(side, state, event)).toBe(isPending(state) && !asked);
      }
      expect(mayTake(side, state, "supersede")).toBe(false);
    }
  }
});

const instants = fc.date({ min: new Date("2020-01-01"), max: new Date("2030-01-01"), noInvalidDate: true });

test("a request counts for three months, to the millisecond, and none that is older", () => {
  fc.assert(
    fc.property(instants, fc.array(instants), (at, asked) => {
      const bound = monthsBefore(at, 3);
      const recent = recentOf([...asked, bound, new Date(bound.getTime() + 1)], at);
      expect(recent).not.toContain(bound);
      expect(recent.at(-1)).toEqual(new Date(bound.getTime() + 1));
      for (const one of asked) expect(recent.includes(one)).toBe(one > bound);
    }),
  );
});

test("as time goes by requests stop to count and never begin to", () => {
  fc.assert(
    fc.property(instants, fc.nat(10 ** 10), fc.array(instants), (at, later, asked) => {
      const then = new Date(at.getTime() + later);
      const before = asked.filter((one) => one <= at);
      // The day's time may fall on a shorter month; whole days later the bound never goes back.
      const days = new Date(at.getTime() + Math.ceil((then.getTime() - at.getTime()) / 86_400_000) * 86_400_000);
      expect(recentOf(before, days).length).toBeLessThanOrEqual(recentOf(before, at).length);
    }),
  );
});
