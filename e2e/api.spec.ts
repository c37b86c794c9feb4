import { randomUUID } from "node:crypto";
import type { APIRequestContext } from "@playwright/test";
import type { Action } from "@/lib/domain/access/permit";
import { EXHAUSTION_ACTIONS } from "@/lib/domain/budget/budget";
import { type ApiRoute, apiRoutes } from "./outside/api-routes";
import { askPatiently } from "./outside/ask-patiently";
import { inTurns } from "./outside/in-turns";
import type { Key } from "./outside/own-tenant";
import { openScene, type Scene } from "./outside/scene";
import { isKeyEntitled } from "./outside/verdict";
import { expect, test } from "./persona";

const ORIGIN = process.env["PARTNER_CENTER_URL"] ?? "";
const ROUTES = apiRoutes();

/** For each action that takes a body, one that is in order for a customer who is one's own. */
const RIGHT: Partial<Record<Action, (customerId: string) => object>> = {
  "budget.set": () => ({ type: "monthly", amount: "10", action: EXHAUSTION_ACTIONS[0], version: 0, confirmed: true }),
  "restriction.freeze": () => ({ level: "account", reason: "Because" }),
  "restriction.lift": () => ({ origins: ["association-default"], reason: "Because" }),
  "restriction.block-pay-per-use": () => ({ reason: "Because" }),
  "restriction.allow-pay-per-use": () => ({ origins: ["manual"], reason: "Because" }),
  "purchase.decide": (customerId) => ({ customerId, operation: "renew", amount: "1" }),
  "purchase.reserve": (customerId) => ({ customerId, operation: "renew", amount: "1" }),
  "order.sell": (customerId) => ({ customerId, offerId: randomUUID(), amount: "1" }),
  "usage.record": (customerId) => ({
    events: [
      {
        id: customerId,
        source: "story",
        account: customerId,
        start: new Date().toISOString(),
        service: "Compute",
        listCost: "1",
        currency: "USD",
      },
    ],
  }),
};

const ABSURD: Readonly<Record<string, string | undefined>> = {
  nothing: undefined,
  "half a body": "{",
  null: "null",
  "a list": "[]",
  "a list of nulls": "[null, 7, {}]",
  "an empty object": "{}",
  "fields nobody knows": '{"customerId": 7, "items": 7, "events": {}, "__proto__": {"level": "account"}}',
  "wrong types": '{"level": 7, "reason": [], "origins": "manual", "amount": {}, "version": "x", "type": null}',
  "zero bytes": '{"level": "account", "reason": "\\u0000", "origins": ["\\u0000"], "events": [{"id": "\\u0000"}]}',
  "no UTF-16": '{"level": "account", "reason": "\\ud800", "messageToCustomer": "\\udfff"}',
};

let scene: Scene;

test.beforeAll(async ({ playwright }) => {
  scene = await openScene(playwright.request, ORIGIN);
});

test.afterAll(() => scene.close());

type Sent = { readonly secret: string | null; readonly customer: string; readonly body: string | undefined };

async function send(request: APIRequestContext, { method, path }: ApiRoute, { secret, customer, body }: Sent) {
  const response = await askPatiently(request, path.replace("[id]", encodeURIComponent(customer)), {
    method,
    headers: {
      "content-type": "application/json",
      // An order needs one; elsewhere it would be kept.
      ...(path === "/api/v1/orders" ? { "idempotency-key": randomUUID() } : {}),
      ...(secret === null ? {} : { authorization: `Bearer ${secret}` }),
    },
    ...(body === undefined || method === "GET" ? {} : { data: Buffer.from(body) }),
  });
  return response.status();
}

function rightBodyOf({ asks, method }: ApiRoute, customerId: string): string | undefined {
  if (method === "GET") return undefined;
  const right = RIGHT[asks];
  if (!right) throw new Error(`Say in RIGHT what is in order for ${asks}`);
  return JSON.stringify(right(customerId));
}

function* callsOf(request: APIRequestContext, key: Key): Generator<() => Promise<string | null>> {
  const { own, foreign } = scene.parties[key.kind];
  for (const route of ROUTES) {
    const named = `${route.method} ${route.path} by a ${key.kind}'s key for ${key.scope}`;
    const call = (name: string, sent: Omit<Sent, "secret">, isRight: (status: number) => boolean) => async () => {
      const status = await send(request, route, { ...sent, secret: key.secret });
      return isRight(status) ? null : `${named} with ${name}: ${status}`;
    };
    if (!isKeyEntitled(key, route.asks)) {
      const sent = { customer: own.customerId, body: rightBodyOf(route, own.customerId) };
      yield call("the right body", sent, (status) => status === 403);
      continue;
    }
    const isAnswer = (status: number) => status < 500 && status !== 401 && status !== 403;
    for (const [name, body] of Object.entries(ABSURD)) {
      yield call(name, { customer: own.customerId, body }, isAnswer);
    }
    if (route.asks === "usage.record") continue;
    for (const { customerId, customer } of foreign) {
      if (customer === own.customer) continue;
      const takesCustomer = route.path.includes("[id]") || /^(purchase\.|order\.sell)/.test(route.asks);
      for (const name of [customerId, customer, "\0", "x".repeat(300)]) {
        const sent = { customer: name, body: rightBodyOf(route, name) };
        const isRefusal = (status: number) => (takesCustomer ? status >= 400 && status < 500 : isAnswer(status));
        yield call(`the customer ${JSON.stringify(name)}`, sent, isRefusal);
      }
    }
  }
}

test("a right call goes through and is seen in what is stored", async () => {
  const before = await scene.content();
  const request = await scene.founder.stranger();
  const route = ROUTES.find(({ asks }) => asks === "budget.set");
  const key = scene.tenant.keys.find(({ kind, scope }) => kind === "distributor" && scope === "customers");
  if (!route || !key) throw new Error("No way to set a budget by key");
  const { customerId } = scene.parties.distributor.own;
  const sent = { secret: key.secret, customer: customerId, body: rightBodyOf(route, customerId) };
  expect(await send(request, route, sent)).toBe(200);
  expect(await scene.content()).not.toEqual(before);
});

test("no key gets further than its company and scope, whatever it sends to any endpoint", async () => {
  test.setTimeout(240_000);
  const before = await scene.content();
  const request = await scene.founder.stranger();
  expect.soft(await inTurns(scene.tenant.keys.flatMap((key) => [...callsOf(request, key)]))).toEqual([]);
  expect(await scene.content()).toEqual(before);
});

test("without a key, or with one nobody made, every endpoint answers 401 and changes nothing", async () => {
  test.setTimeout(240_000);
  const before = await scene.content();
  const { customerId } = scene.parties.distributor.own;
  const { request: signedIn } = scene.parties.distributor.company.administrator;
  const stranger = await scene.founder.stranger();
  const calls = ROUTES.flatMap((route) =>
    [
      { request: stranger, secret: null },
      { request: stranger, secret: "pck_nobody" },
      { request: signedIn, secret: null },
    ].map(({ request, secret }) => async () => {
      const sent = { secret, customer: customerId, body: rightBodyOf(route, customerId) };
      const status = await send(request, route, sent);
      return [401, 403].includes(status) && (secret === null || status === 401) ? null : `${route.path}: ${status}`;
    }),
  );
  expect.soft(await inTurns(calls)).toEqual([]);
  expect(await scene.content()).toEqual(before);
});
