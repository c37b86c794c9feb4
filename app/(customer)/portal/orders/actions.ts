"use server";

import { refresh } from "next/cache";
import type { PaymentAnswer } from "@/components/order/pay-selected";
import { requirePermit } from "@/lib/auth/session";
import { objectOf } from "@/lib/contracts/fields";
import type { FormState } from "@/lib/contracts/form-state";
import { invalid } from "@/lib/contracts/invalid";
import { CancelOrderInput, PayOrdersInput } from "@/lib/contracts/order";
import { cancelOrder } from "@/lib/data/order/cancel-order";
import { payOrders } from "@/lib/data/order/pay-orders";
import type { AnyOrderReason } from "@/lib/format/order-reason";

/** Pays, or confirms, the one order of a page. */
export async function payOrderAction(
  _previous: FormState<AnyOrderReason>,
  form: FormData,
): Promise<FormState<AnyOrderReason>> {
  const permit = await requirePermit("order.pay");
  const input = PayOrdersInput.safeParse({ orderIds: [objectOf(form)["orderId"]] });
  if (!input.success) return invalid(input.error);
  const [answer] = await payOrders(permit, input.data);
  refresh();
  return answer === undefined || answer.allowed ? { status: "saved" } : { status: "refused", reasons: answer.reasons };
}

/** Pays the chosen orders of a list; a result a row. */
export async function payOrdersAction(
  _previous: FormState<never, never, { readonly rows: readonly PaymentAnswer[] }>,
  form: FormData,
): Promise<FormState<never, never, { readonly rows: readonly PaymentAnswer[] }>> {
  const permit = await requirePermit("order.pay");
  const input = PayOrdersInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);
  const answers = await payOrders(permit, input.data);
  const rows = answers.map((answer) => ({ orderId: answer.orderId, reasons: answer.allowed ? [] : answer.reasons }));
  return { status: "saved", saved: { rows } };
}

/** Cancels, or declines, an order that waits; a partner takes back what it prepared. */
export async function cancelOrderAction(
  _previous: FormState<AnyOrderReason>,
  form: FormData,
): Promise<FormState<AnyOrderReason>> {
  const permit = await requirePermit("order.cancel");
  const input = CancelOrderInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);
  const answer = await cancelOrder(permit, input.data);
  refresh();
  return answer.allowed ? { status: "saved" } : { status: "refused", reasons: answer.reasons };
}
