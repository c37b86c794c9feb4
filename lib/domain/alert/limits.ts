import type { SuspendedReason } from "../access/suspension";
import { type Decision, decide } from "../decision";
import { DELIVERY_LATE_DAYS_DEFAULT, REQUEST_HOURS_DEFAULT } from "./handling";

/** From when on what waits is an alert. */
export type AlertLimits = {
  /** Hours a request may wait. */
  readonly requestHours: number;
  /** Days a billing account's next delivery may be missing. */
  readonly deliveryLateDays: number;
};

export const ALERT_LIMITS_DEFAULT: AlertLimits = {
  requestHours: REQUEST_HOURS_DEFAULT,
  deliveryLateDays: DELIVERY_LATE_DAYS_DEFAULT,
};

const REQUEST_HOURS_MAX = 720;
const DELIVERY_LATE_DAYS_MAX = 60;

export type AlertLimitReason =
  | SuspendedReason
  | { readonly code: "alert-limit.hours-out-of-range"; readonly max: number }
  | { readonly code: "alert-limit.days-out-of-range"; readonly max: number };

const isWithin = (value: number, max: number): boolean => Number.isInteger(value) && value >= 1 && value <= max;

/** May alerts follow these limits from now on. */
export function decideAlertLimits(limits: AlertLimits): Decision<AlertLimitReason> {
  return decide<AlertLimits, AlertLimitReason>(
    [
      ({ requestHours }) =>
        isWithin(requestHours, REQUEST_HOURS_MAX)
          ? null
          : { code: "alert-limit.hours-out-of-range", max: REQUEST_HOURS_MAX },
      ({ deliveryLateDays }) =>
        isWithin(deliveryLateDays, DELIVERY_LATE_DAYS_MAX)
          ? null
          : { code: "alert-limit.days-out-of-range", max: DELIVERY_LATE_DAYS_MAX },
    ],
    limits,
  );
}
