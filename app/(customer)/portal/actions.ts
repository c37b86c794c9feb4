"use server";

import { refresh } from "next/cache";
import { getLocale } from "next-intl/server";
import { requirePermit } from "@/lib/auth/session";
import { objectOf } from "@/lib/contracts/fields";
import type { FormState } from "@/lib/contracts/form-state";
import { invalid } from "@/lib/contracts/invalid";
import { AskPartnerInput } from "@/lib/contracts/question";
import { askPartner } from "@/lib/data/question/ask-partner";
import type { QuestionReason } from "@/lib/domain/question/decide-question";

export async function askPartnerAction(
  _previous: FormState<QuestionReason>,
  form: FormData,
): Promise<FormState<QuestionReason>> {
  const permit = await requirePermit("partner.ask");
  const input = AskPartnerInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);
  const decision = await askPartner(permit, input.data, await getLocale());
  if (!decision.allowed) return { status: "refused", reasons: decision.reasons };
  refresh();
  return { status: "saved" };
}
