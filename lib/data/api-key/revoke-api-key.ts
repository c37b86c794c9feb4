import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { apiKeys } from "@/db/schema";
import type { ApiKeyReason } from "@/lib/domain/access/key-scope";
import type { Permit } from "@/lib/domain/access/permit";
import { ALLOWED, type Decision, refuse } from "@/lib/domain/decision";
import { recordAudit } from "../audit";
import { writeFor } from "../company/write-for";
import { instantOf } from "../instant";
import { newId } from "../new-id";

/** Ends a key of one's own company from its next call on. */
export async function revokeApiKey(
  { actor }: Permit<"api-key.manage">,
  { keyId }: { readonly keyId: string },
): Promise<Decision<ApiKeyReason>> {
  return writeFor(actor, async (tx) => {
    const at = await instantOf(tx);
    const [row] = await tx
      .update(apiKeys)
      .set({ revokedAt: at })
      .where(
        and(
          eq(apiKeys.distributorId, actor.distributorId),
          eq(apiKeys.companyId, actor.company.id),
          eq(apiKeys.id, keyId),
          isNull(apiKeys.revokedAt),
        ),
      )
      .returning({ name: apiKeys.name, scopes: apiKeys.scopes });
    if (!row) return refuse({ code: "api-key.unknown" });
    const subject = { kind: "api-key", id: keyId, name: row.name } as const;
    const before = { scopes: row.scopes };
    await recordAudit(tx, actor, [{ changeId: newId(), at, action: "api-key.revoked", subject, before }]);
    return ALLOWED;
  });
}
