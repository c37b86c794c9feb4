/** PostgreSQL's code of what a statement failed with; null where it is no answer of the database. */
export function databaseCodeOf(error: unknown): string | null {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  return typeof cause === "object" && cause !== null && "code" in cause ? String(cause.code) : null;
}

/** A lock was not to be had within the transaction's `lock_timeout`. */
export function isLockTimeout(error: unknown): boolean {
  return databaseCodeOf(error) === "55P03";
}
