"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { requirePermit } from "@/lib/auth/session";
import { objectOf } from "@/lib/contracts/fields";
import type { FormState } from "@/lib/contracts/form-state";
import { invalid } from "@/lib/contracts/invalid";
import { PlaceOrderInput } from "@/lib/contracts/order";
import { placeOrder } from "@/lib/data/order/place-order";
import { submitOrder } from "@/lib/data/order/submit-order";
import type { AnyOrderReason } from "@/lib/format/order-reason";

/** Orders, and pays at once unless it is to be paid later. */
export async function placeOrderAction(
  _previous: FormState<AnyOrderReason>,
  form: FormData,
): Promise<FormState<AnyOrderReason>> {
  const permit = await requirePermit("order.place");
  const input = PlaceOrderInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);
  const isLater = form.get("when") === "later";
  const answer = await (isLater ? submitOrder : placeOrder)(permit, input.data);
  if (answer.allowed) redirect(`/portal/orders/${answer.orderId}`);
  refresh();
  return { status: "refused", reasons: answer.reasons };
}
