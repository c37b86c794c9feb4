"use server";

import { refresh } from "next/cache";
import { requestFacts } from "@/lib/auth/request";
import { objectOf } from "@/lib/contracts/fields";
import type { FormState } from "@/lib/contracts/form-state";
import { invalid } from "@/lib/contracts/invalid";
import { RecipientAnswerInput } from "@/lib/contracts/notification";
import { confirmRecipient, declineRecipient } from "@/lib/data/recipient/answer-link";
import type { RecipientReason } from "@/lib/domain/notification/recipient";

type State = FormState<RecipientReason>;

export async function confirmRecipientAction(_previous: State, form: FormData): Promise<State> {
  const input = RecipientAnswerInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);
  const decision = await confirmRecipient(input.data.token, await requestFacts());
  refresh();
  return decision.allowed ? { status: "saved" } : { status: "refused", reasons: decision.reasons };
}

export async function declineRecipientAction(_previous: State, form: FormData): Promise<State> {
  const input = RecipientAnswerInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);
  // Its page leads nowhere from now on, so the answer itself says so.
  const decision = await declineRecipient(input.data.token, await requestFacts());
  return decision.allowed ? { status: "saved" } : { status: "refused", reasons: decision.reasons };
}
