import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createAccessKey } from "@/lib/data/api-key/create-access-key";
import { revokeApiKey } from "@/lib/data/api-key/revoke-api-key";
import { rotateAccessKey } from "@/lib/data/api-key/rotate-access-key";
import { countWrites, joinCustomer, makeWorld, permit } from "@/lib/data/budget/governance.fixture";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { OPERATIONS } from "./_operations/operations";
import { serve } from "./_plumbing/serve";
import { type AccessKey, accessKeysOf, call, type Fields, type Sent, signedRequest } from "./vendor.fixture";

await openTestDatabase();
const world = await makeWorld();
const keys = await accessKeysOf(world);
const id = await joinCustomer(world);
const named = { customer_id: id, indirect_partner_id: world.reseller.company.id };

const BUDGET = "/v2/partners/sub-customers/budget";
const setting = { method: "POST", path: BUDGET, body: { ...named, budget_amount: 10 } };
const reading = { method: "GET", path: BUDGET, query: named };

async function answer(request: Request) {
  const response = await serve(request);
  const json = (await response.json()) as Fields;
  return { status: response.status, code: json["error_code"], message: json["error_msg"], headers: response.headers };
}
const sent = (request: Sent, key: AccessKey = keys.distributor) => answer(signedRequest(key, request));
/** The request with another body or headers than were signed. */
function altered(request: Request, { body, headers = {} }: { body?: string; headers?: Record<string, string> }) {
  const merged = new Headers(request.headers);
  for (const [name, value] of Object.entries(headers)) merged.set(name, value);
  return new Request(request.url, { method: request.method, headers: merged, ...(body === undefined ? {} : { body }) });
}
const dated = (minutes: number) => {
  const at = new Date(Date.now() + minutes * 60_000).toISOString();
  return { "X-Sdk-Date": `${at.replaceAll(/[-:]|\.\d+/g, "").slice(0, 15)}Z` };
};

describe("401", () => {
  const unsigned = () => new Request(`http://partner-center.test${BUDGET}?customer_id=${id}`);
  test.each<[string, () => Request, RegExp]>([
    ["no signature", unsigned, /no usable/],
    ["a bearer key", () => altered(unsigned(), { headers: { authorization: "Bearer pc_x" } }), /no usable/],
    [
      "an unknown key",
      () => signedRequest({ ...keys.distributor, accessKeyId: "A".repeat(20) }, reading),
      /unknown, or the signature/,
    ],
    [
      "another key's secret",
      () => signedRequest({ ...keys.distributor, secret: keys.reseller.secret }, reading),
      /unknown, or the signature/,
    ],
    [
      "another body",
      () =>
        altered(signedRequest(keys.distributor, setting), {
          body: JSON.stringify({ ...setting.body, budget_amount: 99 }),
        }),
      /unknown, or the signature/,
    ],
    [
      "another header that was signed",
      () =>
        altered(signedRequest(keys.distributor, { ...reading, headers: { "X-Language": "en_US" } }), {
          headers: { "x-language": "zh_CN" },
        }),
      /签名与该请求不符/,
    ],
    ["a date 16 minutes ago", () => signedRequest(keys.distributor, { ...reading, headers: dated(-16) }), /15 minutes/],
    ["a date in 16 minutes", () => signedRequest(keys.distributor, { ...reading, headers: dated(16) }), /15 minutes/],
  ])("%s", async (_name, make, message) => {
    const before = await countWrites(world);
    const refused = await answer(make());
    expect(refused).toMatchObject({ status: 401, code: "APIGW.0301" });
    expect(refused.message).toMatch(message);
    expect(await countWrites(world)).toEqual(before);
  });

  test("a date 14 minutes off is taken, either way", async () => {
    for (const minutes of [-14, 14]) {
      expect(await sent({ ...reading, headers: dated(minutes) })).toMatchObject({ status: 200 });
    }
  });

  test("a write that was taken is not taken again, also of many at once; signed anew it is", async () => {
    const request = signedRequest(keys.distributor, { ...setting, headers: dated(-1) });
    const before = await countWrites(world);
    const answers = await Promise.all(Array.from({ length: 8 }, () => answer(request.clone())));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 401, 401, 401, 401, 401, 401, 401]);
    expect(await answer(request)).toMatchObject({ status: 401, code: "APIGW.0301", message: /sign it anew/ });
    expect((await countWrites(world)).records).toBe(before.records + 1);
    expect(await sent({ ...setting, headers: dated(-2) })).toMatchObject({ status: 200 });
  });

  test("two equal reads of one second are both taken", async () => {
    const request = signedRequest(keys.distributor, { ...reading, headers: dated(-3) });
    const answers = await Promise.all([answer(request.clone()), answer(request)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  });

  test("a rotated key signs with both secrets, a revoked one with neither", async () => {
    const may = permit(world.distributor, "api-key.manage");
    const key = await createAccessKey(may, { name: "rotated", scopes: ["customers"] });
    if (!key.allowed) throw new Error("refused");
    const rotated = await rotateAccessKey(may, key);
    if (!rotated.allowed) throw new Error("refused");
    const read = (which: AccessKey) => call(which, "ShowSubCustomerBudget", named);
    expect((await read(key)).status).toBe(200);
    expect((await read(rotated)).status).toBe(200);
    await revokeApiKey(may, key);
    expect((await read(key)).status).toBe(401);
    expect((await read(rotated)).status).toBe(401);
  });
});

describe("what is no operation, or no request of one", () => {
  test.each<[string, Sent]>([
    ["an unknown path", { method: "GET", path: "/v2/partners/nothing" }],
    ["a path too short", { method: "GET", path: "/v2" }],
    ["a path too long", { method: "GET", path: `${BUDGET}/query/more` }],
    ["another method", { method: "DELETE", path: BUDGET }],
    ["a doubled slash", { method: "GET", path: "/v2//partners/sub-customers/budget" }],
  ])("%s is 404", async (_name, request) => {
    expect(await sent(request)).toMatchObject({ status: 404, code: "APIGW.0101" });
  });

  const raw = (body: string | Uint8Array) => {
    // Signed over what is sent: the signer only takes what it can write as JSON.
    const request = signedRequest(keys.distributor, { method: "POST", path: BUDGET, body: {} });
    return new Request(request.url, { method: "POST", headers: request.headers, body: body as BodyInit });
  };
  test.each<[string, unknown]>([
    ["a list", []],
    ["a text", "{}"],
    ["a number", 7],
    ["a body far too large", { customer_id: id, reason: "x".repeat(70_000) }],
    ["no fields", {}],
  ])("a body that is %s is 400", async (_name, body) => {
    expect(await sent({ method: "POST", path: BUDGET, body })).toMatchObject({ status: 400, code: "CBC.0100" });
  });

  test("a body of other bytes than were signed is 401, whatever they are", async () => {
    for (const body of ["{", "null", new Uint8Array([0xff, 0xfe, 0x00])]) {
      expect(await answer(raw(body))).toMatchObject({ status: 401 });
    }
  });

  test("a parameter given twice is 400", async () => {
    const twice = signedRequest(keys.distributor, { ...reading, query: { ...named, customer_id: [id, id] } });
    const url = new URL(twice.url);
    url.search = `customer_id=${id}&customer_id=${id}&indirect_partner_id=${named.indirect_partner_id}`;
    const refused = await answer(new Request(url, { headers: twice.headers }));
    expect(refused).toMatchObject({ status: 400, code: "CBC.0100", message: /customer_id: given more than once/ });
  });
});

test("every answer names its request and says how many calls are left", async () => {
  const { headers } = await sent(reading);
  expect(headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  expect(Number(headers.get("ratelimit-remaining"))).toBeGreaterThan(0);
  expect(headers.get("cache-control")).toBe("no-store");
});

test("whatever is sent to any operation, the answer has the vendor's form and is no fault", async () => {
  const text = fc.oneof(
    fc.constantFrom("", " ", "\u0000", "null", "-1", "1e9", "0", id, "'; drop table customers; --", "\ud800x", "%"),
    fc.string({ unit: "binary", maxLength: 70 }),
  );
  const value = fc.oneof(
    text,
    fc.integer(),
    fc.double(),
    fc.constant(null),
    fc.boolean(),
    fc.array(text, { maxLength: 3 }),
  );
  const field = fc.constantFrom(...new Set(OPERATIONS.flatMap(({ input }) => Object.keys(input.shape))));
  const operation = fc.constantFrom(...OPERATIONS.map(({ name }) => name));
  await fc.assert(
    fc.asyncProperty(
      operation,
      fc.dictionary(field, value, { maxKeys: 5, noNullPrototype: true }),
      async (name, given) => {
        const fields = { order_id: "x", ...given };
        let answered: Awaited<ReturnType<typeof call>>;
        try {
          answered = await call(keys.distributor, name, fields);
        } catch (fault) {
          // The client itself cannot write half a character into an address.
          if (fault instanceof URIError || (fault instanceof Error && fault.message === "ERR_INVALID_URI")) return;
          throw fault;
        }
        const { status, json } = answered;
        expect(status, JSON.stringify({ name, given, json })).toBeLessThan(500);
        // A body with half a character is signed by what it is written as, and sent as something else.
        if (status !== 200) expect(json["error_code"]).toMatch(/^(CBC|APIGW)\.\d+$/);
      },
    ),
    { numRuns: 300 },
  );
});
