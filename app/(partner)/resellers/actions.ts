"use server";

import { refresh } from "next/cache";
import { requirePermit } from "@/lib/auth/session";
import { GrantBatchForm, inputOf } from "@/lib/contracts/delegation";
import type { GrantRowOutcome } from "@/lib/contracts/delegation-view";
import { objectOf } from "@/lib/contracts/fields";
import type { FormState } from "@/lib/contracts/form-state";
import { invalid } from "@/lib/contracts/invalid";
import { AdministratorInvitationInput, NewResellerInput } from "@/lib/contracts/organization";
import { createReseller } from "@/lib/data/company/create-reseller";
import { listCustomerResellers } from "@/lib/data/customer/list-customer-resellers";
import { grantDelegations } from "@/lib/data/delegation/grant-delegations";
import { inviteAdministrator } from "@/lib/data/invitation/invite-administrator";
import type { CompanyReason } from "@/lib/domain/access/company";
import type { DelegationReason } from "@/lib/domain/delegation/decide-delegation";
import { invitationLink } from "../../invitation-link";
import { withVerification } from "../../with-verification";

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
  const { companyId, email } = input.data;
  return withVerification(permit, "invite-administrator", form, async (): Promise<Linked<Unknown>> => {
    const added = await inviteAdministrator(permit, { companyId, email });
    if (!added) return { status: "refused", reasons: [{ code: "reseller.unknown" }] };
    refresh();
    return { status: "saved", saved: { link: invitationLink(added.secret) } };
  });
}

type BatchState = FormState<never, never, readonly GrantRowOutcome<DelegationReason>[]>;

export async function grantDelegationsAction(_previous: BatchState, form: FormData): Promise<BatchState> {
  const permit = await requirePermit("delegation.grant");
  const input = GrantBatchForm.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);
  const { selected, ...fields } = input.data;
  const rows = selected.map((reseller) => inputOf({ ...fields, ...reseller }));
  return withVerification(permit, "grant-delegations", form, async (): Promise<BatchState> => {
    const answers = await grantDelegations(permit, rows);
    const known = await listCustomerResellers(await requirePermit("customer.read"));
    const names = new Map(known.map(({ id, name }) => [id, name]));
    refresh();
    return {
      status: "saved",
      saved: answers.map(({ resellerId, decision }) => ({
        resellerId,
        name: names.get(resellerId) ?? resellerId,
        reasons: decision.allowed ? [] : decision.reasons,
      })),
    };
  });
}
