import { type LinkTimes, linkStateOf } from "./link";

/** Where a pre-registered customer stands (§13 A). */
export const PREREGISTRATION_STATES = [
  "preregistered",
  "invited",
  "expired",
  "failed",
  "withdrawn",
  "associated",
] as const;
export type PreregistrationState = (typeof PREREGISTRATION_STATES)[number];

export const PREREGISTRATION_EVENTS = ["invite", "withdraw", "expire", "fail", "associate"] as const;
export type PreregistrationEvent = (typeof PREREGISTRATION_EVENTS)[number];

type Steps = Readonly<Partial<Record<PreregistrationEvent, PreregistrationState>>>;

// Inviting again while an invitation is open replaces it: the old link is dead, the state is the same.
// A failed attempt does not use the link up: a better one may follow.
const TRANSITIONS: Readonly<Record<PreregistrationState, Steps>> = {
  preregistered: { invite: "invited" },
  invited: { invite: "invited", withdraw: "withdrawn", expire: "expired", fail: "failed", associate: "associated" },
  expired: { invite: "invited" },
  failed: { invite: "invited", withdraw: "withdrawn", expire: "failed", fail: "failed", associate: "associated" },
  withdrawn: { invite: "invited" },
  associated: {},
};

/** Null when nothing such can happen now. */
export function stateAfter(state: PreregistrationState, event: PreregistrationEvent): PreregistrationState | null {
  return TRANSITIONS[state][event] ?? null;
}

export type NewestInvitation = LinkTimes & {
  /** Its newest attempt failed for another reason than the link's own end. */
  readonly hasFailed: boolean;
};

/** The state as it follows from what is kept; `newest` is null while nobody was invited. */
export function preregistrationStateOf(
  { isAssociated, newest }: { readonly isAssociated: boolean; readonly newest: NewestInvitation | null },
  at: Date,
): PreregistrationState {
  if (isAssociated) return "associated";
  if (newest === null) return "preregistered";
  const link = linkStateOf(newest, at);
  if (link === "withdrawn") return "withdrawn";
  if (newest.hasFailed) return "failed";
  return link === "open" ? "invited" : "expired";
}
