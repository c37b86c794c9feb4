"use server";

import { refresh } from "next/cache";
import { requirePermit } from "@/lib/auth/session";
import { objectOf } from "@/lib/contracts/fields";
import type { FormState } from "@/lib/contracts/form-state";
import { invalid } from "@/lib/contracts/invalid";
import { AdministratorInvitationInput, NewResellerInput } from "@/lib/contracts/organization";
import { createReseller } from "@/lib/data/company/create-reseller";
import { inviteAdministrator } from "@/lib/data/invitation/invite-administrator";
import type { CompanyReason } from "@/lib/domain/access/company";
import { invitationLink } from "../../invitation-link";

type Linked<R> = FormState<R, never, { readonly link: string }>;

export async function createResellerAction(
  _previous: Linked<CompanyReason>,
  form: FormData,
): Promise<Linked<CompanyReason>> {
  const permit = await requirePermit("reseller.create");
  const input = NewResellerInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);
  const answer = await createReseller(permit, input.data);
  if (!answer.allowed) return { status: "refused", reasons: answer.reasons };
  refresh();
  return { status: "saved", saved: { link: invitationLink(answer.secret) } };
}

type Unknown = { readonly code: "reseller.unknown" };

export async function inviteResellerAdministratorAction(
  _previous: Linked<Unknown>,
  form: FormData,
): Promise<Linked<Unknown>> {
  const permit = await requirePermit("reseller.create");
  const input = AdministratorInvitationInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);
  const added = await inviteAdministrator(permit, { companyId: input.data.companyId, email: input.data.email });
  if (!added) return { status: "refused", reasons: [{ code: "reseller.unknown" }] };
  refresh();
  return { status: "saved", saved: { link: invitationLink(added.secret) } };
}
