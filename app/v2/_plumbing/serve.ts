import "server-only";
import { findSigner, type Signer } from "@/lib/auth/access-key";
import { requestFactsOf } from "@/lib/auth/request";
import { issuePermit } from "@/lib/domain/access/permit";
import { type Wording, worded } from "@/lib/format/wording";
import { logFault } from "@/lib/log";
import { type RateState, takeCall, takeStrangerCall } from "../../rate-limit";
import { operationAt } from "../_operations/operations";
import { responseOf, type VendorAnswer, vendorError } from "./answer";
import type { VendorOperation } from "./operation";
import { readBytes, readInput } from "./read";
import { languageOf, sayerFor } from "./say";

type Outcome = { readonly answer: VendorAnswer; readonly rate?: RateState; readonly known?: string };

/** Any request under /v2: which operation, who signed it, how often, what is sent, and only then the work. */
export async function serve(request: Request): Promise<Response> {
  const { requestId, ip } = requestFactsOf(request.headers);
  const { pathname } = new URL(request.url);
  const say = sayerFor(languageOf(request.headers));
  const found = operationAt(request.method, pathname);
  try {
    const { answer, rate, known } = found
      ? await outcomeOf(request, found, { ip, say })
      : { answer: vendorError("APIGW.0101") };
    return responseOf(answer, { requestId: known ?? requestId, say, ...(rate && { headers: rate.headers }) });
  } catch (fault) {
    const headers = { "x-request-id": requestId };
    logFault(fault, { path: pathname, method: request.method, headers, route: found?.operation.name ?? "v2" });
    return responseOf(vendorError("CBC.0999"), { requestId, say });
  }
}

type Found = { readonly operation: VendorOperation; readonly params: Readonly<Record<string, string>> };
type Asked = { readonly ip: string | null; readonly say: (wording: Wording) => string };

async function outcomeOf(request: Request, { operation, params }: Found, { ip, say }: Asked): Promise<Outcome> {
  const body = await readBytes(request);
  if ("refused" in body) return { answer: body.refused };
  const { pathname, search } = new URL(request.url);
  const { method, headers } = request;
  const signed = { method, path: pathname, query: search.slice(1), headers, body: body.bytes };
  const signer = await findSigner(signed, operation.isWrite ?? false);
  if ("refusal" in signer) return strangerOutcome(ip, signer.refusal);

  const { actor, keyId } = signer;
  const known = actor.requestId;
  const rate = await takeCall(operation.isWrite ? "writes" : "reads", keyId);
  if (!rate.allowed) return { answer: vendorError("APIGW.0308"), rate, known };
  const permit = issuePermit(actor, operation.action);
  if (!permit) return { answer: vendorError("CBC.0155"), rate, known };
  const read = readInput(operation, { params, query: signed.query, body: body.bytes, locale: languageOf(headers) });
  if ("refused" in read) return { answer: read.refused, rate, known };
  return { answer: await operation.run({ permit, input: read.input, say }), rate, known };
}

async function strangerOutcome(
  ip: string | null,
  refusal: Extract<Signer, { readonly refusal: string }>["refusal"],
): Promise<Outcome> {
  const rate = await takeStrangerCall(ip ?? "unknown");
  if (!rate.allowed) return { answer: vendorError("APIGW.0308"), rate };
  return { answer: vendorError("APIGW.0301", worded(`vendor.error.${refusal}`)) };
}
