"use server";

import { refresh } from "next/cache";
import { requirePermit } from "@/lib/auth/session";
import { HandleAlertsForm, handlingActOf } from "@/lib/contracts/alert";
import { objectOf } from "@/lib/contracts/fields";
import type { HandleState } from "@/lib/contracts/handle-state";
import { invalid } from "@/lib/contracts/invalid";
import { handleAlerts } from "@/lib/data/alert/handle-alerts";

export async function handleAlertsAction(_previous: HandleState, form: FormData): Promise<HandleState> {
  const permit = await requirePermit("alert.handle");
  const input = HandleAlertsForm.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);

  const answers = await handleAlerts(permit, input.data.alertIds, handlingActOf(input.data, new Date()));
  const refused = answers.filter(({ reasons }) => reasons !== null);
  const reasons = [
    ...new Map(refused.flatMap((answer) => answer.reasons ?? []).map((one) => [one.code, one])).values(),
  ];
  // Also when somebody else was faster: the board then shows how it stands.
  refresh();
  const [first, ...more] = reasons;
  if (first && refused.length === answers.length) return { status: "refused", reasons: [first, ...more] };
  return { status: "saved", saved: { done: answers.length - refused.length, refused: refused.length, reasons } };
}
