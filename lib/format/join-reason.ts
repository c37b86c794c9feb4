import type { InvitationReason } from "@/lib/domain/access/invitation";
import type { PasswordReason } from "@/lib/domain/access/password";
import { passwordReasonWords } from "./password-reason";
import { type Wording, worded } from "./wording";

export type JoinReason = InvitationReason | PasswordReason;

/** Why whoever holds an invitation's link does not become a member. */
export function joinReasonWords(reason: JoinReason): Wording {
  return isInvitationReason(reason)
    ? worded(reason.code.replace("invitation.", "entry.invitation.reason."))
    : passwordReasonWords(reason);
}

function isInvitationReason(reason: JoinReason): reason is InvitationReason {
  return reason.code.startsWith("invitation.");
}
