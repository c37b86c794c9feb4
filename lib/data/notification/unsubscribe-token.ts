import "server-only";
import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { isUuid } from "@/lib/contracts/is-uuid";
import { TOPICS, type Topic } from "@/lib/domain/notification/topic";
import { env } from "@/lib/env";

const KINDS = ["member", "recipient", "contact"] as const;

/** Whose e-mails of which topics a link ends. */
export type Unsubscribing = {
  readonly distributorId: string;
  readonly kind: (typeof KINDS)[number];
  readonly id: string;
  readonly topics: readonly Topic[];
};

/** Proves itself: nothing of it is stored. */
export function unsubscribeToken({ distributorId, kind, id, topics }: Unsubscribing): string {
  const body = [packed(distributorId) + packed(id), kind, topics.join("~")].join(".");
  return `${body}.${sealOf(body)}`;
}

/** Null: not one that this installation made under its present AUTH_SECRET. */
export function readUnsubscribeToken(token: string): Unsubscribing | null {
  const end = token.lastIndexOf(".");
  const body = token.slice(0, Math.max(end, 0));
  const [given, made] = [Buffer.from(token.slice(end + 1)), Buffer.from(sealOf(body))];
  return given.length === made.length && timingSafeEqual(given, made) ? bodyOf(body) : null;
}

function bodyOf(body: string): Unsubscribing | null {
  const [ids = "", kindText, topicText = ""] = body.split(".");
  const kind = KINDS.find((name) => name === kindText);
  // A topic that is no more is left out.
  const topics = TOPICS.filter((topic) => topicText.split("~").includes(topic));
  const [distributorId, id] = [unpacked(ids.slice(0, HALF)), unpacked(ids.slice(HALF))];
  const isKnown = topics.length > 0 && isUuid(distributorId) && isUuid(id);
  return kind !== undefined && isKnown ? { distributorId, kind, id, topics } : null;
}

function sealOf(body: string): string {
  const key = Buffer.from(hkdfSync("sha256", env().AUTH_SECRET, "", "partner-center unsubscribe", 32));
  return createHmac("sha256", key).update(body).digest("base64url");
}

/** Characters of one packed id. */
const HALF = 22;
const packed = (id: string) => Buffer.from(id.replaceAll("-", ""), "hex").toString("base64url");

function unpacked(text: string): string {
  const hex = Buffer.from(text, "base64url").toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
