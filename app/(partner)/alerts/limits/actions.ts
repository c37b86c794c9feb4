"use server";

import { refresh } from "next/cache";
import { requirePermit } from "@/lib/auth/session";
import { AlertLimitsForm } from "@/lib/contracts/alert";
import { objectOf } from "@/lib/contracts/fields";
import type { FormState } from "@/lib/contracts/form-state";
import { invalid } from "@/lib/contracts/invalid";
import { setAlertLimits } from "@/lib/data/alert/set-alert-limits";
import type { AlertLimitReason } from "@/lib/domain/alert/limits";

type State = FormState<AlertLimitReason>;

export async function setAlertLimitsAction(_previous: State, form: FormData): Promise<State> {
  const permit = await requirePermit("alert-limit.set");
  const input = AlertLimitsForm.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);

  const decision = await setAlertLimits(permit, input.data);
  if (!decision.allowed) return { status: "refused", reasons: decision.reasons };

  refresh();
  return { status: "saved" };
}
