const TIME = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(?:[.,](\d{1,9}))?(?: ?(Z|UTC|[+-]\d\d(?::?\d\d)?))?)?$/i;

// Wider than any bill, narrow enough that a mistyped year makes no partition.
const YEAR_MIN = 2000;
const YEAR_MAX = 2099;
const MINUTE_MS = 60_000;

const REMEMBERED_MAX = 4096;
const remembered = new Map<string, Date | null>();

/** An instant as the billing format writes it: RFC 3339, or without a zone, which means UTC. Null: not a time. */
export function readInstant(text: string): Date | null {
  // A bill names the same few times over and over.
  const known = remembered.get(text);
  if (known !== undefined) return known;
  if (remembered.size >= REMEMBERED_MAX) remembered.clear();
  const read = parseInstant(text);
  remembered.set(text, read);
  return read;
}

function parseInstant(text: string): Date | null {
  const match = TIME.exec(text);
  if (!match) return null;
  const [day, time, fraction, zone] = match.slice(1);
  // Cut, not rounded: the last instant of a month must not slip into the next.
  const milliseconds = (fraction ?? "").padEnd(3, "0").slice(0, 3);
  const clock = (time ?? "00:00").padEnd(8, ":00");
  const local = new Date(`${day}T${clock}.${milliseconds}Z`);
  // A day that does not exist comes out as another one, an hour that does not as no date at all.
  if (Number.isNaN(local.getTime()) || !local.toISOString().startsWith(`${day}T${clock}`)) return null;
  const year = local.getUTCFullYear();
  const offset = offsetMinutes(zone);
  if (offset === null || year < YEAR_MIN || year > YEAR_MAX) return null;
  return new Date(local.getTime() - offset * MINUTE_MS);
}

function offsetMinutes(zone: string | undefined): number | null {
  if (zone === undefined || /^(z|utc)$/i.test(zone)) return 0;
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(3).replace(":", "") || 0)];
  if (hours > 23 || minutes > 59) return null;
  return (zone.startsWith("-") ? -1 : 1) * (hours * 60 + minutes);
}
