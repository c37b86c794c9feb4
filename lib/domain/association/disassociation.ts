import { monthsBefore } from "../calendar/months-before";

/** Who asks that an association ends: the partner the customer is with, or the customer. */
export const SIDES = ["partner", "customer"] as const;
export type Side = (typeof SIDES)[number];

/** Whose answer a request waits for is in its name. */
export const DISASSOCIATION_STATES = [
  "pending-customer",
  "pending-partner",
  "approved",
  "rejected",
  "withdrawn",
  "superseded",
] as const;
export type DisassociationState = (typeof DISASSOCIATION_STATES)[number];

export const DISASSOCIATION_EVENTS = ["approve", "reject", "withdraw", "supersede"] as const;
export type DisassociationEvent = (typeof DISASSOCIATION_EVENTS)[number];

const PENDING_STATE = { partner: "pending-customer", customer: "pending-partner" } as const;

const AFTER_PENDING = {
  approve: "approved",
  reject: "rejected",
  withdraw: "withdrawn",
  supersede: "superseded",
} as const satisfies Record<DisassociationEvent, DisassociationState>;

const STEPS: Readonly<Record<DisassociationState, Partial<Record<DisassociationEvent, DisassociationState>>>> = {
  "pending-customer": AFTER_PENDING,
  "pending-partner": AFTER_PENDING,
  approved: {},
  rejected: {},
  withdrawn: {},
  superseded: {},
};

/** The state in which a request of this side begins: it waits for the other. */
export function pendingStateOf(asker: Side): DisassociationState {
  return PENDING_STATE[asker];
}

/** Who takes an event from where: the asker withdraws, the other side answers, a move supersedes ("States"). */
export function mayTake(side: Side, state: DisassociationState, event: DisassociationEvent): boolean {
  if (event === "supersede") return false;
  const asks = PENDING_STATE[side] === state;
  return event === "withdraw" ? asks : isPending(state) && !asks;
}

/** Where an event leads; null where there is no way ("States"). */
export function nextDisassociationState(
  state: DisassociationState,
  event: DisassociationEvent,
): DisassociationState | null {
  return STEPS[state][event] ?? null;
}

export function isPending(state: DisassociationState): boolean {
  return state === "pending-customer" || state === "pending-partner";
}

/** At most this many requests of a side in any three months. */
export const REQUESTS_MAX = 3;
const WINDOW_MONTHS = 3;

/** Those of a side's requests that still stand against its limit at `at`. */
export function recentOf(asked: readonly Date[], at: Date): readonly Date[] {
  const since = monthsBefore(at, WINDOW_MONTHS).getTime();
  return asked.filter((one) => one.getTime() > since);
}
