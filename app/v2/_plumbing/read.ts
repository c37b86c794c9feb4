import type { AppLocale } from "@/lib/format/locale";
import { worded } from "@/lib/format/wording";
import { type VendorError, vendorError } from "./answer";
import type { VendorOperation } from "./operation";
import { fieldsSentence } from "./say";

const KIB = 1024;
const BODY_MAX = 64 * KIB;

/** The bytes of a body as they were signed, up to what any operation needs. */
export async function readBytes(
  request: Request,
): Promise<{ readonly bytes: Uint8Array } | { readonly refused: VendorError }> {
  const tooLarge = { refused: vendorError("CBC.0100", worded("vendor.error.too-large", { kib: BODY_MAX / KIB })) };
  if (Number(request.headers.get("content-length") ?? 0) > BODY_MAX) return tooLarge;
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const part of request.body ?? []) {
      length += part.byteLength;
      if (length > BODY_MAX) return tooLarge;
      parts.push(part);
    }
  } catch {
    // A client that hangs up in the middle of its body is no fault of ours; its signature will not fit.
  }
  return { bytes: Buffer.concat(parts) };
}

type Given = {
  readonly params: Readonly<Record<string, string>>;
  readonly query: string;
  readonly body: Uint8Array;
  readonly locale: AppLocale;
};

/** What was sent against the operation's own schema; every field that is wrong is named. */
export function readInput(
  { method, input }: VendorOperation,
  { params, query, body, locale }: Given,
): { readonly input: unknown } | { readonly refused: VendorError } {
  const sent = method === "GET" ? queryOf(query) : bodyOf(body);
  if ("refused" in sent) return sent;
  const result = input.safeParse({ ...sent.fields, ...params });
  if (result.success) return { input: result.data };
  return { refused: vendorError("CBC.0100", fieldsSentence(result.error, locale)) };
}

type Sent = { readonly fields: object } | { readonly refused: VendorError };

function queryOf(query: string): Sent {
  const given = [...new URLSearchParams(query)];
  const names = given.map(([name]) => name);
  const name = names.find((one, index) => names.indexOf(one) !== index);
  if (name === undefined) return { fields: Object.fromEntries(given) };
  const problems = worded("vendor.error.given-twice", { name });
  return { refused: vendorError("CBC.0100", worded("vendor.error.parameters", { problems })) };
}

function bodyOf(body: Uint8Array): Sent {
  const fields = parsedOf(body);
  if (typeof fields === "object" && fields !== null && !Array.isArray(fields)) return { fields };
  return { refused: vendorError("CBC.0100", worded("vendor.error.not-json")) };
}

function parsedOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    return null;
  }
}
