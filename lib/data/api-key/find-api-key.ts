import "server-only";
import { sql } from "drizzle-orm";
import type { Actor, CompanyKind, CompanyState, KeyScope } from "@/lib/domain/access/actor";
import { database } from "../database";
import { openSecret } from "../end/sealed-secret";
import { preparedRows } from "../prepared-rows";
import { hashOfSecret } from "../secret";
import { rowsInTenant } from "../tenant";

export const API_KEY_PREFIX = "pc_";

type Request = { readonly requestId: string; readonly ip: string | null };
type Credential = { readonly distributor_id: string; readonly key_id: string };
type Row = {
  readonly name: string;
  readonly secret: string | null;
  readonly former: string | null;
  readonly scopes: readonly KeyScope[];
  readonly kind: CompanyKind;
  readonly company_id: string;
  readonly company_name: string | null;
  readonly account_name: string | null;
  readonly state: CompanyState;
};

export type FoundKey = {
  readonly actor: Actor;
  readonly keyId: string;
  /** Any of them signs; none: a bearer key, or it was sealed under another AUTH_SECRET. */
  readonly secrets: readonly string[];
};

/** The company acting by this key, read afresh; null for an unknown or revoked one. */
export async function findApiKeyActor(secret: string, request: Request): Promise<Actor | null> {
  if (!secret.startsWith(API_KEY_PREFIX)) return null;
  const found = await findCredential(hashOfSecret(secret));
  return found ? ((await keyOf(found, request))?.actor ?? null) : null;
}

/** A key that signs, found by what its requests name it; null for an unknown or revoked one. */
export async function findAccessKey(accessKeyId: string, request: Request): Promise<FoundKey | null> {
  const found = await findCredential(hashOfSecret(accessKeyId), "access-key");
  return found ? keyOf(found, request) : null;
}

const KNOWN_MAX = 10_000;
const known = new Map<string, Credential>();

/** Which key a secret means never changes, so it is kept; whether the key still holds is read every time. */
async function findCredential(hash: string, kind: "api-key" | "access-key" = "api-key"): Promise<Credential | null> {
  const name = `${kind} ${hash}`;
  const before = known.get(name);
  if (before) return before;
  const [found] = await preparedRows<Credential>(
    database().$client,
    sql`select distributor_id, row_id as key_id from credentials where hash = ${hash} and kind = ${kind}`,
  );
  if (!found) return null;
  if (known.size >= KNOWN_MAX) known.clear();
  known.set(name, found);
  return found;
}

async function keyOf(
  { distributor_id: distributorId, key_id: keyId }: Credential,
  request: Request,
): Promise<FoundKey | null> {
  const tenant = sql`${distributorId}::uuid`;
  const [row] = await rowsInTenant<Row>(
    { distributorId },
    sql`select k.name, to_json(k.scopes) as scopes, k.secret,
          case when k.former_secret_until > statement_timestamp() then k.former_secret end as former, k.company_kind as kind, k.company_id,
          case k.company_kind when 'distributor' then d.name when 'reseller' then r.name else c.name end as company_name,
          case k.company_kind when 'distributor' then d.account_name when 'reseller' then r.account_name
            else c.account_name end as account_name,
          case k.company_kind when 'distributor' then d.state when 'reseller' then r.state else 'active' end as state
        from api_keys k
        join distributors d on d.distributor_id = ${tenant}
        left join resellers r on r.distributor_id = ${tenant} and r.id = k.company_id
        left join customers c on c.distributor_id = ${tenant} and c.id = k.company_id
        where k.distributor_id = ${tenant} and k.id = ${keyId}::uuid and k.revoked_at is null`,
  );
  if (!row || row.company_name === null || row.account_name === null) return null;
  const { kind, company_id: id, company_name: name, account_name: accountName } = row;
  const actor: Actor = {
    distributorId,
    company: { kind, id, name, accountName },
    companyState: row.state,
    via: { kind: "key", keyId, name: row.name, scopes: row.scopes },
    requestId: request.requestId,
    ip: request.ip,
  };
  const opened = [row.secret, row.former].map((kept) => kept && openSecret({ distributorId, id: keyId }, kept));
  return { actor, keyId, secrets: opened.filter((secret) => secret !== null) };
}
