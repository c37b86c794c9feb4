import "server-only";
import { type ClientRequest, request as requestPlain } from "node:http";
import { request as requestTls } from "node:https";
import { ANSWER_WITHIN_MS, type EndError } from "@/lib/domain/end/attempt";
import { isPrivateHost, PrivateAddress, publicLookup } from "./checked-address";

const BODY_BYTES_MAX = 16 * 1024;

export type EndReply =
  | { readonly status: number; readonly body: string }
  /** `body`: what came with a status that is no success. */
  | { readonly status: number | null; readonly error: EndError; readonly body?: string };

type Post = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Private addresses, and there without TLS too. */
  readonly allowsPrivate: boolean;
  /** Ends the call before its time. */
  readonly ending?: AbortSignal | undefined;
};

/** Posts once: no redirect is followed, at most 16 KiB are read, within ten seconds all in all. Never throws. */
export async function postToEnd({ url, headers, body, allowsPrivate, ending }: Post): Promise<EndReply> {
  const target = URL.parse(url);
  if (!target || (target.protocol !== "https:" && !allowsPrivate)) return { status: null, error: "insecure" };
  // A literal address is connected to without any look-up.
  if (!allowsPrivate && isPrivateHost(target.hostname)) return { status: null, error: "private-address" };
  const send = target.protocol === "https:" ? requestTls : requestPlain;
  const call = send(target, {
    method: "POST",
    // A connection of its own: one that is kept open was checked for another name.
    agent: false,
    signal: AbortSignal.any([AbortSignal.timeout(ANSWER_WITHIN_MS), ...(ending ? [ending] : [])]),
    headers: { ...headers, "content-type": "application/json", "content-length": String(Buffer.byteLength(body)) },
    ...(allowsPrivate ? {} : { lookup: publicLookup }),
  });
  return new Promise((resolve) => {
    call.once("error", (fault: NodeJS.ErrnoException) => resolve({ status: null, error: errorOf(fault) }));
    call.once("response", (response) => {
      readReply(call, response).then(resolve, (fault: NodeJS.ErrnoException) =>
        resolve({ status: response.statusCode ?? null, error: errorOf(fault) }),
      );
    });
    call.end(body);
  });
}

type Response = AsyncIterable<Buffer> & { readonly statusCode?: number | undefined };

async function readReply(call: ClientRequest, response: Response): Promise<EndReply> {
  const status = response.statusCode ?? 0;
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of response) {
    bytes += part.byteLength;
    if (bytes > BODY_BYTES_MAX) {
      call.destroy();
      return { status, error: "answer-too-long" };
    }
    parts.push(part);
  }
  const body = Buffer.concat(parts).toString("utf8");
  if (status >= 300 && status < 400) return { status, error: "redirected", body };
  if (status < 200 || status >= 300) return { status, error: "status", body };
  return { status, body };
}

function errorOf(fault: NodeJS.ErrnoException): EndError {
  if (fault instanceof PrivateAddress) return "private-address";
  if (fault.name === "AbortError" || fault.name === "TimeoutError") return "timed-out";
  const code = fault.code ?? "";
  if (code === "ECONNREFUSED") return "refused";
  if (code === "ETIMEDOUT") return "timed-out";
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return "unknown-host";
  return /CERT|SELF_SIGNED|TLS|SSL|EPROTO/.test(code) ? "certificate" : "unreachable";
}
