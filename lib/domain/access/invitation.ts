export const INVITATION_LIFE_MS = 7 * 24 * 60 * 60 * 1000;

export type InvitationState = "open" | "expired" | "accepted" | "withdrawn";

export type InvitationTimes = {
  readonly expiresAt: Date;
  readonly acceptedAt: Date | null;
  readonly withdrawnAt: Date | null;
};

/** A link works once, until it expires or is withdrawn ("Invitations"). */
export function invitationStateOf({ expiresAt, acceptedAt, withdrawnAt }: InvitationTimes, at: Date): InvitationState {
  if (acceptedAt !== null) return "accepted";
  if (withdrawnAt !== null) return "withdrawn";
  return at.getTime() < expiresAt.getTime() ? "open" : "expired";
}

export type InvitationReason =
  | { readonly code: "invitation.unknown" }
  | { readonly code: "invitation.expired" }
  | { readonly code: "invitation.accepted" }
  | { readonly code: "invitation.withdrawn" }
  | { readonly code: "invitation.other-person" }
  | { readonly code: "invitation.has-account" }
  | { readonly code: "invitation.already-member" }
  | { readonly code: "invitation.pending" };
