import type { z } from "zod";
import { findKeyPermit } from "@/lib/auth/api-key";
import { requestFactsOf } from "@/lib/auth/request";
import type { Action, Permit } from "@/lib/domain/access/permit";
import { logFault } from "@/lib/log";
import { type RateState, rateClassOf, takeCall, takeStrangerCall } from "../../../rate-limit";
import { type ApiAnswer, problem, responseOf } from "./answer";
import { requestLocale } from "./problem-sentence";
import { readBody } from "./read-body";
import { runOnce } from "./run-once";

export type Call<A extends Action, Body> = {
  readonly permit: Permit<A>;
  readonly body: Body;
  readonly request: Request;
  readonly params: Readonly<Record<string, string>>;
};

export type Endpoint<A extends Action, Body> = {
  readonly action: A;
  /** None: the endpoint reads no body. */
  readonly body?: z.ZodType<Body>;
  readonly bytesMax?: number;
  /** Whether an Idempotency-Key makes it run once. */
  readonly once?: boolean;
  readonly answer: (call: Call<A, Body>) => Promise<ApiAnswer>;
};

type Context = { readonly params: Promise<Record<string, string>> };
type Asked = {
  readonly request: Request;
  readonly params: Readonly<Record<string, string>>;
  readonly ip: string | null;
};
type Outcome = {
  readonly answer: ApiAnswer;
  readonly rate?: RateState;
  /** The request id the actor acts under, as the log has it. */
  readonly known?: string;
};

/** A route handler: who asks, how often, what is sent, and only then the work; every error is a problem document. */
export function endpoint<A extends Action, Body = undefined>(definition: Endpoint<A, Body>) {
  return async (request: Request, context?: Context): Promise<Response> => {
    const { requestId, ip } = requestFactsOf(request.headers);
    const locale = requestLocale(request.headers);
    try {
      const asked = { request, params: (await context?.params) ?? {}, ip };
      const { answer, rate, known } = await outcomeOf(definition, asked);
      return responseOf(answer, { requestId: known ?? requestId, locale, ...(rate && { headers: rate.headers }) });
    } catch (fault) {
      const { method, url } = request;
      const headers = { "x-request-id": requestId };
      logFault(fault, { path: new URL(url).pathname, method, headers, route: definition.action });
      return responseOf(problem("fault"), { requestId, locale });
    }
  };
}

async function outcomeOf<A extends Action, Body>(
  definition: Endpoint<A, Body>,
  { request, params, ip }: Asked,
): Promise<Outcome> {
  const found = await findKeyPermit(request, definition.action);
  if ("refusal" in found) return strangerOutcome(ip, found.refusal);
  const { permit } = found;
  const { via, requestId: known } = permit.actor;
  const rate = await takeCall(rateClassOf(definition.action, request.method), via.kind === "key" ? via.keyId : "");
  if (!rate.allowed) return { answer: problem("too-many-requests"), rate, known };

  const read = await bodyOf(definition, request);
  if ("refused" in read) return { answer: read.refused, rate, known };
  const run = () => definition.answer({ permit, body: read.value, request, params });
  return { answer: await (definition.once ? runOnce(request, permit, read.raw, run) : run()), rate, known };
}

async function strangerOutcome(ip: string | null, refusal: "unknown-key" | "no-scope"): Promise<Outcome> {
  const rate = await takeStrangerCall(ip ?? "unknown");
  if (!rate.allowed) return { answer: problem("too-many-requests"), rate };
  const headers = { "WWW-Authenticate": 'Bearer realm="partner-center"' };
  return { answer: refusal === "unknown-key" ? { ...problem(refusal), headers } : problem(refusal) };
}

function bodyOf<A extends Action, Body>({ body, bytesMax }: Endpoint<A, Body>, request: Request) {
  // Without a schema Body is undefined, its default.
  const none = Promise.resolve({ value: undefined as Body, raw: "" });
  return body ? readBody(request, body, bytesMax) : none;
}
