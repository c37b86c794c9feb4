import { deletionDueAt, type FreezeCause, isOpenAt } from "../restriction/freeze";
import type { ResourceFreeze } from "./status";

export type FreezeFacts = {
  /** Causes of the customer that are not ended. */
  readonly causes: readonly Omit<FreezeCause, "origin">[];
  readonly liftWhenRestored: boolean;
  /** Whether a deletion hold is open. */
  readonly held: boolean;
  /** Since when a frozen company above the customer freezes its resources too; null: none does. */
  readonly partnerFrozenSince: Date | null;
};

export type FreezeInForce = ResourceFreeze & { readonly since: Date };

/**
 * The freeze with resources in force over a customer: since when, and when what is paid by use is due for deletion by
 * the earliest cause whose clock runs (G6, G8). A suspended partner brings no clock. Null: there is none.
 */
export function freezeInForceOf(facts: FreezeFacts, at: Date): FreezeInForce | null {
  const { liftWhenRestored, held, partnerFrozenSince } = facts;
  const causes = facts.causes.filter(
    (cause) => cause.level === "account-and-resources" && isOpenAt(cause, liftWhenRestored, at),
  );
  const begun = [...causes.map(({ since }) => since), ...(partnerFrozenSince ? [partnerFrozenSince] : [])];
  const since = earliestOf(begun);
  if (since === null) return null;
  const due = causes.map((cause) => deletionDueAt({ ...cause, origin: "manual" }, at, held));
  return { since, deletionDueAt: earliestOf(due.filter((one) => one !== null)) };
}

function earliestOf(instants: readonly Date[]): Date | null {
  return instants.length === 0 ? null : new Date(Math.min(...instants.map((one) => one.getTime())));
}
