"use server";

import { refresh } from "next/cache";
import { requirePermit } from "@/lib/auth/session";
import { objectOf } from "@/lib/contracts/fields";
import type { FormState } from "@/lib/contracts/form-state";
import { invalid } from "@/lib/contracts/invalid";
import { DismissAnomalyInput, PaceRuleInput } from "@/lib/contracts/outlook";
import { dismissAnomaly } from "@/lib/data/forecast/dismiss-anomaly";
import { setPaceRule } from "@/lib/data/forecast/set-pace-rule";
import type { ForesightReason } from "@/lib/domain/forecast/decide-foresight";

type State = FormState<ForesightReason>;

export async function dismissAnomalyAction(_previous: State, form: FormData): Promise<State> {
  const permit = await requirePermit("anomaly.dismiss");
  const input = DismissAnomalyInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);

  const decision = await dismissAnomaly(permit, input.data);
  refresh();
  return decision.allowed ? { status: "saved" } : { status: "refused", reasons: decision.reasons };
}

export async function setPaceRuleAction(_previous: State, form: FormData): Promise<State> {
  const permit = await requirePermit("pace-alert.set");
  const input = PaceRuleInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);

  const decision = await setPaceRule(permit, input.data);
  refresh();
  return decision.allowed ? { status: "saved" } : { status: "refused", reasons: decision.reasons };
}
