import "server-only";
import { consume, rateLimiter } from "../rate-limit";

/** Links that led nowhere, from one address: mail programs of many people share theirs, so good ones cost nothing. */
const byVisitor = rateLimiter({ keyPrefix: "unsubscribe-visitor", points: 600, durationSeconds: 15 * 60 });

/** Whether too many links that lead nowhere came from there; null: the address is unknown. */
export async function isGuessing(ip: string | null): Promise<boolean> {
  return ip !== null && ((await byVisitor.get(ip))?.remainingPoints ?? 1) <= 0;
}

export async function countGuess(ip: string | null): Promise<void> {
  if (ip !== null) await consume(byVisitor, ip);
}
