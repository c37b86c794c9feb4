import type { InvitationReason } from "@/lib/domain/access/invitation";
import type { MemberReason, RoleReason } from "@/lib/domain/access/roles";
import type { SuspendedReason } from "@/lib/domain/access/suspension";
import { joinReasonWords } from "./join-reason";
import { suspendedWords } from "./suspension-reason";
import { type ArgsByCode, noArgs, type Wording, wordedByCode } from "./wording";

type OwnInvitationReason = Extract<InvitationReason, { code: "invitation.already-member" | "invitation.pending" }>;
type OwnReason = RoleReason | MemberReason | OwnInvitationReason | { readonly code: "member.unknown" };

export type MembershipReason = OwnReason | InvitationReason;

const ARGS: ArgsByCode<Exclude<OwnReason, SuspendedReason>> = {
  "role.none": noArgs,
  "role.too-many": ({ max }) => ({ max }),
  "role.administrator-alone": noArgs,
  "role.manager-and-director": noArgs,
  "role.not-for-customers": noArgs,
  "member.last-administrator": noArgs,
  "member.unknown": noArgs,
  "invitation.already-member": noArgs,
  "invitation.pending": noArgs,
};

/** Why a member was not invited, changed or removed, to whoever manages them. */
export function memberReasonWords(reason: MembershipReason): Wording {
  if (reason.code === "company.suspended") return suspendedWords(reason);
  return isOwnReason(reason) ? wordedByCode(`member.reason.${reason.code}`, reason, ARGS) : joinReasonWords(reason);
}

function isOwnReason(reason: MembershipReason): reason is Exclude<OwnReason, SuspendedReason> {
  return reason.code in ARGS;
}
