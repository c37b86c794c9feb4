import { createApiKey } from "@/lib/data/api-key/create-api-key";
import { permit, type World } from "@/lib/data/budget/governance.fixture";
import type { Actor, KeyScope } from "@/lib/domain/access/actor";

const ORIGIN = "http://partner-center.test";

export type Handler = (request: Request, context?: { params: Promise<Record<string, string>> }) => Promise<Response>;
export type Sent = {
  readonly key?: string;
  readonly body?: unknown;
  /** Sent as it is instead of `body`. */
  readonly raw?: string;
  readonly method?: string;
  readonly query?: string;
  readonly id?: string;
  readonly headers?: Readonly<Record<string, string>>;
};

/** Calls a route handler as a client would; the answer's JSON beside its response. */
export async function send(handler: Handler, sent: Sent) {
  const { key, body, raw, id, query = "", method = "POST", headers = {} } = sent;
  const text = raw ?? (body === undefined ? undefined : JSON.stringify(body));
  const request = new Request(`${ORIGIN}/api/v1/x${query}`, {
    method,
    headers: {
      ...(text === undefined ? {} : { "content-type": "application/json" }),
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      ...headers,
    },
    ...(text === undefined ? {} : { body: text }),
  });
  const response = await handler(request, { params: Promise.resolve(id === undefined ? {} : { id }) });
  const json: unknown = await response.json();
  return { response, status: response.status, json };
}

export async function keyOf(actor: Actor, ...scopes: KeyScope[]): Promise<string> {
  const created = await createApiKey(permit(actor, "api-key.manage"), { name: "test", scopes });
  if (!created.allowed) throw new Error(JSON.stringify(created.reasons));
  return created.key;
}

/** A key of every party with the scopes its kind may have. */
export async function keysOf(world: World) {
  return {
    distributor: await keyOf(world.distributor, "decisions", "orders", "customers", "usage"),
    reseller: await keyOf(world.reseller, "decisions", "orders", "customers"),
    otherReseller: await keyOf(world.otherReseller, "decisions", "orders", "customers"),
    otherDistributor: await keyOf(world.otherDistributor, "decisions", "orders", "customers", "usage"),
    decisionsOnly: await keyOf(world.distributor, "decisions"),
  };
}
