import { END_ERRORS, nextAttemptAt } from "../end/attempt";

const DAY_MS = 24 * 60 * 60 * 1000;

export const WEBHOOK_DELIVERY_STATES = ["waiting", "delivered", "dead"] as const;
export type WebhookDeliveryState = (typeof WEBHOOK_DELIVERY_STATES)[number];

/** `not-taken`: a chat tool answered 200 and said in its body that it did not take the message. */
export const WEBHOOK_ERRORS = [...END_ERRORS, "not-taken"] as const;
export type WebhookError = (typeof WEBHOOK_ERRORS)[number];

/** Of a delivery that is given up because its webhook was paused, disabled or removed. */
export const WEBHOOK_PAUSED = "webhook.paused";

/** Kind of a delivery that somebody asked for to see whether the end answers. */
export const TEST_KIND = "test";

/** Of one webhook at a time; its end may be slow, and others are not to wait. */
export const DELIVERIES_AT_ONCE = 2;

const TRIED_FOR_MS = 3 * DAY_MS;
/** An end that nothing reached for so long is not called any more. */
const FAILING_FOR_MS = 3 * DAY_MS;
/** Fewer attempts prove nothing. */
export const FAILED_ATTEMPTS_MIN = 5;

/** The longest that what is told of deliveries is kept. */
export const DELIVERIES_KEPT_MS = 90 * DAY_MS;

type Failed = {
  readonly kind: string;
  /** Of this run: since it was queued or replayed. */
  readonly attempt: number;
  readonly triedSince: Date;
};

/** When a delivery whose attempt failed at `at` is tried again; null: it is given up. A test is tried once. */
export function retryAt({ kind, attempt, triedSince }: Failed, at: Date): Date | null {
  return kind === TEST_KIND ? null : nextAttemptAt(attempt, { triedSince, triedForMs: TRIED_FOR_MS }, at);
}

/** The latest `failingSince` of a webhook that is disabled at `at`, if enough attempts failed meanwhile. */
export function disabledSince(at: Date): Date {
  return new Date(at.getTime() - FAILING_FOR_MS);
}
