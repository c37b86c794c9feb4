"use server";

import { refresh } from "next/cache";
import { requirePermit } from "@/lib/auth/session";
import { objectOf } from "@/lib/contracts/fields";
import type { FormState } from "@/lib/contracts/form-state";
import { invalid } from "@/lib/contracts/invalid";
import { ActStepInput } from "@/lib/contracts/restriction";
import { callOffAct } from "@/lib/data/restriction/call-off-act";
import { confirmAct } from "@/lib/data/restriction/confirm-act";
import { declineAct } from "@/lib/data/restriction/decline-act";
import type { RestrictionReason } from "@/lib/domain/restriction/decide-restriction";
import { withVerification } from "../../../../../with-verification";

type State = FormState<RestrictionReason>;

export async function callOffActAction(_previous: State, form: FormData): Promise<State> {
  const permit = await requirePermit("restriction.call-off");
  const input = ActStepInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);

  const decision = await callOffAct(permit, input.data);
  // Also when refused: the page then shows what became of it meanwhile.
  refresh();
  return decision.allowed ? { status: "saved" } : { status: "refused", reasons: decision.reasons };
}

export async function confirmActAction(_previous: State, form: FormData): Promise<State> {
  const permit = await requirePermit("restriction.confirm");
  const input = ActStepInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);

  return withVerification(permit, "confirm-act", form, async (): Promise<State> => {
    const decision = await confirmAct(permit, input.data);
    // Also when refused: the page then shows what became of it meanwhile.
    refresh();
    return decision.allowed ? { status: "saved" } : { status: "refused", reasons: decision.reasons };
  });
}

export async function declineActAction(_previous: State, form: FormData): Promise<State> {
  const permit = await requirePermit("restriction.confirm");
  const input = ActStepInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);

  const decision = await declineAct(permit, input.data);
  // Also when refused: the page then shows what became of it meanwhile.
  refresh();
  return decision.allowed ? { status: "saved" } : { status: "refused", reasons: decision.reasons };
}
