"use server";

import { refresh } from "next/cache";
import { requirePermit } from "@/lib/auth/session";
import { RetryInput } from "@/lib/contracts/connector";
import { objectOf } from "@/lib/contracts/fields";
import type { FormState } from "@/lib/contracts/form-state";
import { invalid } from "@/lib/contracts/invalid";
import { AllowInput, BlockInput, FreezeOrderInput, LiftOrderInput } from "@/lib/contracts/restriction";
import { retryPlaces } from "@/lib/data/connector/retry-places";
import { allowPayPerUse } from "@/lib/data/restriction/allow-pay-per-use";
import { blockPayPerUse } from "@/lib/data/restriction/block-pay-per-use";
import { orderFreeze, orderLift } from "@/lib/data/restriction/order-restriction";
import type { ConnectorReason } from "@/lib/domain/connector/connector";
import type { Decision } from "@/lib/domain/decision";
import type { RestrictionReason } from "@/lib/domain/restriction/decide-restriction";
import { withVerification } from "../../../../with-verification";

type State = FormState<RestrictionReason>;
type Retried = FormState<ConnectorReason>;

export async function freezeCustomerAction(_previous: State, form: FormData): Promise<State> {
  const permit = await requirePermit("restriction.freeze");
  const input = FreezeOrderInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);

  return withVerification(permit, "freeze-customer", form, async () => stateOf(await orderFreeze(permit, input.data)));
}

export async function liftFreezeAction(_previous: State, form: FormData): Promise<State> {
  const permit = await requirePermit("restriction.lift");
  const input = LiftOrderInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);

  return withVerification(permit, "lift-freeze", form, async () => stateOf(await orderLift(permit, input.data)));
}

export async function blockPayPerUseAction(_previous: State, form: FormData): Promise<State> {
  const permit = await requirePermit("restriction.block-pay-per-use");
  const input = BlockInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);

  return withVerification(permit, "block-pay-per-use", form, async () =>
    stateOf(await blockPayPerUse(permit, input.data)),
  );
}

export async function allowPayPerUseAction(_previous: State, form: FormData): Promise<State> {
  const permit = await requirePermit("restriction.allow-pay-per-use");
  const input = AllowInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);

  return withVerification(permit, "allow-pay-per-use", form, async () =>
    stateOf(await allowPayPerUse(permit, input.data)),
  );
}

// Also when refused: the page then shows what the present holder may do, or whom to ask.
function stateOf(decision: Decision<RestrictionReason>): State {
  refresh();
  return decision.allowed ? { status: "saved" } : { status: "refused", reasons: decision.reasons };
}

export async function retryPlaceAction(_previous: Retried, form: FormData): Promise<Retried> {
  const permit = await requirePermit("restriction.retry");
  const input = RetryInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);
  const retried = await retryPlaces(permit, input.data);
  refresh();
  return retried > 0 ? { status: "saved" } : { status: "refused", reasons: [{ code: "connector.nothing-open" }] };
}
