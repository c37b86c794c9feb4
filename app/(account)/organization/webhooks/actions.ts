"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { requirePermit, requireVisitor } from "@/lib/auth/session";
import type { EndHeard } from "@/lib/contracts/end";
import { objectOf } from "@/lib/contracts/fields";
import type { FormState } from "@/lib/contracts/form-state";
import { invalid } from "@/lib/contracts/invalid";
import {
  ChangeWebhookInput,
  NewWebhookInput,
  ReplayDeadInput,
  ReplayInput,
  WebhookInput,
  WebhookStateInput,
} from "@/lib/contracts/webhook";
import { addWebhook } from "@/lib/data/webhook/add-webhook";
import { changeWebhook } from "@/lib/data/webhook/change-webhook";
import type { ClaimedDelivery } from "@/lib/data/webhook/claim-delivery";
import { removeWebhook } from "@/lib/data/webhook/remove-webhook";
import { replayDead } from "@/lib/data/webhook/replay-dead";
import { replayDelivery } from "@/lib/data/webhook/replay-delivery";
import { rotateWebhookSecret } from "@/lib/data/webhook/rotate-webhook-secret";
import { setWebhookState } from "@/lib/data/webhook/set-webhook-state";
import { testWebhook } from "@/lib/data/webhook/test-webhook";
import type { WebhookReason } from "@/lib/domain/webhook/decide-webhook";
import type { WebhookError } from "@/lib/domain/webhook/delivery";
import { env } from "@/lib/env";
import { deliveryBody } from "@/lib/format/delivery-body";
import { zoneDayStart } from "@/lib/format/zone-day";

type State = FormState<WebhookReason>;
type Saved<What> = FormState<WebhookReason, never, What>;
type WithSecret = Saved<{ readonly secret: string }>;
type Added = Saved<{ readonly webhookId: string; readonly secret: string }>;

export async function addWebhookAction(_previous: Added, form: FormData): Promise<Added> {
  const permit = await requirePermit("webhook.manage");
  const input = NewWebhookInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);
  const answer = await addWebhook(permit, input.data);
  if (!answer.allowed) return { status: "refused", reasons: answer.reasons };
  refresh();
  return { status: "saved", saved: { webhookId: answer.webhookId, secret: answer.secret } };
}

export async function changeWebhookAction(_previous: State, form: FormData): Promise<State> {
  const permit = await requirePermit("webhook.manage");
  const input = ChangeWebhookInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);
  const decision = await changeWebhook(permit, input.data);
  refresh();
  return decision.allowed ? { status: "saved" } : { status: "refused", reasons: decision.reasons };
}

export async function setWebhookStateAction(_previous: State, form: FormData): Promise<State> {
  const permit = await requirePermit("webhook.manage");
  const input = WebhookStateInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);
  const decision = await setWebhookState(permit, input.data);
  refresh();
  return decision.allowed ? { status: "saved" } : { status: "refused", reasons: decision.reasons };
}

export async function rotateWebhookSecretAction(_previous: WithSecret, form: FormData): Promise<WithSecret> {
  const permit = await requirePermit("webhook.manage");
  const input = WebhookInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);
  const answer = await rotateWebhookSecret(permit, input.data);
  if (!answer.allowed) return { status: "refused", reasons: answer.reasons };
  refresh();
  return { status: "saved", saved: { secret: answer.secret } };
}

export async function testWebhookAction(
  _previous: Saved<EndHeard<WebhookError>>,
  form: FormData,
): Promise<Saved<EndHeard<WebhookError>>> {
  const permit = await requirePermit("webhook.manage");
  const input = WebhookInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);
  const answer = await testWebhook(permit, input.data, bodyOf);
  if (!answer.allowed) return { status: "refused", reasons: answer.reasons };
  refresh();
  return { status: "saved", saved: answer.heard };
}

/** In the webhook's own language, not the visitor's. */
async function bodyOf(claimed: ClaimedDelivery): Promise<string> {
  const say = await getTranslations({ locale: claimed.language });
  return deliveryBody(claimed, say, env().NEXTAUTH_URL);
}

export async function replayDeliveryAction(_previous: State, form: FormData): Promise<State> {
  const permit = await requirePermit("webhook.manage");
  const input = ReplayInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);
  const decision = await replayDelivery(permit, input.data);
  refresh();
  return decision.allowed ? { status: "saved" } : { status: "refused", reasons: decision.reasons };
}

type Replayed = Saved<{ readonly replayed: number }>;

export async function replayDeadAction(_previous: Replayed, form: FormData): Promise<Replayed> {
  const permit = await requirePermit("webhook.manage");
  const { user } = await requireVisitor();
  const input = ReplayDeadInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);
  const { webhookId } = input.data;
  const [from, to] = [zoneDayStart(input.data.from, user.timeZone), zoneDayStart(input.data.to, user.timeZone, 1)];
  if (!from || !to) return { status: "invalid", fieldErrors: { from: ["day"] } };
  const answer = await replayDead(permit, { webhookId, from, to });
  if (!answer.allowed) return { status: "refused", reasons: answer.reasons };
  refresh();
  return { status: "saved", saved: { replayed: answer.replayed } };
}

export async function removeWebhookAction(_previous: State, form: FormData): Promise<State> {
  const permit = await requirePermit("webhook.manage");
  const input = WebhookInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);
  const decision = await removeWebhook(permit, input.data);
  if (!decision.allowed) return { status: "refused", reasons: decision.reasons };
  // Its own page is gone with it.
  redirect("/organization/webhooks");
}
