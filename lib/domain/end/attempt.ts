const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** An end has this long to answer. */
export const ANSWER_WITHIN_MS = 10 * SECOND_MS;
/** Whoever tries has this long; then the attempt counts as lost, and another process may try. */
export const LEASE_MS = 30 * SECOND_MS;
/** A former secret is still valid for this long after a rotation. */
export const FORMER_SECRET_MS = 24 * HOUR_MS;

const PAUSES_MS = [
  5 * SECOND_MS,
  30 * SECOND_MS,
  2 * MINUTE_MS,
  10 * MINUTE_MS,
  HOUR_MS,
  3 * HOUR_MS,
  6 * HOUR_MS,
] as const;
const LAST_PAUSE_MS = 6 * HOUR_MS;

export const END_ERRORS = [
  "refused",
  "timed-out",
  "unknown-host",
  "private-address",
  "insecure",
  "certificate",
  "unreachable",
  "redirected",
  "status",
  "answer-too-long",
  "answer-unreadable",
  "secret-unreadable",
] as const;
/** Why a call came to nothing; ours, never the other end's words. */
export type EndError = (typeof END_ERRORS)[number];

type Run = { readonly triedSince: Date; readonly triedForMs: number };

/** When to try again after the `attempt`th of one run of attempts failed at `at`; null: it is given up. */
export function nextAttemptAt(attempt: number, { triedSince, triedForMs }: Run, at: Date): Date | null {
  const next = new Date(at.getTime() + (PAUSES_MS[Math.max(attempt, 1) - 1] ?? LAST_PAUSE_MS));
  return next.getTime() <= triedSince.getTime() + triedForMs ? next : null;
}
