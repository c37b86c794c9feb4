import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import type { Action } from "@/lib/domain/access/permit";
import { env } from "@/lib/env";

const WINDOW_SECONDS = 60;

/** Calls a key may make a minute. Decisions stand in the way of a shop's till, so theirs only stops floods. */
const CALLS = { decisions: 300_000, usage: 6_000, reads: 6_000, writes: 1_200 };
export type RateClass = keyof typeof CALLS | "orders";

/** Calls without a usable key, for each address. */
const STRANGER_CALLS = 300;

// One process owns the product, so its memory is the place: no decision waits for a counter in the database.
const limiters = new Map<string, RateLimiterMemory>();

function limiterOf(name: string, points: number): RateLimiterMemory {
  const known = limiters.get(name) ?? new RateLimiterMemory({ keyPrefix: name, points, duration: WINDOW_SECONDS });
  limiters.set(name, known);
  return known;
}

export type RateState = { readonly allowed: boolean; readonly headers: Readonly<Record<string, string>> };

export function takeCall(rateClass: RateClass, keyId: string): Promise<RateState> {
  const calls = rateClass === "orders" ? env().API_ORDERS_PER_MINUTE : CALLS[rateClass];
  return take(limiterOf(rateClass, calls), keyId, calls);
}

export function takeStrangerCall(address: string): Promise<RateState> {
  return take(limiterOf("strangers", STRANGER_CALLS), address, STRANGER_CALLS);
}

export function rateClassOf(action: Action, method: string): RateClass {
  if (action === "purchase.decide") return "decisions";
  if (action === "order.sell") return "orders";
  if (action === "usage.record") return "usage";
  return method === "GET" ? "reads" : "writes";
}

async function take(limiter: RateLimiterMemory, key: string, limit: number): Promise<RateState> {
  try {
    return { allowed: true, headers: headersOf(await limiter.consume(key), limit) };
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    const headers = headersOf(refusal, limit);
    return { allowed: false, headers: { ...headers, "Retry-After": headers["RateLimit-Reset"] ?? "1" } };
  }
}

function headersOf({ remainingPoints, msBeforeNext }: RateLimiterRes, limit: number): Record<string, string> {
  return {
    "RateLimit-Limit": String(limit),
    "RateLimit-Remaining": String(Math.max(0, remainingPoints)),
    "RateLimit-Reset": String(Math.ceil(msBeforeNext / 1000)),
  };
}
