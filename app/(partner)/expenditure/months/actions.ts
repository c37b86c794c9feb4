"use server";

import { refresh } from "next/cache";
import { requirePermit } from "@/lib/auth/session";
import { CloseMonthInput, type ClosingState } from "@/lib/contracts/closing";
import { objectOf } from "@/lib/contracts/fields";
import { invalid } from "@/lib/contracts/invalid";
import { closeMonth } from "@/lib/data/closing/close-month";

export async function closeMonthAction(_previous: ClosingState, form: FormData): Promise<ClosingState> {
  const permit = await requirePermit("expenditure.close");
  const input = CloseMonthInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);

  const answer = await closeMonth(permit, input.data);
  if (answer.status === "saved") refresh();
  return answer;
}
