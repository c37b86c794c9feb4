/** What a company, or the alert by itself, did about it; kept as they came. */
export const ALERT_STEPS = [
  "raised",
  "worsened",
  "reopened",
  "acknowledged",
  "owned",
  "handed-over",
  "released",
  "noted",
  "snoozed",
  "woken",
  "resolved",
] as const;
export type AlertStepKind = (typeof ALERT_STEPS)[number];

/** Where an alert stands with one company. */
export const HANDLING_STATES = ["open", "acknowledged", "snoozed", "resolved"] as const;
export type HandlingState = (typeof HANDLING_STATES)[number];

export type Handling = {
  readonly acknowledgedAt: Date | null;
  readonly snoozedUntil: Date | null;
  readonly resolvedAt: Date | null;
};

/** Read, never stored: a snooze ends by itself. */
export function handlingStateOf({ acknowledgedAt, snoozedUntil, resolvedAt }: Handling, at: Date): HandlingState {
  if (resolvedAt !== null) return "resolved";
  if (snoozedUntil !== null && snoozedUntil > at) return "snoozed";
  return acknowledgedAt === null ? "open" : "acknowledged";
}

export const SNOOZE_DAYS_MAX = 90;
export const ALERT_TEXT_LENGTH_MAX = 256;
/** How long requests may wait and deliveries be missing where a company has said nothing. */
export const REQUEST_HOURS_DEFAULT = 24;
export const DELIVERY_LATE_DAYS_DEFAULT = 3;
