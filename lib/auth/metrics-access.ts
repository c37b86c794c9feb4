import "server-only";
import { createHash, timingSafeEqual } from "node:crypto";
import { env } from "@/lib/env";

const LOOPBACK = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;

const digest = (text: string) => createHash("sha256").update(text).digest();

/** With a token configured, only its bearer; without one, only this machine itself and no proxy on it. */
export function mayReadMetrics(headers: Headers): boolean {
  const token = env().METRICS_TOKEN;
  if (token !== null) {
    return timingSafeEqual(digest(headers.get("authorization") ?? ""), digest(`Bearer ${token}`));
  }
  return LOOPBACK.test(headers.get("x-peer-address") ?? "") && isDirect(headers);
}

/** The framework itself names the socket as the only hop; a proxy's request names somebody else. */
function isDirect(headers: Headers): boolean {
  const hops = headers.get("x-forwarded-for");
  return hops === null || LOOPBACK.test(hops.trim());
}
