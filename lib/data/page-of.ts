import "server-only";
import type { Page, PagePlace } from "@/lib/contracts/page";

/** Whether a page is read from its end towards the list's start. */
export function isBackwards({ after, before }: PagePlace): boolean {
  return after === null && before !== null;
}

/** The page of what was read for `place` in reading order, one row more than `size` where there is one. */
export function pageOf<Row>(
  found: readonly Row[],
  size: number,
  place: PagePlace,
  keyOf: (row: Row) => string,
): Page<Row> {
  const backwards = isBackwards(place);
  const placed = place.after !== null || place.before !== null;
  const more = found.length > size;
  const rows = backwards ? found.slice(0, size).toReversed() : found.slice(0, size);
  const [first, last] = [rows[0], rows.at(-1)];
  return {
    rows,
    before: first && (backwards ? more : placed) ? keyOf(first) : null,
    after: last && (backwards || more) ? keyOf(last) : null,
  };
}
