import { AKSKSigner } from "@huaweicloud/huaweicloud-sdk-core/auth/AKSKSigner";
import { GlobalCredentials } from "@huaweicloud/huaweicloud-sdk-core/auth/GlobalCredentials";
import { z } from "zod";
import { createAccessKey } from "@/lib/data/api-key/create-access-key";
import { permit, type World } from "@/lib/data/budget/governance.fixture";
import type { Actor, KeyScope } from "@/lib/domain/access/actor";
import { scopesOf } from "@/lib/domain/access/key-scope";
import { OPERATIONS } from "./_operations/operations";
import type { VendorOperation } from "./_plumbing/operation";
import { serve } from "./_plumbing/serve";

const ORIGIN = "http://partner-center.test";

export type AccessKey = { readonly accessKeyId: string; readonly secret: string };
export type Fields = Readonly<Record<string, unknown>>;

/** A key that signs for a company, with every scope it can have unless some are named. */
export async function accessKeyOf(actor: Actor, ...scopes: readonly KeyScope[]): Promise<AccessKey> {
  const wanted = scopes.length > 0 ? scopes : scopesOf(actor.company.kind);
  const created = await createAccessKey(permit(actor, "api-key.manage"), { name: "vendor", scopes: wanted });
  if (!created.allowed) throw new Error(JSON.stringify(created.reasons));
  return created;
}

/** A key of every partner of the world. */
export async function accessKeysOf(world: World) {
  return {
    distributor: await accessKeyOf(world.distributor),
    reseller: await accessKeyOf(world.reseller),
    otherReseller: await accessKeyOf(world.otherReseller),
    otherDistributor: await accessKeyOf(world.otherDistributor),
  };
}

/** The operation the vendor's SDKs call so. */
export function operationNamed(name: string): VendorOperation {
  const found = OPERATIONS.find((operation) => operation.name === name);
  if (!found) throw new Error(`${name} is not served`);
  return found;
}

export type Sent = {
  readonly method: string;
  readonly path: string;
  readonly query?: Fields;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

/** Such a request as the vendor's own signer signs it. */
export function signedRequest({ accessKeyId, secret }: AccessKey, sent: Sent): Request {
  const { method, path, query = {}, body, headers = {} } = sent;
  const given = { "content-type": "application/json", ...headers };
  const request = { endpoint: ORIGIN + path, method, headers: given, queryParams: { ...query }, data: body };
  const credential = new GlobalCredentials().withAk(accessKeyId).withSk(secret);
  const signed = AKSKSigner.sign(request as never, credential as never) as Record<string, string>;
  const search = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)])).toString();
  return new Request(`${ORIGIN}${path}${search === "" ? "" : `?${search}`}`, {
    method,
    headers: signed,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

let tick = 0;

/** What an operation answers to these fields. The body is held against what the operation says it answers. */
export async function call(key: AccessKey, name: string, fields: Fields = {}, headers: Sent["headers"] = {}) {
  const { method, path: pattern, output } = operationNamed(name);
  const names = [...pattern.matchAll(/\{(\w+)\}/g)].map(([, one = ""]) => one);
  const path = pattern.replaceAll(/\{(\w+)\}/g, (_all, one) => encodeURIComponent(String(fields[one])));
  const rest = Object.fromEntries(Object.entries(fields).filter(([one]) => !names.includes(one)));
  // Equal writes within a second would be signed alike, and so be taken for a repetition.
  const once = { "x-test-call": String(tick++), ...headers };
  const sent = method === "GET" ? { query: rest } : { body: rest };
  const response = await serve(signedRequest(key, { method, path, ...sent, headers: once }));
  const json: unknown = await response.json();
  if (response.status === 200) z.strictObject(output.shape).parse(json);
  return { status: response.status, json: json as Fields, response };
}
