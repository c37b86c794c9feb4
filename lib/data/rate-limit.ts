import "server-only";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { database } from "./database";

type Query = { readonly text: string; readonly values: unknown[] };
type Limit = { readonly keyPrefix: string; readonly points: number; readonly durationSeconds: number };

// The library speaks node-postgres; this is the one call it makes.
const store = {
  query: async ({ text, values }: Query) => {
    const rows = await database().$client.unsafe(text, values as never[]);
    return { rows: [...rows], rowCount: rows.count };
  },
};

/** Counts in the table rate_limits, so that all processes share one count. */
export function rateLimiter({ keyPrefix, points, durationSeconds }: Limit): RateLimiterPostgres {
  return new RateLimiterPostgres({
    storeClient: store,
    storeType: "client",
    tableName: "rate_limits",
    tableCreated: true,
    clearExpiredByTimeout: false,
    keyPrefix,
    points,
    duration: durationSeconds,
  });
}

/** Takes a point, or several; the answer says how many are left and until when, spent or not. */
export async function consume(limiter: RateLimiterPostgres, key: string, points = 1): Promise<RateLimiterRes> {
  try {
    return await limiter.consume(key, points);
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return refusal;
    throw refusal;
  }
}
