const MINUTE_MS = 60_000;
const LONGEST_MS = 60 * MINUTE_MS;

/** About nine hours of trying: an evening's outage loses nothing. */
export const MAIL_ATTEMPTS_MAX = 15;

/** Whoever tries a mail has this long; then it counts as failed and another process may try. */
export const MAIL_LEASE_MS = 3 * MINUTE_MS;

/** How an attempt ended; `error` is a code of ours and the protocol's, never the server's words. */
export type MailFailure = { readonly error: string; readonly permanent: boolean };

/** How long to wait after the attempt of this number failed, in milliseconds; null: it is given up. */
export function mailPauseAfter(attempt: number, permanent: boolean): number | null {
  if (permanent || attempt >= MAIL_ATTEMPTS_MAX) return null;
  return Math.min(MINUTE_MS * 2 ** (attempt - 1), LONGEST_MS);
}

/** A code that is worth nothing any more is not sent late. */
export function isTooLate(expiresAt: string | undefined, at: Date): boolean {
  return expiresAt !== undefined && new Date(expiresAt).getTime() <= at.getTime();
}
