import "server-only";

/** Within what a service manager, or the launcher, waits before it kills. */
const GRACE_MS = 4_000;

/** For whoever does not leave before its work is done. */
export const STAYING = new AbortController().signal;

const known = new WeakMap<AbortSignal, AbortSignal>();

/** Fires a few seconds after `leaving`: until then what is under way may finish, then it is given back. */
export function graceAfter(leaving: AbortSignal): AbortSignal {
  const found = known.get(leaving);
  if (found) return found;
  const over = new AbortController();
  const begin = () => void setTimeout(() => over.abort(), GRACE_MS);
  if (leaving.aborted) begin();
  else leaving.addEventListener("abort", begin, { once: true });
  known.set(leaving, over.signal);
  return over.signal;
}
