/** When ordinary notices may come, in the hearer's own time zone. */
export type Hours = {
  /** Minutes after midnight between which nothing ordinary comes; equal: no quiet hours. */
  readonly quietFrom: number;
  readonly quietTo: number;
  /** The hour of a daily digest. */
  readonly digestHour: number;
};

/** The product's, while neither the person nor its company has chosen. */
export const DEFAULT_HOURS: Hours = { quietFrom: 20 * 60, quietTo: 8 * 60, digestHour: 9 };

/** Wholly the person's own, else wholly its company's: quiet hours of one and a digest of the other would surprise both. */
export function hoursOf(own: Hours | undefined, company: Hours | undefined): Hours {
  return own ?? company ?? DEFAULT_HOURS;
}

/** "20:00" of minutes after midnight. */
export function clockOf(minutes: number): string {
  const two = (number: number) => String(number).padStart(2, "0");
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
