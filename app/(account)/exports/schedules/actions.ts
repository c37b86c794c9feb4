"use server";

import { refresh } from "next/cache";
import { getLocale } from "next-intl/server";
import { requirePermit } from "@/lib/auth/session";
import { objectOf } from "@/lib/contracts/fields";
import type { FormState } from "@/lib/contracts/form-state";
import { invalid } from "@/lib/contracts/invalid";
import { EndScheduleInput, SetScheduleInput } from "@/lib/contracts/schedule";
import { endSchedule } from "@/lib/data/export/end-schedule";
import { setSchedule } from "@/lib/data/export/set-schedule";
import type { ScheduleReason } from "@/lib/domain/export/decide-schedule";

type State = FormState<ScheduleReason>;

export async function setScheduleAction(_previous: State, form: FormData): Promise<State> {
  const permit = await requirePermit("export.create");
  const input = SetScheduleInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);

  const decision = await setSchedule(permit, input.data, await getLocale());
  refresh();
  return decision.allowed ? { status: "saved" } : { status: "refused", reasons: decision.reasons };
}

export async function endScheduleAction(_previous: State, form: FormData): Promise<State> {
  const permit = await requirePermit("export.create");
  const input = EndScheduleInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);

  const decision = await endSchedule(permit, input.data);
  refresh();
  return decision.allowed ? { status: "saved" } : { status: "refused", reasons: decision.reasons };
}
