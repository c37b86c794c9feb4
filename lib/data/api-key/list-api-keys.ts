import "server-only";
import { and, desc, eq } from "drizzle-orm";
import { apiKeys } from "@/db/schema";
import type { Permit } from "@/lib/domain/access/permit";
import { inTenant } from "../tenant";

/** The keys of one's own company, newest first; revoked ones stay readable. */
export async function listApiKeys({ actor }: Permit<"api-key.manage">) {
  return inTenant(actor, (tx) =>
    tx
      .select({
        id: apiKeys.id,
        name: apiKeys.name,
        ending: apiKeys.ending,
        /** Null: a bearer key. */
        accessKeyId: apiKeys.accessKeyId,
        formerSecretUntil: apiKeys.formerSecretUntil,
        scopes: apiKeys.scopes,
        createdAt: apiKeys.createdAt,
        revokedAt: apiKeys.revokedAt,
      })
      .from(apiKeys)
      .where(and(eq(apiKeys.distributorId, actor.distributorId), eq(apiKeys.companyId, actor.company.id)))
      .orderBy(desc(apiKeys.createdAt), desc(apiKeys.id)),
  );
}
