"use server";

import { refresh } from "next/cache";
import { requirePermit } from "@/lib/auth/session";
import { objectOf } from "@/lib/contracts/fields";
import type { FormState } from "@/lib/contracts/form-state";
import { invalid } from "@/lib/contracts/invalid";
import { HoldInput, ProtectionInput } from "@/lib/contracts/restriction";
import { holdDeletion, releaseDeletion } from "@/lib/data/restriction/hold-deletion";
import { protectCustomer, unprotectCustomer } from "@/lib/data/restriction/protect-customer";
import type { RestrictionReason } from "@/lib/domain/restriction/decide-restriction";

type State = FormState<RestrictionReason>;

export async function protectCustomerAction(_previous: State, form: FormData): Promise<State> {
  const permit = await requirePermit("restriction.protect");
  const input = ProtectionInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);

  const decision = await protectCustomer(permit, input.data);
  refresh();
  return decision.allowed ? { status: "saved" } : { status: "refused", reasons: decision.reasons };
}

export async function unprotectCustomerAction(_previous: State, form: FormData): Promise<State> {
  const permit = await requirePermit("restriction.protect");
  const input = ProtectionInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);

  const decision = await unprotectCustomer(permit, input.data);
  refresh();
  return decision.allowed ? { status: "saved" } : { status: "refused", reasons: decision.reasons };
}

export async function holdDeletionAction(_previous: State, form: FormData): Promise<State> {
  const permit = await requirePermit("restriction.hold-deletion");
  const input = HoldInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);

  const decision = await holdDeletion(permit, input.data);
  refresh();
  return decision.allowed ? { status: "saved" } : { status: "refused", reasons: decision.reasons };
}

export async function releaseDeletionAction(_previous: State, form: FormData): Promise<State> {
  const permit = await requirePermit("restriction.hold-deletion");
  const input = HoldInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);

  const decision = await releaseDeletion(permit, input.data);
  refresh();
  return decision.allowed ? { status: "saved" } : { status: "refused", reasons: decision.reasons };
}
