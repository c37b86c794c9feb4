import { isPaidByUse } from "../catalogue/offer";
import { type Decision, decide, type Rule } from "../decision";
import { FREEZE_RULES, type FreezeRuleFacts, type PurchaseReason } from "../purchase/eligibility";
import type { ClosedCause, ResourceFacts } from "./status";

/** Longest name, in characters. */
export const NAME_MAX = 128;

export type ResourceOwnReason =
  /** No such resource, or none of this company's. */
  | { readonly code: "resource.unknown" }
  | { readonly code: "resource.closed"; readonly cause: ClosedCause; readonly at: Date }
  | { readonly code: "resource.name-missing" }
  | { readonly code: "resource.name-too-long"; readonly length: number; readonly max: number }
  /** Not due for deletion: by no clock, or not yet. */
  | { readonly code: "resource.not-due"; readonly dueAt: Date | null }
  /** A deletion hold of the customer is open. */
  | { readonly code: "resource.held"; readonly since: Date }
  /** Paid in advance: it is unsubscribed, or kept until its end. */
  | { readonly code: "resource.paid-in-advance" };

/** Also what freezes: a restricted customer deletes nothing. */
export type ResourceReason = ResourceOwnReason | PurchaseReason;

export type HeldResource = Pick<ResourceFacts, "mode" | "closedAt"> & { readonly closedCause: ClosedCause | null };

const closedRule: Rule<{ readonly resource: HeldResource }, ResourceOwnReason> = ({ resource }) => {
  const { closedAt, closedCause } = resource;
  return closedAt && closedCause ? { code: "resource.closed", cause: closedCause, at: closedAt } : null;
};

/** A customer names what it has as it likes, whatever is frozen. */
export function decideRename(facts: {
  readonly resource: HeldResource;
  readonly name: string;
}): Decision<ResourceReason> {
  return decide<typeof facts, ResourceReason>(
    [
      closedRule,
      ({ name }) => (name.trim() === "" ? { code: "resource.name-missing" } : null),
      ({ name }) => {
        const length = Array.from(name).length;
        return length > NAME_MAX ? { code: "resource.name-too-long", length, max: NAME_MAX } : null;
      },
    ],
    facts,
  );
}

/** A customer deletes what it pays by use, unless it is frozen or a company above it is suspended. */
export function decideDelete(facts: FreezeRuleFacts & { readonly resource: HeldResource }): Decision<ResourceReason> {
  return decide<typeof facts, ResourceReason>(
    [
      closedRule,
      ({ resource }) => (isPaidByUse(resource.mode) ? null : { code: "resource.paid-in-advance" }),
      ...FREEZE_RULES,
    ],
    facts,
  );
}

export const RELEASE_OUTCOMES = ["released", "refused"] as const;
/** What became of a resource whose release was ordered and confirmed. */
export type ReleaseOutcome = (typeof RELEASE_OUTCOMES)[number];

export type ReleaseFacts = {
  readonly resource: HeldResource;
  /** Null: no clock runs. */
  readonly deletionDueAt: Date | null;
  /** Since when a hold stops its deletion; null: none does. */
  readonly heldSince: Date | null;
  readonly at: Date;
};

/** Whether two people may release it now: it is due, and nothing holds it (G8). */
export function decideResourceRelease(facts: ReleaseFacts): Decision<ResourceOwnReason> {
  return decide<ReleaseFacts, ResourceOwnReason>(
    [
      closedRule,
      ({ heldSince }) => (heldSince === null ? null : { code: "resource.held", since: heldSince }),
      // A hold stops the clock, so that it alone is the reason.
      ({ resource, deletionDueAt, heldSince, at }) =>
        resource.closedAt !== null || heldSince !== null || (deletionDueAt !== null && deletionDueAt <= at)
          ? null
          : { code: "resource.not-due", dueAt: deletionDueAt },
    ],
    facts,
  );
}
