import { createHash, createHmac, timingSafeEqual } from "node:crypto";

const SCHEME = "SDK-HMAC-SHA256";
const DATE_FORM = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/;
const SHA256_FORM = /^[0-9a-f]{64}$/;
const AUTHORIZATION_FORM =
  /^SDK-HMAC-SHA256 +Access=([^,\s]{1,64}), *SignedHeaders=([^,\s]{1,2000}), *Signature=(\S+)$/;

/** A request as it came over the wire. */
export type SignedRequest = {
  readonly method: string;
  /** Path as sent, not decoded. */
  readonly path: string;
  /** Query as sent, without the question mark. */
  readonly query: string;
  readonly headers: Headers;
  readonly body: Uint8Array;
};

export type Authorization = {
  readonly accessKeyId: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
};

/** What the Authorization header says; null when it is none of this scheme. */
export function authorizationOf(headers: Headers): Authorization | null {
  const [, accessKeyId = "", names = "", signature = ""] =
    AUTHORIZATION_FORM.exec(headers.get("authorization") ?? "") ?? [];
  if (accessKeyId === "" || !SHA256_FORM.test(signature)) return null;
  return { accessKeyId, signedHeaders: names.split(";"), signature };
}

/** The instant a request says it was signed at; null when it says none. */
export function signedAt(headers: Headers): Date | null {
  const found = DATE_FORM.exec(headers.get("x-sdk-date") ?? "");
  if (!found) return null;
  const [, year, month, day, hour, minute, second] = found;
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(at.getTime()) ? null : at;
}

/** Whether one of the secrets signed this very request; every secret is compared in constant time. */
export function isSignedWith(
  request: SignedRequest,
  { signedHeaders, signature }: Authorization,
  secrets: readonly string[],
): boolean {
  const bodyHash = sha256(request.body);
  const said = request.headers.get("x-sdk-content-sha256");
  // A hash that is signed instead of the body must be the body's, else any body would do.
  if (said !== null && said.toLowerCase() !== bodyHash) return false;
  const given = Buffer.from(signature, "hex");
  const expected = canonicalPaths(request.path).flatMap((path) => {
    const text = canonicalRequest(request, { path, signedHeaders, bodyHash: said ?? bodyHash });
    const toSign = [SCHEME, request.headers.get("x-sdk-date") ?? "", sha256(Buffer.from(text))].join("\n");
    return secrets.map((secret) => createHmac("sha256", secret).update(toSign).digest());
  });
  // None is left out once one fits, so that time tells nothing about which.
  return expected.map((one) => timingSafeEqual(one, given)).includes(true);
}

type Canonical = { readonly path: string; readonly signedHeaders: readonly string[]; readonly bodyHash: string };

function canonicalRequest({ method, query, headers }: SignedRequest, { path, signedHeaders, bodyHash }: Canonical) {
  const names = signedHeaders.map((name) => name.toLowerCase()).toSorted();
  const lines = names.map((name) => `${name}:${(headers.get(name) ?? "").trim()}\n`).join("");
  return [method, path, canonicalQuery(query), lines, names.join(";"), bodyHash].join("\n");
}

/**
 * Every segment percent-encoded, with a slash at the end. Some of the vendor's SDKs encode what was sent and others what
 * it stands for, which differs where a segment came encoded; either binds the signature to this path.
 */
function canonicalPaths(path: string): readonly string[] {
  const encoded = (segments: readonly string[]) => {
    const joined = segments.map(percentEncoded).join("/");
    return joined.endsWith("/") ? joined : `${joined}/`;
  };
  const sent = path.split("/");
  return [...new Set([encoded(sent), encoded(sent.map(percentDecoded))])];
}

/** Sorted by name and then by value, so that the order in which they were sent does not matter. */
function canonicalQuery(query: string): string {
  const pairs = query
    .split("&")
    .filter((pair) => pair !== "")
    .map((pair) => {
      const place = pair.indexOf("=");
      const [name, value] = place < 0 ? [pair, ""] : [pair.slice(0, place), pair.slice(place + 1)];
      return [decodedOfQuery(name), decodedOfQuery(value)] as const;
    });
  return pairs
    .toSorted(([name, value], [other, otherValue]) => compare(name, other) || compare(value, otherValue))
    .map(([name, value]) => `${percentEncoded(name)}=${percentEncoded(value)}`)
    .join("&");
}

const compare = (left: string, right: string) => (left < right ? -1 : Number(left > right));

const decodedOfQuery = (text: string) => percentDecoded(text.replaceAll("+", " "));

/** As RFC 3986 has it: letters, digits and -._~ stay. */
function percentEncoded(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replaceAll(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
