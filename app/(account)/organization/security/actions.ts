"use server";

import { refresh } from "next/cache";
import { requirePermit } from "@/lib/auth/session";
import { objectOf } from "@/lib/contracts/fields";
import type { FormState } from "@/lib/contracts/form-state";
import { invalid } from "@/lib/contracts/invalid";
import { SetVerificationInput } from "@/lib/contracts/verification";
import { setVerification } from "@/lib/data/verification/set-verification";
import type { VerificationReason } from "@/lib/domain/verification/verification";
import { withVerification } from "../../../with-verification";

type State = FormState<VerificationReason>;

export async function setVerificationAction(_previous: State, form: FormData): Promise<State> {
  const permit = await requirePermit("verification.manage");
  const input = SetVerificationInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);
  const { channel } = input.data;

  // Turned on, it proves first that it works.
  const proof = channel === "off" ? undefined : channel;
  const set = async (): Promise<State> => {
    const decision = await setVerification(permit, input.data);
    refresh();
    return decision.allowed ? { status: "saved" } : { status: "refused", reasons: decision.reasons };
  };
  return withVerification(permit, "set-verification", form, set, proof);
}
