"use server";

import { refresh } from "next/cache";
import { requirePermit } from "@/lib/auth/session";
import { IssueCouponInput, WithdrawCouponInput } from "@/lib/contracts/coupon";
import { objectOf } from "@/lib/contracts/fields";
import type { FormState } from "@/lib/contracts/form-state";
import { invalid } from "@/lib/contracts/invalid";
import { issueCoupon } from "@/lib/data/coupon/issue-coupon";
import { withdrawCoupon } from "@/lib/data/coupon/withdraw-coupon";
import type { CouponReason } from "@/lib/domain/coupon/decide-coupon";

type State = FormState<CouponReason>;

export async function issueCouponAction(_previous: State, form: FormData): Promise<State> {
  const permit = await requirePermit("coupon.issue");
  const input = IssueCouponInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);

  const answer = await issueCoupon(permit, input.data);
  refresh();
  return answer.allowed ? { status: "saved" } : { status: "refused", reasons: answer.reasons };
}

export async function withdrawCouponAction(_previous: State, form: FormData): Promise<State> {
  const permit = await requirePermit("coupon.withdraw");
  const input = WithdrawCouponInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);

  const decision = await withdrawCoupon(permit, input.data);
  refresh();
  return decision.allowed ? { status: "saved" } : { status: "refused", reasons: decision.reasons };
}
