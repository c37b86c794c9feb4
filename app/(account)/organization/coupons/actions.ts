"use server";

import { refresh } from "next/cache";
import { requirePermit } from "@/lib/auth/session";
import { SettlementDayInput } from "@/lib/contracts/coupon";
import { objectOf } from "@/lib/contracts/fields";
import type { FormState } from "@/lib/contracts/form-state";
import { invalid } from "@/lib/contracts/invalid";
import { setSettlementDay } from "@/lib/data/coupon/set-settlement-day";
import type { CouponReason } from "@/lib/domain/coupon/decide-coupon";

type State = FormState<CouponReason>;

export async function setSettlementDayAction(_previous: State, form: FormData): Promise<State> {
  const permit = await requirePermit("coupon-settlement.set");
  const input = SettlementDayInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);

  const decision = await setSettlementDay(permit, input.data);
  refresh();
  return decision.allowed ? { status: "saved" } : { status: "refused", reasons: decision.reasons };
}
