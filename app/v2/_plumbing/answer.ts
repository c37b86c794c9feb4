import { VENDOR_CODES, type VendorCode } from "@/lib/contracts/vendor/codes";
import { type Wording, worded } from "@/lib/format/wording";

/** What an operation answers: its body, or a code with what is to be said of it. */
export type VendorAnswer =
  | { readonly body: Readonly<Record<string, unknown>> }
  | {
      readonly code: VendorCode;
      readonly words: readonly Wording[];
      /** What the vendor answers beside an error. */
      readonly beside?: Readonly<Record<string, unknown>>;
    };
export type VendorError = Extract<VendorAnswer, { readonly code: VendorCode }>;

export function vendorError(code: VendorCode, ...words: readonly Wording[]): VendorError {
  return { code, words: words.length > 0 ? words : [worded(`vendor.error.${code.replace(".", "-")}`)] };
}

/** An empty body, which is how the vendor says that a write is done. */
export const DONE: VendorAnswer = { body: {} };

/** A field without a value is left out of a body. */
export function knownOf(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined));
}

function isError(answer: object): answer is VendorError {
  return "code" in answer && "words" in answer;
}

const MESSAGE_MAX = 2000;

/** What an error says, in that language, within the vendor's length. */
export function messageOf({ words }: Pick<VendorError, "words">, say: (wording: Wording) => string): string {
  return words.map(say).join(" ").slice(0, MESSAGE_MAX);
}

type Sent = {
  readonly requestId: string;
  readonly say: (wording: Wording) => string;
  readonly headers?: Readonly<Record<string, string>>;
};

export function responseOf(answer: VendorAnswer, { requestId, say, headers = {} }: Sent): Response {
  const failed = isError(answer);
  const body = failed ? { error_code: answer.code, error_msg: messageOf(answer, say), ...answer.beside } : answer.body;
  return new Response(JSON.stringify(body), {
    status: failed ? VENDOR_CODES[answer.code] : 200,
    headers: {
      "Content-Type": "application/json",
      "Cache-Control": "no-store",
      "X-Request-Id": requestId,
      ...headers,
    },
  });
}
