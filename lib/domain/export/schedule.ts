/** When a scheduled export comes: each day, each Monday, or on the 2nd, when the month's last day is complete (G14). */
export const EXPORT_RHYTHMS = ["daily", "weekly", "monthly"] as const;
export type ExportRhythm = (typeof EXPORT_RHYTHMS)[number];
