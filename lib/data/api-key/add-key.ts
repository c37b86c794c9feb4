import "server-only";
import { apiKeys, type CREDENTIAL_KINDS, credentials } from "@/db/schema";
import type { Actor, KeyScope } from "@/lib/domain/access/actor";
import { type ApiKeyReason, scopesOf } from "@/lib/domain/access/key-scope";
import { ALLOWED, type Decision, refuse } from "@/lib/domain/decision";
import { recordAudit } from "../audit";
import { writeFor } from "../company/write-for";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { hashOfSecret } from "../secret";

export type NewKey = { readonly name: string; readonly scopes: readonly KeyScope[] };

type Made = {
  readonly keyId: string;
  /** What a request shows of it. */
  readonly shown: string;
  readonly kind: Extract<(typeof CREDENTIAL_KINDS)[number], "api-key" | "access-key">;
  /** What it signs with, sealed; null: it is shown itself. */
  readonly secret: string | null;
};

const ENDING_LENGTH = 4;

/** Keeps a key that was just made, with scopes its company can use ("Keys"). */
export async function addKey(actor: Actor, { name, scopes }: NewKey, made: Made): Promise<Decision<ApiKeyReason>> {
  const { company, distributorId } = actor;
  if (scopes.length === 0) return refuse({ code: "api-key.no-scope" });
  const foreign = scopes.filter((scope) => !scopesOf(company.kind).includes(scope));
  if (foreign.length > 0) return refuse({ code: "api-key.scope-not-for-company", scopes: foreign });

  const { keyId, shown, kind, secret } = made;
  const ending = shown.slice(-ENDING_LENGTH);
  const kept = [...new Set(scopes)];
  return writeFor(actor, async (tx) => {
    const at = await instantOf(tx);
    await tx.insert(apiKeys).values({
      distributorId,
      id: keyId,
      companyKind: company.kind,
      companyId: company.id,
      name,
      ending,
      scopes: kept,
      accessKeyId: kind === "access-key" ? shown : null,
      secret,
      createdAt: at,
    });
    await tx.insert(credentials).values({ hash: hashOfSecret(shown), kind, distributorId, rowId: keyId });
    const subject = { kind: "api-key", id: keyId, name } as const;
    const after = { kind, scopes: kept, ending };
    await recordAudit(tx, actor, [{ changeId: newId(), at, action: "api-key.created", subject, after }]);
    return ALLOWED;
  });
}
