import type { InvitationReason } from "@/lib/domain/access/invitation";
import type { PasswordReason } from "@/lib/domain/access/password";
import { passwordReasonWords } from "./password-reason";
import { type Wording, worded } from "./wording";

export type JoinReason = InvitationReason | PasswordReason;

/** Why whoever holds an invitation's link does not become a member. */
export function joinReasonWords(reason: JoinReason): Wording {
  switch (reason.code) {
    case "invitation.unknown":
    case "invitation.expired":
    case "invitation.accepted":
    case "invitation.withdrawn":
    case "invitation.other-person":
    case "invitation.has-account":
    case "invitation.already-member":
    case "invitation.pending":
      return worded(reason.code.replace("invitation.", "entry.invitation.reason."));
    case "password.too-short":
    case "password.too-long":
    case "password.is-the-email":
    case "password.too-simple":
      return passwordReasonWords(reason);
  }
}
