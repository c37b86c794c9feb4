"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import type { z } from "zod";
import { requirePermit } from "@/lib/auth/session";
import { objectOf } from "@/lib/contracts/fields";
import type { FormState } from "@/lib/contracts/form-state";
import { invalid } from "@/lib/contracts/invalid";
import { AutoRenewalInput, ChangeInput, ConvertInput, RenewInput, UnsubscribeInput } from "@/lib/contracts/term";
import { changeResource } from "@/lib/data/order/change-resource";
import { convertResource } from "@/lib/data/order/convert-resource";
import type { ResourceOrdered } from "@/lib/data/order/order-for-resource";
import { renewResource } from "@/lib/data/order/renew-resource";
import { setAutoRenewal } from "@/lib/data/order/set-auto-renewal";
import { unsubscribeResource } from "@/lib/data/order/unsubscribe-resource";
import type { Permit } from "@/lib/domain/access/permit";
import type { TermOwnReason, TermReason } from "@/lib/domain/term/reason";

type State = FormState<TermReason>;

export async function renewResourceAction(_previous: State, form: FormData): Promise<State> {
  const permit = await requirePermit("order.place");
  return order(permit, RenewInput, form, renewResource);
}

export async function changeResourceAction(_previous: State, form: FormData): Promise<State> {
  const permit = await requirePermit("order.place");
  return order(permit, ChangeInput, form, changeResource);
}

export async function unsubscribeResourceAction(_previous: State, form: FormData): Promise<State> {
  const permit = await requirePermit("order.place");
  return order(permit, UnsubscribeInput, form, unsubscribeResource);
}

export async function convertResourceAction(_previous: State, form: FormData): Promise<State> {
  const permit = await requirePermit("order.place");
  return order(permit, ConvertInput, form, convertResource);
}

async function order<Input>(
  permit: Permit<"order.place">,
  schema: z.ZodType<Input>,
  form: FormData,
  command: (permit: Permit<"order.place">, input: Input) => Promise<ResourceOrdered>,
): Promise<State> {
  const input = schema.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);
  const answer = await command(permit, input.data);
  if (answer.allowed) redirect(`/portal/orders/${answer.orderId}`);
  refresh();
  return { status: "refused", reasons: answer.reasons };
}

export async function setAutoRenewalAction(
  _previous: FormState<TermOwnReason>,
  form: FormData,
): Promise<FormState<TermOwnReason>> {
  const permit = await requirePermit("order.place");
  const input = AutoRenewalInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);
  const answer = await setAutoRenewal(permit, input.data);
  refresh();
  return answer.allowed ? { status: "saved" } : { status: "refused", reasons: answer.reasons };
}
