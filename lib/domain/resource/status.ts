import { isPaidByUse } from "../catalogue/offer";
import type { ChargingMode } from "../expenditure/charge";

/** Days after its expiry in which what is paid in advance is still usable, and those in which it is only kept. */
export const GRACE_DAYS = 15;
export const RETENTION_DAYS = 15;

/**
 * In use; _grace_: expired and still usable; _retention_: expired and kept, not usable; _frozen_: paid by use and not
 * usable while its customer's resources are frozen; closed: deleted or unsubscribed.
 */
export const RESOURCE_STATUSES = ["in-use", "grace", "retention", "frozen", "closed"] as const;
export type ResourceStatus = (typeof RESOURCE_STATUSES)[number];

export const CLOSED_CAUSES = ["deleted", "unsubscribed", "released"] as const;
/** Deleted by its customer, unsubscribed, or released by two people when it was due. */
export type ClosedCause = (typeof CLOSED_CAUSES)[number];

/** The freeze with resources in force over the customer; null: there is none. */
export type ResourceFreeze = {
  /** When what is paid by use is due for deletion; null: that clock is stopped. */
  readonly deletionDueAt: Date | null;
};

export type ResourceFacts = {
  readonly mode: ChargingMode;
  /** Null: paid by use, without a term. */
  readonly expiresAt: Date | null;
  readonly closedAt: Date | null;
};

export type Standing = {
  readonly status: ResourceStatus;
  /** From then on due for deletion, should nothing change; null: no clock runs. */
  readonly deletionDueAt: Date | null;
};

const DAY_MS = 24 * 60 * 60 * 1000;

/** Where a resource stands at an instant (R-10.8, G8). Nothing has to run for it to be true. */
export function standingOf(
  { mode, expiresAt, closedAt }: ResourceFacts,
  freeze: ResourceFreeze | null,
  at: Date,
): Standing {
  if (closedAt !== null && closedAt <= at) return { status: "closed", deletionDueAt: null };
  if (isPaidByUse(mode)) {
    return freeze === null
      ? { status: "in-use", deletionDueAt: null }
      : { status: "frozen", deletionDueAt: freeze.deletionDueAt };
  }
  if (expiresAt === null || at < expiresAt) return { status: "in-use", deletionDueAt: null };
  const deletionDueAt = retentionEndOf(expiresAt);
  return { status: at < graceEndOf(expiresAt) ? "grace" : "retention", deletionDueAt };
}

/** Until then a renewal continues the term. */
export function graceEndOf(expiresAt: Date): Date {
  return new Date(expiresAt.getTime() + GRACE_DAYS * DAY_MS);
}

export function retentionEndOf(expiresAt: Date): Date {
  return new Date(expiresAt.getTime() + (GRACE_DAYS + RETENTION_DAYS) * DAY_MS);
}

/** Whether it is due for deletion now; a deletion hold of the customer stops that (G8). It is never deleted by that alone. */
export function isDueForDeletion({ deletionDueAt }: Standing, held: boolean, at: Date): boolean {
  return !held && deletionDueAt !== null && deletionDueAt <= at;
}
