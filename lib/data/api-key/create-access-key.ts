import "server-only";
import type { AccessKeyOnce } from "@/lib/contracts/api-key";
import type { ApiKeyReason } from "@/lib/domain/access/key-scope";
import type { Permit } from "@/lib/domain/access/permit";
import type { NonEmpty } from "@/lib/domain/decision";
import { sealSecret } from "../end/sealed-secret";
import { newId } from "../new-id";
import { addKey, type NewKey } from "./add-key";
import { newAccessKey } from "./new-access-key";

export type CreateAccessKeyAnswer =
  | ({ readonly allowed: true; readonly keyId: string } & AccessKeyOnce)
  | { readonly allowed: false; readonly reasons: NonEmpty<ApiKeyReason> };

/** An access key of one's own company, which signs requests; its secret is kept sealed, since it checks them ("Keys"). */
export async function createAccessKey(
  { actor }: Permit<"api-key.manage">,
  input: NewKey,
): Promise<CreateAccessKeyAnswer> {
  const keyId = newId();
  const { accessKeyId, secret } = newAccessKey();
  const sealed = sealSecret({ distributorId: actor.distributorId, id: keyId }, secret);
  const decision = await addKey(actor, input, { keyId, shown: accessKeyId, kind: "access-key", secret: sealed });
  return decision.allowed ? { allowed: true, keyId, accessKeyId, secret } : decision;
}
