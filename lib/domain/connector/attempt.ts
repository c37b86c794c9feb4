import { END_ERRORS } from "../end/attempt";

/** An order is tried, or its answer awaited, for this long. */
export const TRIED_FOR_MS = 24 * 60 * 60 * 1000;

export const ATTEMPT_ERRORS = [...END_ERRORS, "connector-removed", "no-answer", "provider-failed"] as const;
/** Why an attempt or an order came to nothing; ours, never the other end's words. */
export type AttemptError = (typeof ATTEMPT_ERRORS)[number];

/** Until when the answer to an accepted order is awaited. */
export function answerDueAt(triedSince: Date): Date {
  return new Date(triedSince.getTime() + TRIED_FOR_MS);
}
