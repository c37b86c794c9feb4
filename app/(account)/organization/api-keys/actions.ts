"use server";

import { refresh } from "next/cache";
import { requirePermit } from "@/lib/auth/session";
import type { AccessKeyOnce } from "@/lib/contracts/api-key";
import { objectOf } from "@/lib/contracts/fields";
import type { FormState } from "@/lib/contracts/form-state";
import { invalid } from "@/lib/contracts/invalid";
import { KeyInput, NewKeyInput } from "@/lib/contracts/organization";
import { createAccessKey } from "@/lib/data/api-key/create-access-key";
import { createApiKey } from "@/lib/data/api-key/create-api-key";
import { revokeApiKey } from "@/lib/data/api-key/revoke-api-key";
import { rotateAccessKey } from "@/lib/data/api-key/rotate-access-key";
import type { ApiKeyReason } from "@/lib/domain/access/key-scope";
import { withVerification } from "../../../with-verification";

type Created = FormState<ApiKeyReason, never, { readonly key: string }>;
type WithSecret = FormState<ApiKeyReason, never, AccessKeyOnce>;

export async function createApiKeyAction(_previous: Created, form: FormData): Promise<Created> {
  const permit = await requirePermit("api-key.manage");
  const input = NewKeyInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);
  return withVerification(permit, "create-api-key", form, async (): Promise<Created> => {
    const answer = await createApiKey(permit, input.data);
    if (!answer.allowed) return { status: "refused", reasons: answer.reasons };
    refresh();
    return { status: "saved", saved: { key: answer.key } };
  });
}

export async function createAccessKeyAction(_previous: WithSecret, form: FormData): Promise<WithSecret> {
  const permit = await requirePermit("api-key.manage");
  const input = NewKeyInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);
  return withVerification(permit, "create-api-key", form, async (): Promise<WithSecret> => {
    const answer = await createAccessKey(permit, input.data);
    if (!answer.allowed) return { status: "refused", reasons: answer.reasons };
    refresh();
    return { status: "saved", saved: { accessKeyId: answer.accessKeyId, secret: answer.secret } };
  });
}

export async function rotateAccessKeyAction(_previous: WithSecret, form: FormData): Promise<WithSecret> {
  const permit = await requirePermit("api-key.manage");
  const input = KeyInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);
  return withVerification(permit, "create-api-key", form, async (): Promise<WithSecret> => {
    const answer = await rotateAccessKey(permit, input.data);
    if (!answer.allowed) return { status: "refused", reasons: answer.reasons };
    refresh();
    return { status: "saved", saved: { accessKeyId: answer.accessKeyId, secret: answer.secret } };
  });
}

export async function revokeApiKeyAction(
  _previous: FormState<ApiKeyReason>,
  form: FormData,
): Promise<FormState<ApiKeyReason>> {
  const permit = await requirePermit("api-key.manage");
  const input = KeyInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);
  const decision = await revokeApiKey(permit, input.data);
  refresh();
  return decision.allowed ? { status: "saved" } : { status: "refused", reasons: decision.reasons };
}
