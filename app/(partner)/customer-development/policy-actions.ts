"use server";

import { refresh } from "next/cache";
import { requirePermit } from "@/lib/auth/session";
import { RemovePolicyInput, StartingPolicyInput } from "@/lib/contracts/development";
import { objectOf } from "@/lib/contracts/fields";
import type { FormState } from "@/lib/contracts/form-state";
import { invalid } from "@/lib/contracts/invalid";
import { setStartingPolicy } from "@/lib/data/development/set-starting-policy";
import type { Decision } from "@/lib/domain/decision";
import type { PolicyReason } from "@/lib/domain/development/starting-policy";
import { withVerification } from "../../with-verification";

type State = FormState<PolicyReason>;

export async function setStartingPolicyAction(_previous: State, form: FormData): Promise<State> {
  const permit = await requirePermit("starting-policy.set");
  const input = StartingPolicyInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);
  const { resellerId, version, startLifted: lift, ...budget } = input.data;
  return withVerification(permit, "set-starting-policy", form, async () =>
    stateOf(await setStartingPolicy(permit, { resellerId, version, wish: { ...budget, lift } })),
  );
}

export async function removeStartingPolicyAction(_previous: State, form: FormData): Promise<State> {
  const permit = await requirePermit("starting-policy.set");
  const input = RemovePolicyInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);
  const { resellerId, version } = input.data;
  return stateOf(await setStartingPolicy(permit, { resellerId, version, wish: null }));
}

// Also when somebody else was faster: the dialog then shows, and sends, the newest version.
function stateOf(decision: Decision<PolicyReason>): State {
  refresh();
  return decision.allowed ? { status: "saved" } : { status: "refused", reasons: decision.reasons };
}
