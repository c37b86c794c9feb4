"use server";

import { refresh } from "next/cache";
import { requirePermit } from "@/lib/auth/session";
import { GrantForm, RecallInput, ReturnInput, RevokeForm, StopInput } from "@/lib/contracts/delegation";
import { objectOf } from "@/lib/contracts/fields";
import type { FormState } from "@/lib/contracts/form-state";
import { invalid } from "@/lib/contracts/invalid";
import { grantDelegation } from "@/lib/data/delegation/grant-delegation";
import { type RecallReason, recallPermissions } from "@/lib/data/delegation/recall-permissions";
import { returnPermissions } from "@/lib/data/delegation/return-permissions";
import { revokeDelegation } from "@/lib/data/delegation/revoke-delegation";
import { resumePurchases, stopPurchases } from "@/lib/data/delegation/stop-purchases";
import type { Decision } from "@/lib/domain/decision";
import { withVerification } from "../../../../with-verification";

type State = FormState<RecallReason>;

export async function grantDelegationAction(_previous: State, form: FormData): Promise<State> {
  const permit = await requirePermit("delegation.grant");
  const input = GrantForm.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);
  return withVerification(permit, "grant-delegation", form, async () =>
    stateOf(await grantDelegation(permit, input.data)),
  );
}

export async function revokeDelegationAction(_previous: State, form: FormData): Promise<State> {
  const permit = await requirePermit("delegation.grant");
  const input = RevokeForm.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);
  return withVerification(permit, "revoke-delegation", form, async () =>
    stateOf(await revokeDelegation(permit, input.data)),
  );
}

export async function recallPermissionsAction(_previous: State, form: FormData): Promise<State> {
  const permit = await requirePermit("delegation.recall");
  const input = RecallInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);
  return withVerification(permit, "recall-permissions", form, async () =>
    stateOf(await recallPermissions(permit, input.data)),
  );
}

export async function returnPermissionsAction(_previous: State, form: FormData): Promise<State> {
  const permit = await requirePermit("delegation.recall");
  const input = ReturnInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);
  return withVerification(permit, "return-permissions", form, async () =>
    stateOf(await returnPermissions(permit, input.data)),
  );
}

export async function stopPurchasesAction(_previous: State, form: FormData): Promise<State> {
  const permit = await requirePermit("reseller.stop");
  const input = StopInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);
  return withVerification(permit, "stop-purchases", form, async () => stateOf(await stopPurchases(permit, input.data)));
}

export async function resumePurchasesAction(_previous: State, form: FormData): Promise<State> {
  const permit = await requirePermit("reseller.stop");
  const input = StopInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);
  return withVerification(permit, "resume-purchases", form, async () =>
    stateOf(await resumePurchases(permit, input.data)),
  );
}

// Also when somebody else was faster: the dialog then shows, and sends, the newest version.
function stateOf(decision: Decision<RecallReason>): State {
  refresh();
  return decision.allowed ? { status: "saved" } : { status: "refused", reasons: decision.reasons };
}
