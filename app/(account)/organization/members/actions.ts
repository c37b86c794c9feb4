"use server";

import { refresh } from "next/cache";
import { requirePermit } from "@/lib/auth/session";
import { objectOf } from "@/lib/contracts/fields";
import type { FormState } from "@/lib/contracts/form-state";
import { invalid } from "@/lib/contracts/invalid";
import { InviteMemberInput } from "@/lib/contracts/invitation";
import { InvitationInput, MemberInput, RolesInput } from "@/lib/contracts/organization";
import { type InviteReason, inviteMember } from "@/lib/data/invitation/invite-member";
import { withdrawInvitation } from "@/lib/data/invitation/withdraw-invitation";
import { changeRoles, type MemberChangeReason } from "@/lib/data/member/change-roles";
import { type RemovalReason, removeMember } from "@/lib/data/member/remove-member";
import type { Decision } from "@/lib/domain/decision";
import { invitationLink } from "../../../invitation-link";
import { withVerification } from "../../../with-verification";

type Invited = FormState<InviteReason, never, { readonly link: string }>;

export async function inviteMemberAction(_previous: Invited, form: FormData): Promise<Invited> {
  const permit = await requirePermit("member.manage");
  const input = InviteMemberInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);
  return withVerification(permit, "invite-member", form, async (): Promise<Invited> => {
    const answer = await inviteMember(permit, input.data);
    if (!answer.allowed) return { status: "refused", reasons: answer.reasons };
    refresh();
    return { status: "saved", saved: { link: invitationLink(answer.secret) } };
  });
}

export async function changeRolesAction(
  _previous: FormState<MemberChangeReason>,
  form: FormData,
): Promise<FormState<MemberChangeReason>> {
  const permit = await requirePermit("member.manage");
  const input = RolesInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);
  return withVerification(permit, "change-roles", form, async () => stateOf(await changeRoles(permit, input.data)));
}

export async function removeMemberAction(
  _previous: FormState<RemovalReason>,
  form: FormData,
): Promise<FormState<RemovalReason>> {
  const permit = await requirePermit("member.manage");
  const input = MemberInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);
  return withVerification(permit, "remove-member", form, async () => stateOf(await removeMember(permit, input.data)));
}

export async function withdrawInvitationAction(form: FormData): Promise<void> {
  const permit = await requirePermit("member.manage");
  const input = InvitationInput.safeParse(objectOf(form));
  if (input.success) await withdrawInvitation(permit, input.data);
  refresh();
}

function stateOf<Reason>(decision: Decision<Reason>): FormState<Reason> {
  if (!decision.allowed) return { status: "refused", reasons: decision.reasons };
  refresh();
  return { status: "saved" };
}
