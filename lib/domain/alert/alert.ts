export const ALERT_KINDS = ["budget-threshold", "budget-pace"] as const;
export const ALERT_STATES = ["open", "resolved"] as const;
export type AlertState = (typeof ALERT_STATES)[number];

export const OUTBOX_STATES = ["waiting", "delivered", "dead"] as const;
