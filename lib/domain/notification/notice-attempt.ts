const MINUTE_MS = 60_000;
/** Before the second attempt, the third … */
const PAUSES_MS = [MINUTE_MS, 5 * MINUTE_MS, 15 * MINUTE_MS, 60 * MINUTE_MS];

/** How long a notice that could not be taken to people waits after so many attempts; null: it is given up. */
export function noticePauseAfter(attempts: number): number | null {
  return PAUSES_MS[attempts - 1] ?? null;
}
