"use server";

import { refresh } from "next/cache";
import { requirePermit } from "@/lib/auth/session";
import { AnswerDisassociationInput, AskDisassociationInput, type AssociationReason } from "@/lib/contracts/association";
import { objectOf } from "@/lib/contracts/fields";
import type { FormState } from "@/lib/contracts/form-state";
import { invalid } from "@/lib/contracts/invalid";
import { approveDisassociation } from "@/lib/data/association/approve-disassociation";
import { askDisassociation } from "@/lib/data/association/ask-disassociation";
import { rejectDisassociation } from "@/lib/data/association/reject-disassociation";
import { withdrawDisassociation } from "@/lib/data/association/withdraw-disassociation";
import type { Decision } from "@/lib/domain/decision";
import { withVerification } from "../with-verification";

type State = FormState<AssociationReason>;

export async function askDisassociationAction(_previous: State, form: FormData): Promise<State> {
  const permit = await requirePermit("disassociation.ask");
  const input = AskDisassociationInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);
  return withVerification(permit, "ask-disassociation", form, async () =>
    stateOf(await askDisassociation(permit, input.data)),
  );
}

export async function approveDisassociationAction(_previous: State, form: FormData): Promise<State> {
  const permit = await requirePermit("disassociation.decide");
  const input = AnswerDisassociationInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);
  return withVerification(permit, "approve-disassociation", form, async () =>
    stateOf(await approveDisassociation(permit, input.data)),
  );
}

export async function rejectDisassociationAction(_previous: State, form: FormData): Promise<State> {
  const permit = await requirePermit("disassociation.decide");
  const input = AnswerDisassociationInput.safeParse(objectOf(form));
  return input.success ? stateOf(await rejectDisassociation(permit, input.data)) : invalid(input.error);
}

export async function withdrawDisassociationAction(_previous: State, form: FormData): Promise<State> {
  const permit = await requirePermit("disassociation.withdraw");
  const input = AnswerDisassociationInput.safeParse(objectOf(form));
  return input.success ? stateOf(await withdrawDisassociation(permit, input.data)) : invalid(input.error);
}

function stateOf(decision: Decision<AssociationReason> | { readonly allowed: true }): State {
  refresh();
  return decision.allowed ? { status: "saved" } : { status: "refused", reasons: decision.reasons };
}
