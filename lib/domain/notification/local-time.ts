const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  clocks.set(zone, made);
  return made;
}

/** Whether clocks of it are known. */
export function isZone(zone: string): boolean {
  try {
    return Boolean(clockOf(zone));
  } catch {
    return false;
  }
}

/** Minutes after midnight that the clocks of an IANA zone show; throws RangeError for no zone. */
export function minuteOfDay(at: Date, zone: string): number {
  const [hour = 0, minute = 0] = clockOf(zone).format(at).split(":").map(Number);
  return hour * 60 + minute;
}

/** Whether a minute of the day lies between two, over midnight too; equal bounds hold nothing. */
export function isWithin(minute: number, from: number, to: number): boolean {
  return (minute - from + DAY_MINUTES) % DAY_MINUTES < (to - from + DAY_MINUTES) % DAY_MINUTES;
}

/**
 * The first instant from `at` on at which the zone's clocks stand outside of `from` to `to`, `at` itself if they do; where
 * clocks are put forward over the end, that is when they are. To the minute.
 */
export function firstOutside(at: Date, zone: string, from: number, to: number): Date {
  const isInside = (ms: number) => isWithin(minuteOfDay(new Date(ms), zone), from, to);
  if (!isInside(at.getTime())) return at;
  const start = Math.floor(at.getTime() / MINUTE_MS) * MINUTE_MS;
  const end = afterMinutes(start, zone, to);
  // Where clocks are moved on the way: the end by the new clocks, and the moment that they are moved.
  const moved = movedBetween(start, end + 2 * 60 * MINUTE_MS, zone);
  const others = moved === null ? [] : [moved, afterMinutes(moved, zone, to)];
  const ends = [end, ...others].filter((ms) => ms > at.getTime() && !isInside(ms));
  return new Date(Math.min(...ends));
}

/** When these clocks would show the minute, were they not moved. */
function afterMinutes(ms: number, zone: string, minute: number): number {
  return ms + ((minute - minuteOfDay(new Date(ms), zone) + DAY_MINUTES) % DAY_MINUTES) * MINUTE_MS;
}

/** The first minute after which clocks are moved between two instants; null: they are not. */
function movedBetween(start: number, end: number, zone: string): number | null {
  const shift = (ms: number) => {
    const minutes = Math.floor(ms / MINUTE_MS) % DAY_MINUTES;
    return (minuteOfDay(new Date(ms), zone) - minutes + DAY_MINUTES) % DAY_MINUTES;
  };
  const before = shift(start);
  if (shift(end) === before) return null;
  let [low, high] = [start, end];
  while (high - low > MINUTE_MS) {
    const middle = low + Math.floor((high - low) / MINUTE_MS / 2) * MINUTE_MS;
    if (shift(middle) === before) low = middle;
    else high = middle;
  }
  return high;
}
