"use server";

import { refresh } from "next/cache";
import { requirePermit } from "@/lib/auth/session";
import { objectOf } from "@/lib/contracts/fields";
import type { FormState } from "@/lib/contracts/form-state";
import { invalid } from "@/lib/contracts/invalid";
import { RetryUndeliveredInput } from "@/lib/contracts/undelivered";
import { retryUndelivered } from "@/lib/data/undelivered/retry-undelivered";
import type { UndeliveredReason } from "@/lib/domain/notification/undelivered";

type State = FormState<UndeliveredReason>;

export async function retryUndeliveredAction(_previous: State, form: FormData): Promise<State> {
  const permit = await requirePermit("notification.read");
  const input = RetryUndeliveredInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);
  const decision = await retryUndelivered(permit, input.data);
  refresh();
  return decision.allowed ? { status: "saved" } : { status: "refused", reasons: decision.reasons };
}
