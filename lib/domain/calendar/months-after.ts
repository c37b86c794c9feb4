import { monthsBefore } from "./months-before";

/** The same day and time `count` months later, GMT+08:00; on that month's last day where it is shorter. */
export function monthsAfter(instant: Date, count: number): Date {
  return monthsBefore(instant, -count);
}
