export const BILLING_ZONE = "Asia/Shanghai";
const BILLING_ZONE_LABEL = "GMT+08:00";

type Shown = { readonly zone: string; readonly locale: string };

// en means day before month, 24 hours: a mixed audience cannot misread 03 Nov.
function formatterOf({ zone, locale }: Shown, options: Intl.DateTimeFormatOptions) {
  const tag = locale === "en" ? "en-GB" : locale;
  return new Intl.DateTimeFormat(tag, { timeZone: zone, hourCycle: "h23", ...options });
}

/** "GMT+08:00"; the offset the zone has at that instant. */
export function zoneLabel(instant: Date, zone: string): string {
  if (zone === BILLING_ZONE) return BILLING_ZONE_LABEL;
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    timeZoneName: "longOffset",
  }).formatToParts(instant);
  const label = parts.find(({ type }) => type === "timeZoneName")?.value ?? zone;
  return label === "GMT" ? "GMT+00:00" : label;
}

/** "22 Nov 2026, 14:20 GMT+08:00"; the zone is never missing. */
export function formatInstant(instant: Date, shown: Shown): string {
  const text = formatterOf(shown, {
    year: "numeric",
    month: "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
  }).format(instant);
  return `${text} ${zoneLabel(instant, shown.zone)}`;
}

/** "22 Nov 2026, 14:20:31 GMT+08:00", where seconds matter. */
export function formatSecond(instant: Date, shown: Shown): string {
  const text = formatterOf(shown, { dateStyle: "medium", timeStyle: "medium" }).format(instant);
  return `${text} ${zoneLabel(instant, shown.zone)}`;
}

/** "14:20 GMT+08:00". */
export function formatTime(instant: Date, shown: Shown): string {
  const text = formatterOf(shown, { hour: "2-digit", minute: "2-digit" }).format(instant);
  return `${text} ${zoneLabel(instant, shown.zone)}`;
}

/** "14:20:31 GMT+08:00", where it is today and seconds matter. */
export function formatClock(instant: Date, shown: Shown): string {
  const text = formatterOf(shown, { timeStyle: "medium" }).format(instant);
  return `${text} ${zoneLabel(instant, shown.zone)}`;
}

/** "22 Nov 2026", from an instant in the billing zone. */
export function formatDate(instant: Date, { zone, locale }: Shown): string {
  return formatterOf({ zone, locale }, { year: "numeric", month: "short", day: "numeric" }).format(instant);
}

/** From a billing day "2026-11-22": "22 Nov 2026". */
export function formatDay(day: string, locale: string): string {
  return formatDate(new Date(`${day}T00:00:00Z`), { zone: "UTC", locale });
}

/** From a billing day "2026-11-22": "22 Nov". */
export function formatDayShort(day: string, locale: string): string {
  const shown = { zone: "UTC", locale };
  return formatterOf(shown, { month: "short", day: "numeric" }).format(new Date(`${day}T00:00:00Z`));
}

/** From a billing month "2026-11": "November 2026". */
export function formatMonth(month: string, locale: string): string {
  const shown = { zone: "UTC", locale };
  return formatterOf(shown, { year: "numeric", month: "long" }).format(new Date(`${month}-01T00:00:00Z`));
}

const STEPS = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
] as const;

/** "3 hours ago", "in 2 days"; under a minute "now". */
export function formatRelative(instant: Date, now: Date, locale: string): string {
  const difference = instant.getTime() - now.getTime();
  const words = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  for (const [unit, length] of STEPS) {
    if (Math.abs(difference) >= length) return words.format(Math.trunc(difference / length), unit);
  }
  return words.format(0, "second");
}

const UNITS: Record<string, readonly [string, string, string]> = {
  en: [" d", " h", " min"],
  "zh-CN": [" 天", " 小时", " 分钟"],
};

/** "8 d 3 h", "3 h 5 min", "5 min"; never below zero. */
export function formatCountdown(until: Date, now: Date, locale: string): string {
  const minutes = Math.max(0, Math.floor((until.getTime() - now.getTime()) / 60_000));
  const [dayWord, hourWord, minuteWord] = UNITS[locale] ?? [" d", " h", " min"];
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor((minutes % 1440) / 60);
  if (days > 0) return `${days}${dayWord} ${hours}${hourWord}`;
  if (hours > 0) return `${hours}${hourWord} ${minutes % 60}${minuteWord}`;
  return `${minutes}${minuteWord}`;
}
