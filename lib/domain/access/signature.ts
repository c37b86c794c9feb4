const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;

/** How far the date of a signed request may be from ours, either way. */
const SIGNED_WITHIN_MS = 15 * MINUTE_MS;
/** From the earliest to the latest instant at which a signature would do. */
export const SIGNATURES_KEPT_MS = 2 * SIGNED_WITHIN_MS;
/** Two equal reads signed in the same second carry one signature; the second arrives within this. */
const SAME_READ_MS = 5 * SECOND_MS;

/** Whether a request signed then may still come now. */
export function isInTime(signedAt: Date, at: Date): boolean {
  return Math.abs(at.getTime() - signedAt.getTime()) <= SIGNED_WITHIN_MS;
}

type Repeated = { readonly firstAt: Date; readonly at: Date; readonly isWrite: boolean };

/**
 * Whether a signature that came before is somebody else sending the same again. A date is of a second, so a program that
 * reads the same twice within one signs twice alike; a write is never taken twice.
 */
export function isReplay({ firstAt, at, isWrite }: Repeated): boolean {
  return isWrite || at.getTime() - firstAt.getTime() > SAME_READ_MS;
}
