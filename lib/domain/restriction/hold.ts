/** Why resources must not be deleted though they are due (G8, G23). */
export const HOLD_KINDS = ["dispute", "production"] as const;
export type HoldKind = (typeof HOLD_KINDS)[number];
