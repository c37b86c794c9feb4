import fc from "fast-check";
import { expect, test } from "vitest";
import { DAY_MS } from "../calendar/billing-month";
import { linkEndOf, linkStateOf } from "./link";
import {
  type NewestInvitation,
  PREREGISTRATION_EVENTS,
  PREREGISTRATION_STATES,
  type PreregistrationEvent,
  preregistrationStateOf,
  stateAfter,
} from "./preregistration";

test("the machine is walked: state by event", () => {
  const table = PREREGISTRATION_STATES.map((state) => [
    state,
    ...PREREGISTRATION_EVENTS.map((event) => `${event}: ${stateAfter(state, event) ?? "-"}`),
  ]);
  expect(table).toEqual([
    ["preregistered", "invite: invited", "withdraw: -", "expire: -", "fail: -", "associate: -"],
    ["invited", "invite: invited", "withdraw: withdrawn", "expire: expired", "fail: failed", "associate: associated"],
    ["expired", "invite: invited", "withdraw: -", "expire: -", "fail: -", "associate: -"],
    ["failed", "invite: invited", "withdraw: withdrawn", "expire: failed", "fail: failed", "associate: associated"],
    ["withdrawn", "invite: invited", "withdraw: -", "expire: -", "fail: -", "associate: -"],
    ["associated", "invite: -", "withdraw: -", "expire: -", "fail: -", "associate: -"],
  ]);
});

type Kept = { readonly isAssociated: boolean; readonly newest: NewestInvitation | null; readonly at: Date };

const LIFE_DAYS = 7;
const begun: Kept = { isAssociated: false, newest: null, at: new Date("2026-11-29T00:00:00Z") };

/** What is kept after an event, or null when it cannot happen to what is kept. */
function keptAfter({ isAssociated, newest, at }: Kept, event: PreregistrationEvent): Kept | null {
  if (event === "invite") {
    if (isAssociated) return null;
    const link = { expiresAt: linkEndOf(at, LIFE_DAYS), usedAt: null, withdrawnAt: null, hasFailed: false };
    return { isAssociated, newest: link, at };
  }
  if (newest === null || linkStateOf(newest, at) !== "open") return null;
  switch (event) {
    case "withdraw":
      return { isAssociated, newest: { ...newest, withdrawnAt: at }, at };
    case "fail":
      return { isAssociated, newest: { ...newest, hasFailed: true }, at };
    case "associate":
      return { isAssociated: true, newest: { ...newest, usedAt: at }, at };
    case "expire":
      return { isAssociated, newest, at: new Date(at.getTime() + LIFE_DAYS * DAY_MS) };
  }
}

test("what is kept always says the state that the machine is in", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...PREREGISTRATION_EVENTS), { maxLength: 20 }), (events) => {
      let kept = begun;
      for (const event of events) {
        const state = preregistrationStateOf(kept, kept.at);
        const next = keptAfter(kept, event);
        if (next === null) continue;
        expect(preregistrationStateOf(next, next.at)).toBe(stateAfter(state, event));
        kept = next;
      }
    }),
  );
});
