/** What can move a month that is closed: bills, single usage, an order's refund, or whose an account's charges are. */
export const CLOSED_CHANGE_CAUSES = ["delivery", "event", "order", "ownership"] as const;
export type ClosedChangeCause = (typeof CLOSED_CHANGE_CAUSES)[number];
