import "server-only";
import { randomUUID } from "node:crypto";
import { headers } from "next/headers";
import { env } from "@/lib/env";

/** What of a request is kept with what it does. */
export type RequestFacts = {
  readonly requestId: string;
  /** Null when unknown. */
  readonly ip: string | null;
  readonly userAgent: string;
};

const USER_AGENT_LENGTH_MAX = 300;

export async function requestFacts(): Promise<RequestFacts> {
  return requestFactsOf(await headers());
}

export function requestFactsOf(given: Headers): RequestFacts {
  return {
    requestId: given.get("x-request-id") ?? randomUUID(),
    ip: addressOf(given),
    userAgent: (given.get("user-agent") ?? "").slice(0, USER_AGENT_LENGTH_MAX),
  };
}

/** The socket's address; the last hop a trusted proxy added, if there is one. Never what a client claims. */
function addressOf(given: Headers): string | null {
  const hops = env().TRUST_PROXY ? given.get("x-forwarded-for") : null;
  const address = hops?.split(",").at(-1)?.trim() || given.get("x-peer-address");
  return address ? address.replace(/^::ffff:/, "").slice(0, 60) : null;
}
