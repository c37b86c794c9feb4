import { type Decision, decide, type Rule } from "../decision";
import type { Holder } from "../delegation/authority";
import { type Declarations, obstaclesOf } from "./declaration";
import type { JoiningCause } from "./failure";
import type { LinkState } from "./link";

/** The company that is to be associated, as the person chose it. */
export type Candidate =
  | { readonly kind: "new" }
  | { readonly kind: "partner" }
  /** A customer company of another distributor of this installation. */
  | { readonly kind: "elsewhere" }
  | {
      readonly kind: "customer";
      /** With whom its association stands; null: it has ended. */
      readonly partner: "this" | "another" | null;
    };

export type AssociationFacts = {
  readonly link: LinkState;
  /** The inviting partner and the one above it that are frozen. */
  readonly suspended: readonly Holder[];
  readonly candidate: Candidate;
  /** Whether the person administers the company; of a new one they will. */
  readonly administers: boolean;
  readonly declared: Declarations;
};

const RULES: readonly Rule<AssociationFacts, JoiningCause>[] = [
  ({ link }) => (link === "open" ? null : { code: `association.link-${link}` }),
  // A frozen partner develops no customers.
  ({ suspended }) => (suspended.length > 0 ? { code: "association.partner-suspended", companies: suspended } : null),
  ({ candidate }) => objectionTo(candidate),
  ({ administers }) => (administers ? null : { code: "association.not-administrator" }),
  ({ declared, candidate }) => {
    const statements = obstaclesOf(declared, candidate.kind === "customer");
    return statements.length > 0 ? { code: "association.declared", statements } : null;
  },
];

/** Why this company can be associated with nobody, or not with this partner; null: nothing of it stands against it. */
export function objectionTo(candidate: Candidate): JoiningCause | null {
  switch (candidate.kind) {
    case "new":
      return null;
    case "partner":
      return { code: "association.is-partner" };
    case "elsewhere":
      return { code: "association.registered-elsewhere" };
    case "customer":
      if (candidate.partner === null) return null;
      return { code: candidate.partner === "this" ? "association.already-yours" : "association.with-another" };
  }
}

/** May this company be associated by this link now; every cause if not. */
export function decideAssociation(facts: AssociationFacts): Decision<JoiningCause> {
  return decide(RULES, facts);
}
