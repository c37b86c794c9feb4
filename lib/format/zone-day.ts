const HOUR_MS = 60 * 60 * 1000;

/** When a calendar day begins in a zone; `later` days after it. Null when there is no such day. */
export function zoneDayStart(day: string, zone: string, later = 0): Date | null {
  const noonUtc = new Date(`${day}T12:00:00Z`);
  if (Number.isNaN(noonUtc.getTime())) return null;
  const wanted = new Date(noonUtc.getTime() + later * 24 * HOUR_MS - 12 * HOUR_MS);
  // Twice, for the offset at the guess may not be the one at the day's start.
  const guess = new Date(wanted.getTime() - offsetMs(wanted, zone));
  return new Date(wanted.getTime() - offsetMs(guess, zone));
}

function offsetMs(instant: Date, zone: string): number {
  const parts = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" }).formatToParts(instant);
  const text = parts.find(({ type }) => type === "timeZoneName")?.value ?? "GMT";
  const [, sign = "+", hours = "0", minutes = "0"] = /([+-])(\d{2}):?(\d{2})?/.exec(text) ?? [];
  return (sign === "-" ? -1 : 1) * (Number(hours) * HOUR_MS + Number(minutes) * 60_000);
}
