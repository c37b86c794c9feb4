import type { InvitationReason } from "@/lib/domain/access/invitation";
import type { MemberReason, RoleReason } from "@/lib/domain/access/roles";
import { joinReasonWords } from "./join-reason";
import { type Wording, worded } from "./wording";

export type MembershipReason = RoleReason | MemberReason | InvitationReason | { readonly code: "member.unknown" };

/** Why a member was not invited, changed or removed, to whoever manages them. */
export function memberReasonWords(reason: MembershipReason): Wording {
  const said = (args: Wording["args"] = {}) => worded(`member.reason.${reason.code}`, args);
  switch (reason.code) {
    case "role.none":
    case "role.administrator-alone":
    case "role.manager-and-director":
    case "role.not-for-customers":
    case "member.last-administrator":
    case "member.unknown":
    case "invitation.already-member":
    case "invitation.pending":
      return said();
    case "role.too-many":
      return said({ max: reason.max });
    case "invitation.unknown":
    case "invitation.expired":
    case "invitation.accepted":
    case "invitation.withdrawn":
    case "invitation.other-person":
    case "invitation.has-account":
      return joinReasonWords(reason);
  }
}
