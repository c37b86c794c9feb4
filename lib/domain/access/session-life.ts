/** A session ends after this long without a request. */
export const SESSION_IDLE_MS = 12 * 60 * 60 * 1000;
/** And this long after signing in, whatever happens. */
export const SESSION_ABSOLUTE_MS = 7 * 24 * 60 * 60 * 1000;

export type SessionTimes = {
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  /** Null while nobody revoked it. */
  readonly revokedAt: Date | null;
};

/** Whether a session still stands; all three ends are equal ("Sessions"). */
export function isSessionOpen({ lastSeenAt, expiresAt, revokedAt }: SessionTimes, at: Date): boolean {
  return (
    revokedAt === null && at.getTime() < expiresAt.getTime() && at.getTime() - lastSeenAt.getTime() < SESSION_IDLE_MS
  );
}
