import type { Permission } from "../delegation/authority";
import { permissionsFor } from "./cause";
import type { FreezeLevel } from "./freeze";

/** release: the deletion of resources that are due for it (G8). */
export const WAITING_KINDS = ["freeze", "lift", "release"] as const;
export type WaitingKind = (typeof WAITING_KINDS)[number];

/** When an ordered act is to take effect: at once, a quarter of an hour later, or at an instant of its own. */
export const TIMINGS = ["now", "delayed", "scheduled"] as const;
export type Timing = (typeof TIMINGS)[number];

export const ACT_STATES = [
  "awaiting-second-person",
  "waiting",
  "ran",
  "called-off",
  "declined",
  "expired",
  "refused",
] as const;
export type ActState = (typeof ACT_STATES)[number];

export const ACT_EVENTS = ["confirmed", "declined", "expired", "called-off", "ran", "refused"] as const;
export type ActEvent = (typeof ACT_EVENTS)[number];

/** States in which an act may still take effect; at most one such act a customer and kind. */
export const OPEN_ACT_STATES = ["awaiting-second-person", "waiting"] as const satisfies readonly ActState[];
export type OpenActState = (typeof OPEN_ACT_STATES)[number];

const TRANSITIONS: Record<ActState, Partial<Record<ActEvent, ActState>>> = {
  "awaiting-second-person": {
    confirmed: "waiting",
    declined: "declined",
    expired: "expired",
    refused: "refused",
    "called-off": "called-off",
  },
  waiting: { ran: "ran", refused: "refused", "called-off": "called-off" },
  ran: {},
  "called-off": {},
  declined: {},
  expired: {},
  refused: {},
};

/** The state after an event; null: it does not happen in that state. */
export function nextActState(state: ActState, event: ActEvent): ActState | null {
  return TRANSITIONS[state][event] ?? null;
}

export function isOpenAct(state: ActState): state is OpenActState {
  return OPEN_ACT_STATES.some((open) => open === state);
}

const MINUTE_MS = 60 * 1000;
/** How long a freeze of resources can be called off after its last confirmation. */
export const DELAY_MINUTES = 15;
/** How long a second person may take, in hours. */
export const SECOND_PERSON_HOURS = 24;
/** Farthest instant an act may be ordered for, in days. */
export const SCHEDULE_DAYS_MAX = 366;

/** The instant an act confirmed at `at` takes effect; `at` itself: at once. `orderedFor`: of a scheduled one. */
export function runsAtOf(timing: Timing, orderedFor: Date | null, at: Date): Date {
  switch (timing) {
    case "now":
      return at;
    case "delayed":
      return new Date(at.getTime() + DELAY_MINUTES * MINUTE_MS);
    case "scheduled":
      return orderedFor !== null && orderedFor > at ? orderedFor : at;
  }
}

/** Until when a second person may confirm what was ordered at `at`. */
export function expiresAtOf(at: Date): Date {
  return new Date(at.getTime() + SECOND_PERSON_HOURS * 60 * MINUTE_MS);
}

export type ActClock = {
  readonly state: ActState;
  /** Null until the second person confirmed. */
  readonly runsAt: Date | null;
  /** Null: it needs no second person. */
  readonly expiresAt: Date | null;
};

/** What time alone has made due: whoever meets the act first lets it run or expire; null: nothing yet. */
export function dueEventOf({ state, runsAt, expiresAt }: ActClock, at: Date): "runs" | "expires" | null {
  if (state === "awaiting-second-person" && expiresAt !== null && at >= expiresAt) return "expires";
  return state === "waiting" && runsAt !== null && at >= runsAt ? "runs" : null;
}

/** Delaying is for resources alone: an account is frozen when it is ordered, or at a time of its own. */
export function timingFor(level: FreezeLevel, asked: Timing): Timing {
  return level === "account" && asked === "delayed" ? "now" : asked;
}

/** A protected customer's resources are frozen by two people, never by one (G8). */
export function needsSecondPerson(level: FreezeLevel, isProtected: boolean): boolean {
  return isProtected && level === "account-and-resources";
}

type Ordered = { readonly kind: WaitingKind; readonly level: FreezeLevel | null };

/** The permission whose holder may call an ordered act off, and without which it comes to nothing. */
export function neededFor({ kind, level }: Ordered): Permission {
  if (kind === "release") return "freeze-resources";
  return level === null ? "freeze-account" : heldFor(level);
}

/** The permission whose holder is asked about a freeze at that level. */
export function heldFor(level: FreezeLevel): Permission {
  return permissionsFor(level)[0] ?? "freeze-account";
}
