"use server";

import { requirePermit } from "@/lib/auth/session";
import { objectOf } from "@/lib/contracts/fields";
import type { FormState } from "@/lib/contracts/form-state";
import { invalid } from "@/lib/contracts/invalid";
import { AdministratorInvitationInput } from "@/lib/contracts/organization";
import { inviteAdministrator } from "@/lib/data/invitation/invite-administrator";
import { invitationLink } from "../../../invitation-link";
import { withVerification } from "../../../with-verification";

type Linked = FormState<{ readonly code: "customer.unknown" }, never, { readonly link: string }>;

export async function inviteCustomerAdministratorAction(_previous: Linked, form: FormData): Promise<Linked> {
  const permit = await requirePermit("customer.create");
  const input = AdministratorInvitationInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);
  return withVerification(permit, "invite-administrator", form, async (): Promise<Linked> => {
    const added = await inviteAdministrator(permit, input.data);
    if (!added) return { status: "refused", reasons: [{ code: "customer.unknown" }] };
    return { status: "saved", saved: { link: invitationLink(added.secret) } };
  });
}
