import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { apiKeys, credentials, customers, distributors, resellers } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { database } from "../database";
import { hashOfSecret } from "../secret";
import { inTenant } from "../tenant";

export const API_KEY_PREFIX = "pc_";

type Request = { readonly requestId: string; readonly ip: string | null };

/** The company acting by this key, read afresh; null for an unknown or revoked one. */
export async function findApiKeyActor(secret: string, request: Request): Promise<Actor | null> {
  if (!secret.startsWith(API_KEY_PREFIX)) return null;
  const [found] = await database()
    .select({ distributorId: credentials.distributorId, keyId: credentials.rowId })
    .from(credentials)
    .where(and(eq(credentials.hash, hashOfSecret(secret)), eq(credentials.kind, "api-key")))
    .limit(1);
  return found ? actorOfKey(found, request) : null;
}

async function actorOfKey(
  { distributorId, keyId }: { readonly distributorId: string; readonly keyId: string },
  { requestId, ip }: Request,
): Promise<Actor | null> {
  const [row] = await inTenant({ distributorId }, (tx) =>
    tx
      .select({
        name: apiKeys.name,
        scopes: apiKeys.scopes,
        kind: apiKeys.companyKind,
        companyId: apiKeys.companyId,
        distributor: { name: distributors.name, accountName: distributors.accountName, state: distributors.state },
        reseller: { name: resellers.name, accountName: resellers.accountName, state: resellers.state },
        customer: { name: customers.name, accountName: customers.accountName },
      })
      .from(apiKeys)
      .innerJoin(distributors, eq(distributors.distributorId, apiKeys.distributorId))
      .leftJoin(resellers, and(eq(resellers.distributorId, apiKeys.distributorId), eq(resellers.id, apiKeys.companyId)))
      .leftJoin(customers, and(eq(customers.distributorId, apiKeys.distributorId), eq(customers.id, apiKeys.companyId)))
      .where(and(eq(apiKeys.distributorId, distributorId), eq(apiKeys.id, keyId), isNull(apiKeys.revokedAt)))
      .limit(1),
  );
  const company = row && (row.kind === "distributor" ? row.distributor : row[row.kind]);
  if (!row || !company) return null;
  return {
    distributorId,
    company: { kind: row.kind, id: row.companyId, name: company.name, accountName: company.accountName },
    companyState: row.kind === "customer" ? "active" : (row[row.kind]?.state ?? "active"),
    via: { kind: "key", keyId, name: row.name, scopes: row.scopes },
    requestId,
    ip,
  };
}
