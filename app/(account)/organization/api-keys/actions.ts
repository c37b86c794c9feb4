"use server";

import { refresh } from "next/cache";
import { requirePermit } from "@/lib/auth/session";
import { objectOf } from "@/lib/contracts/fields";
import type { FormState } from "@/lib/contracts/form-state";
import { invalid } from "@/lib/contracts/invalid";
import { KeyInput, NewKeyInput } from "@/lib/contracts/organization";
import { createApiKey } from "@/lib/data/api-key/create-api-key";
import { revokeApiKey } from "@/lib/data/api-key/revoke-api-key";
import type { ApiKeyReason } from "@/lib/domain/access/key-scope";
import { withVerification } from "../../../with-verification";

type Created = FormState<ApiKeyReason, never, { readonly key: string }>;

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

export async function revokeApiKeyAction(form: FormData): Promise<void> {
  const permit = await requirePermit("api-key.manage");
  const input = KeyInput.safeParse(objectOf(form));
  if (input.success) await revokeApiKey(permit, input.data);
  refresh();
}
