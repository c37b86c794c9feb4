import type { Holder } from "../delegation/authority";
import type { Statement } from "./declaration";

/** Why an invited customer was not associated; kept with the attempt. */
export type JoiningCause =
  | { readonly code: "association.link-unknown" }
  | { readonly code: "association.link-expired" }
  | { readonly code: "association.link-used" }
  | { readonly code: "association.link-withdrawn" }
  /** The inviting partner, or the distributor above it, is frozen. */
  | { readonly code: "association.partner-suspended"; readonly companies: readonly Holder[] }
  | { readonly code: "association.is-partner" }
  /** The account stands under another distributor of this installation. */
  | { readonly code: "association.registered-elsewhere" }
  | { readonly code: "association.already-yours" }
  | { readonly code: "association.with-another" }
  | { readonly code: "association.not-administrator" }
  /** What the customer itself declared stands against it. */
  | { readonly code: "association.declared"; readonly statements: readonly Statement[] };

export type AssociationCode = JoiningCause["code"];

/** What can be done about a cause: by the partner, by the customer, or by nobody here. */
export const NEXT_STEPS = [
  "send-again",
  "lift-suspension",
  "choose-another-company",
  "leave-first",
  "ask-administrator",
  "settle-with-vendor",
  "nothing",
] as const;
export type NextStep = (typeof NEXT_STEPS)[number];

export const NEXT_STEP_OF: Readonly<Record<AssociationCode, NextStep>> = {
  "association.link-unknown": "send-again",
  "association.link-expired": "send-again",
  "association.link-used": "send-again",
  "association.link-withdrawn": "send-again",
  "association.partner-suspended": "lift-suspension",
  "association.is-partner": "choose-another-company",
  "association.registered-elsewhere": "nothing",
  "association.already-yours": "nothing",
  "association.with-another": "leave-first",
  "association.not-administrator": "ask-administrator",
  "association.declared": "settle-with-vendor",
};

export const ASSOCIATION_CODES = Object.keys(NEXT_STEP_OF) as AssociationCode[];

/** The link's own end says enough of itself; everything else makes an invitation a failed one. */
export function failsInvitation({ code }: JoiningCause): boolean {
  return !code.startsWith("association.link-");
}

/** What is amiss with what was filled in: to be mended and sent again, and nobody's failure. */
export type JoiningReason =
  | { readonly code: "joining.undeclared"; readonly statements: readonly Statement[] }
  /** None of the person's own. */
  | { readonly code: "joining.company-unknown" }
  /** Somebody has this address: they sign in first. */
  | { readonly code: "joining.has-account" }
  | { readonly code: "joining.too-many" };
