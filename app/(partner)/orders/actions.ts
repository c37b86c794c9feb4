"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { requirePermit } from "@/lib/auth/session";
import { objectOf } from "@/lib/contracts/fields";
import type { FormState } from "@/lib/contracts/form-state";
import { invalid } from "@/lib/contracts/invalid";
import { PrepareOrderInput } from "@/lib/contracts/order";
import { prepareOrder } from "@/lib/data/order/prepare-order";
import type { AnyOrderReason } from "@/lib/format/order-reason";

/** Prepares an order for a customer to confirm. */
export async function prepareOrderAction(
  _previous: FormState<AnyOrderReason>,
  form: FormData,
): Promise<FormState<AnyOrderReason>> {
  const permit = await requirePermit("order.prepare");
  const input = PrepareOrderInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);
  const answer = await prepareOrder(permit, input.data);
  if (answer.allowed) redirect(`/orders/${answer.orderId}`);
  refresh();
  return { status: "refused", reasons: answer.reasons };
}
