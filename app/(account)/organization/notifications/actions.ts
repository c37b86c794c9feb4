"use server";

import { refresh } from "next/cache";
import { requirePermit } from "@/lib/auth/session";
import { objectOf } from "@/lib/contracts/fields";
import type { FormState } from "@/lib/contracts/form-state";
import { invalid } from "@/lib/contracts/invalid";
import { ChangedRecipientInput, DefaultsInput, NewRecipientInput, RecipientInput } from "@/lib/contracts/notification";
import { setCompanyChoices } from "@/lib/data/notification/set-company-choices";
import { addRecipient } from "@/lib/data/recipient/add-recipient";
import { changeRecipient } from "@/lib/data/recipient/change-recipient";
import { removeRecipient } from "@/lib/data/recipient/remove-recipient";
import { sendLinkAgain } from "@/lib/data/recipient/send-link-again";
import type { SuspendedReason } from "@/lib/domain/access/suspension";
import type { Decision } from "@/lib/domain/decision";
import type { RecipientReason } from "@/lib/domain/notification/recipient";
import { env } from "@/lib/env";

type State = FormState<RecipientReason>;
type DefaultsState = FormState<SuspendedReason>;

export async function setCompanyChoicesAction(_previous: DefaultsState, form: FormData): Promise<DefaultsState> {
  const permit = await requirePermit("notification.set");
  const input = DefaultsInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);
  return answered(await setCompanyChoices(permit, input.data));
}

export async function addRecipientAction(_previous: State, form: FormData): Promise<State> {
  const permit = await requirePermit("notification.set");
  const input = NewRecipientInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);
  return answered(await addRecipient(permit, { ...input.data, address: linkAddress() }));
}

export async function changeRecipientAction(_previous: State, form: FormData): Promise<State> {
  const permit = await requirePermit("notification.set");
  const input = ChangedRecipientInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);
  return answered(await changeRecipient(permit, input.data));
}

export async function removeRecipientAction(_previous: State, form: FormData): Promise<State> {
  const permit = await requirePermit("notification.set");
  const input = RecipientInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);
  return answered(await removeRecipient(permit, input.data));
}

export async function sendLinkAgainAction(_previous: State, form: FormData): Promise<State> {
  const permit = await requirePermit("notification.set");
  const input = RecipientInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);
  return answered(await sendLinkAgain(permit, { ...input.data, address: linkAddress() }));
}

/** Under which people reach this installation. */
const linkAddress = () => `${env().NEXTAUTH_URL.replace(/\/$/, "")}/recipient/`;

function answered<Reason>(decision: Decision<Reason>): FormState<Reason> {
  refresh();
  return decision.allowed ? { status: "saved" } : { status: "refused", reasons: decision.reasons };
}
