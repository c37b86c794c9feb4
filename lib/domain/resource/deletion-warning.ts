import { DAY_MS } from "../calendar/billing-month";

/** Days before deletion is due at which customer and holder are warned. */
export const DELETION_WARNING_DAYS = [7, 3, 1] as const;

/**
 * Warnings whose time has come, the nearest last; also once it is due, so that nothing comes to that unannounced after
 * a standstill.
 */
export function deletionWarningsAt(dueAt: Date, at: Date): readonly number[] {
  return DELETION_WARNING_DAYS.filter((days) => dueAt.getTime() - days * DAY_MS <= at.getTime());
}
