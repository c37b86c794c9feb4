import "server-only";
import { apiKeys, credentials } from "@/db/schema";
import type { KeyScope } from "@/lib/domain/access/actor";
import { type ApiKeyReason, scopesOf } from "@/lib/domain/access/key-scope";
import type { Permit } from "@/lib/domain/access/permit";
import type { NonEmpty } from "@/lib/domain/decision";
import { recordAudit } from "../audit";
import { writeFor } from "../company/write-for";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { hashOfSecret, newSecret } from "../secret";
import { API_KEY_PREFIX } from "./find-api-key";

const ENDING_LENGTH = 4;

type Input = { readonly name: string; readonly scopes: readonly KeyScope[] };
export type CreateApiKeyAnswer =
  | { readonly allowed: true; readonly keyId: string /** Shown once. */; readonly key: string }
  | { readonly allowed: false; readonly reasons: NonEmpty<ApiKeyReason> };

/** A bearer key of one's own company; only its hash is kept ("Keys"). */
export async function createApiKey(
  { actor }: Permit<"api-key.manage">,
  { name, scopes }: Input,
): Promise<CreateApiKeyAnswer> {
  const { company, distributorId } = actor;
  if (scopes.length === 0) return { allowed: false, reasons: [{ code: "api-key.no-scope" }] };
  const foreign = scopes.filter((scope) => !scopesOf(company.kind).includes(scope));
  if (foreign.length > 0) {
    return { allowed: false, reasons: [{ code: "api-key.scope-not-for-company", scopes: foreign }] };
  }

  const [keyId, key] = [newId(), `${API_KEY_PREFIX}${newSecret()}`];
  const kept = [...new Set(scopes)];
  return writeFor(actor, async (tx): Promise<CreateApiKeyAnswer> => {
    const at = await instantOf(tx);
    const ending = key.slice(-ENDING_LENGTH);
    const owner = { companyKind: company.kind, companyId: company.id };
    await tx.insert(apiKeys).values({ distributorId, id: keyId, ...owner, name, ending, scopes: kept, createdAt: at });
    await tx.insert(credentials).values({ hash: hashOfSecret(key), kind: "api-key", distributorId, rowId: keyId });
    const subject = { kind: "api-key", id: keyId, name } as const;
    const after = { scopes: kept, ending };
    await recordAudit(tx, actor, [{ changeId: newId(), at, action: "api-key.created", subject, after }]);
    return { allowed: true, keyId, key };
  });
}
