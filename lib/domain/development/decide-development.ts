import { type Decision, decide, type Rule } from "../decision";
import type { Holder } from "../delegation/authority";
import { type PreregistrationState, stateAfter } from "./preregistration";

/** Most customers that one list pre-registers, and most that one act invites. */
export const DEVELOPMENT_BATCH_MAX = 1000;

/** Invitations to one pre-registered customer within a day, so that nobody is flooded. */
export const INVITATIONS_A_DAY_MAX = 5;

/** Invitations of one partner within a day. */
export const PARTNER_INVITATIONS_A_DAY_MAX = 1000;

export type DevelopmentReason =
  | { readonly code: "development.company-suspended"; readonly companies: readonly Holder[] }
  /** No such pre-registered customer or link, or none of this company's. */
  | { readonly code: "development.unknown" }
  /** This partner has pre-registered the address already. */
  | { readonly code: "development.email-known"; readonly email: string }
  /** Nothing such can be done in this state. */
  | { readonly code: "development.not-now"; readonly state: PreregistrationState }
  | { readonly code: "development.invited-too-often"; readonly max: number }
  | { readonly code: "development.too-many-invitations"; readonly max: number }
  /** The link ended already. */
  | { readonly code: "development.link-ended" }
  | { readonly code: "development.days-not-offered" };

export type InviteFacts = {
  readonly suspended: readonly Holder[];
  /** Null: none of this company's. */
  readonly state: PreregistrationState | null;
  readonly invitedToday: number;
};

const RULES: readonly Rule<InviteFacts, DevelopmentReason>[] = [
  ({ suspended }) => (suspended.length > 0 ? { code: "development.company-suspended", companies: suspended } : null),
  ({ state }) => (state === null ? { code: "development.unknown" } : null),
  ({ state }) =>
    state !== null && stateAfter(state, "invite") === null ? { code: "development.not-now", state } : null,
  ({ invitedToday }) =>
    invitedToday >= INVITATIONS_A_DAY_MAX
      ? { code: "development.invited-too-often", max: INVITATIONS_A_DAY_MAX }
      : null,
];

/** May this pre-registered customer be invited, or invited again, now; every reason if not. */
export function decideInvite(facts: InviteFacts): Decision<DevelopmentReason> {
  return decide(RULES, facts);
}
