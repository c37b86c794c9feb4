import { AKSKSigner } from "@huaweicloud/huaweicloud-sdk-core/auth/AKSKSigner";
import { BasicCredentials } from "@huaweicloud/huaweicloud-sdk-core/auth/BasicCredentials";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { authorizationOf, isSignedWith, type SignedRequest, signedAt } from "./sdk-signature";

const ACCESS_KEY_ID = "AKIDEXAMPLE000000001";
const SECRET = "s".repeat(40);
const HOST = "center.example";

type Wanted = {
  readonly method?: string;
  readonly path?: string;
  readonly query?: Readonly<Record<string, string | number | readonly string[]>>;
  /** The query as it is sent, where that is not as the signer sorts it. */
  readonly sent?: string;
  readonly data?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

/** A request with the headers the vendor's own signer puts on it. */
function signed({ method = "GET", path = "/v2/orders", query = {}, sent, data, headers = {} }: Wanted): SignedRequest {
  const queryParams = structuredClone(query) as Record<string, string>;
  const request = { endpoint: `https://${HOST}${path}`, url: path, method, headers: { ...headers }, queryParams, data };
  const credential = new BasicCredentials().withAk(ACCESS_KEY_ID).withSk(SECRET);
  const made = AKSKSigner.sign(request as never, credential as never) as Record<string, string>;
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    [value].flat().map((one) => `${encodeURIComponent(name)}=${encodeURIComponent(String(one))}`),
  );
  const body = data === undefined ? new Uint8Array() : Buffer.from(JSON.stringify(data));
  return { method, path, query: sent ?? pairs.join("&"), headers: new Headers(made), body };
}

function fits(request: SignedRequest, ...secrets: readonly string[]): boolean {
  const authorization = authorizationOf(request.headers);
  if (!authorization) throw new Error("the request carries no signature");
  return isSignedWith(request, authorization, secrets.length > 0 ? secrets : [SECRET]);
}

const tampered = (request: SignedRequest, change: Partial<SignedRequest>) => ({ ...request, ...change });

describe("what the vendor's own signer signs fits", () => {
  const body = { customer_id: "019aa5b2", reason: "Überfällig – 逾期 😀", budget_amount: 100.5 };
  test.each<[string, Wanted]>([
    ["a read without anything", {}],
    ["an empty body under a type of content", { method: "POST", headers: { "content-type": "application/json" } }],
    ["a body beyond ASCII", { method: "POST", data: body, headers: { "content-type": "application/json" } }],
    ["numbers and signs in a query", { query: { limit: 10, offset: 0, name: "a b+c&d=e/f~g*h'(i)!" } }],
    ["a query beyond ASCII", { query: { customer: "Zürich 客户 😀" } }],
    ["a repeated parameter", { query: { id: ["b", "a", "c"] } }],
    ["unsorted parameters", { query: { z: "1", a: "2", m: "3" }, sent: "z=1&m=3&a=2" }],
    ["an empty value", { query: { status: "" } }],
    ["a value without its sign of equality", { query: { status: "" }, sent: "status" }],
    ["blanks sent as plus signs", { query: { q: "a b" }, sent: "q=a+b" }],
    ["an encoded segment of the path", { path: "/v2/orders/customer-orders/details/CS%2F22%20x" }],
    ["a path that ends in a slash", { path: "/v2/orders/" }],
    ["further headers", { headers: { "X-Domain-Id": "d", "X-Project-Id": "p", "X-Language": "zh_CN" } }],
  ])("%s", (_name, wanted) => {
    expect(fits(signed(wanted))).toBe(true);
  });

  test("a segment that other SDKs of the vendor decode before they encode it", () => {
    // They sign what it stands for; this signer does so where it comes not encoded.
    const decoded = signed({ path: "/v2/orders/CS!22" });
    expect(fits(tampered(decoded, { path: "/v2/orders/CS%2122" }))).toBe(true);
  });

  test("the hash of a body that is sent in a header of its own", () => {
    const empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    const request = signed({ method: "POST", headers: { "X-Sdk-Content-Sha256": empty } });
    expect(fits(request)).toBe(true);
    expect(fits(tampered(request, { body: Buffer.from("{}") }))).toBe(false);
  });

  test("any query and any body", () => {
    const text = fc.string({ unit: "grapheme", maxLength: 20 });
    const wanted = fc.record({
      method: fc.constantFrom("GET", "POST"),
      query: fc.dictionary(
        fc.string({ minLength: 1, maxLength: 8 }).filter((name) => !/^(__proto__|\d+)$/.test(name)),
        text,
        {
          maxKeys: 5,
          noNullPrototype: true,
        },
      ),
      data: fc.record({ reason: text, amount: fc.integer() }),
    });
    fc.assert(fc.property(wanted, (one) => fits(signed(one))));
  });
});

describe("what was altered on its way does not fit", () => {
  const request = signed({
    method: "POST",
    path: "/v2/partners/sub-customers/budget",
    query: { offset: 1 },
    data: { customer_id: "c", budget_amount: 100 },
    headers: { "content-type": "application/json", "X-Language": "en_US" },
  });
  const withHeader = (name: string, value: string) => {
    const headers = new Headers(request.headers);
    headers.set(name, value);
    return tampered(request, { headers });
  };
  test.each<[string, SignedRequest]>([
    ["its method", tampered(request, { method: "PUT" })],
    ["its path", tampered(request, { path: "/v2/partners/sub-customers/freeze" })],
    ["a parameter", tampered(request, { query: "offset=2" })],
    ["a further parameter", tampered(request, { query: "offset=1&indirect_partner_id=x" })],
    ["its body", tampered(request, { body: Buffer.from('{"customer_id":"c","budget_amount":900}') })],
    ["no body any more", tampered(request, { body: new Uint8Array() })],
    ["a signed header", withHeader("x-language", "zh_CN")],
    ["the host it was meant for", withHeader("host", "other.example")],
    ["its date", withHeader("x-sdk-date", "20260101T000000Z")],
  ])("%s", (_name, altered) => {
    expect(fits(request)).toBe(true);
    expect(fits(altered)).toBe(false);
  });

  test("another secret signed it; any of several may have", () => {
    expect(fits(request, "t".repeat(40))).toBe(false);
    expect(fits(request, "t".repeat(40), SECRET)).toBe(true);
    expect(fits(request, SECRET, "t".repeat(40))).toBe(true);
  });
});

describe("headers", () => {
  const sixtyFour = "a".repeat(64);
  test.each([
    "",
    "Bearer pc_x",
    `SDK-HMAC-SHA256 Access=a, SignedHeaders=host, Signature=${sixtyFour}x`,
    "SDK-HMAC-SHA256 Access=a, SignedHeaders=host, Signature=zz",
    `SDK-HMAC-SHA256 Access=, SignedHeaders=host, Signature=${sixtyFour}`,
    `V11-HMAC-SHA256 Credential=a, SignedHeaders=host, Signature=${sixtyFour}`,
    `SDK-HMAC-SHA256 Access=${"a".repeat(65)}, SignedHeaders=host, Signature=${sixtyFour}`,
  ])("no signature of this scheme: %s", (text) => {
    expect(authorizationOf(new Headers({ authorization: text }))).toBeNull();
  });

  test("the instant of signing, or none", () => {
    const of = (text: string) => signedAt(new Headers({ "x-sdk-date": text }));
    expect(of("20261130T080000Z")).toEqual(new Date("2026-11-30T08:00:00Z"));
    for (const text of ["", "2026-11-30T08:00:00Z", "20261330T080000Z", "20261130T250000Z"])
      expect(of(text)).toBeNull();
  });
});
