export const IMPORT_STATES = ["waiting", "running", "finished", "failed"] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

/** A revision's life (G11): held waits for a person; at most one of a delivery is applied. */
export const REVISION_STATES = ["applied", "held", "superseded", "discarded"] as const;
export type RevisionState = (typeof REVISION_STATES)[number];

/** What an import did with one delivery. */
export const DELIVERY_OUTCOMES = ["applied", "unchanged", "held", "refused", "dry-run"] as const;
export type DeliveryOutcome = (typeof DELIVERY_OUTCOMES)[number];
