"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { requirePermit } from "@/lib/auth/session";
import { objectOf } from "@/lib/contracts/fields";
import type { FormState } from "@/lib/contracts/form-state";
import { invalid } from "@/lib/contracts/invalid";
import { PlaceOrderInput } from "@/lib/contracts/order";
import { placeOrder } from "@/lib/data/order/place-order";
import type { OrderReason } from "@/lib/domain/order/decide-order";

export async function placeOrderAction(
  _previous: FormState<OrderReason>,
  form: FormData,
): Promise<FormState<OrderReason>> {
  const permit = await requirePermit("order.place");
  const input = PlaceOrderInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);
  const answer = await placeOrder(permit, input.data);
  if (answer.allowed) redirect(`/portal/orders/${answer.orderId}`);
  refresh();
  return { status: "refused", reasons: answer.reasons };
}
