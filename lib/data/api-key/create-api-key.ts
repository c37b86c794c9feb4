import "server-only";
import type { ApiKeyReason } from "@/lib/domain/access/key-scope";
import type { Permit } from "@/lib/domain/access/permit";
import type { NonEmpty } from "@/lib/domain/decision";
import { newId } from "../new-id";
import { newSecret } from "../secret";
import { addKey, type NewKey } from "./add-key";
import { API_KEY_PREFIX } from "./find-api-key";

export type CreateApiKeyAnswer =
  | { readonly allowed: true; readonly keyId: string /** Shown once. */; readonly key: string }
  | { readonly allowed: false; readonly reasons: NonEmpty<ApiKeyReason> };

/** A bearer key of one's own company; only its hash is kept ("Keys"). */
export async function createApiKey({ actor }: Permit<"api-key.manage">, input: NewKey): Promise<CreateApiKeyAnswer> {
  const [keyId, key] = [newId(), `${API_KEY_PREFIX}${newSecret()}`];
  const decision = await addKey(actor, input, { keyId, shown: key, kind: "api-key", secret: null });
  return decision.allowed ? { allowed: true, keyId, key } : decision;
}
