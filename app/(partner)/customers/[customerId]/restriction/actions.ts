"use server";

import { refresh } from "next/cache";
import { requirePermit } from "@/lib/auth/session";
import { objectOf } from "@/lib/contracts/fields";
import type { FormState } from "@/lib/contracts/form-state";
import { invalid } from "@/lib/contracts/invalid";
import { AllowInput, BlockInput, FreezeOrderInput, LiftOrderInput } from "@/lib/contracts/restriction";
import { allowPayPerUse } from "@/lib/data/restriction/allow-pay-per-use";
import { blockPayPerUse } from "@/lib/data/restriction/block-pay-per-use";
import { orderFreeze, orderLift } from "@/lib/data/restriction/order-restriction";
import type { RestrictionReason } from "@/lib/domain/restriction/decide-restriction";

type State = FormState<RestrictionReason>;

export async function freezeCustomerAction(_previous: State, form: FormData): Promise<State> {
  const permit = await requirePermit("restriction.freeze");
  const input = FreezeOrderInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);

  const decision = await orderFreeze(permit, input.data);
  // Also when refused: the page then shows what the present holder may do, or whom to ask.
  refresh();
  return decision.allowed ? { status: "saved" } : { status: "refused", reasons: decision.reasons };
}

export async function liftFreezeAction(_previous: State, form: FormData): Promise<State> {
  const permit = await requirePermit("restriction.lift");
  const input = LiftOrderInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);

  const decision = await orderLift(permit, input.data);
  // Also when refused: the page then shows what the present holder may do, or whom to ask.
  refresh();
  return decision.allowed ? { status: "saved" } : { status: "refused", reasons: decision.reasons };
}

export async function blockPayPerUseAction(_previous: State, form: FormData): Promise<State> {
  const permit = await requirePermit("restriction.block-pay-per-use");
  const input = BlockInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);

  const decision = await blockPayPerUse(permit, input.data);
  // Also when refused: the page then shows what the present holder may do, or whom to ask.
  refresh();
  return decision.allowed ? { status: "saved" } : { status: "refused", reasons: decision.reasons };
}

export async function allowPayPerUseAction(_previous: State, form: FormData): Promise<State> {
  const permit = await requirePermit("restriction.allow-pay-per-use");
  const input = AllowInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);

  const decision = await allowPayPerUse(permit, input.data);
  // Also when refused: the page then shows what the present holder may do, or whom to ask.
  refresh();
  return decision.allowed ? { status: "saved" } : { status: "refused", reasons: decision.reasons };
}
