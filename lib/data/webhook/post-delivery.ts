import "server-only";
import { createHmac } from "node:crypto";
import { answerErrorOf } from "@/lib/domain/webhook/answer";
import type { WebhookError } from "@/lib/domain/webhook/delivery";
import type { WebhookFormat } from "@/lib/domain/webhook/webhook";
import { callEnd } from "../end/call-end";
import type { ClaimedDelivery } from "./claim-delivery";

export type PostedDelivery = {
  /** The body as it went. */
  readonly request: string;
  readonly status: number | null;
  /** The beginning of the body that came back; null: none was read. */
  readonly response: string | null;
  /** Null: the end took it. */
  readonly error: WebhookError | null;
};

/** Characters of an answer that are kept. */
const RESPONSE_KEPT = 4000;

/** Posts a claimed delivery once. Never throws for what the end does. */
export async function postDelivery(
  { id, url, format, secrets, at }: Pick<ClaimedDelivery, "id" | "url" | "format" | "secrets" | "at">,
  body: string,
  ending?: AbortSignal,
): Promise<PostedDelivery> {
  const reply = await callEnd({ url: calledAddress(format, url, at), secrets, id, at, body, ending });
  const error = "error" in reply ? reply.error : answerErrorOf(format, reply.body);
  // PostgreSQL keeps no text with a zero byte.
  const response = reply.body?.replaceAll("\0", "").slice(0, RESPONSE_KEPT) ?? null;
  return { request: body, status: reply.status, response, error };
}

/** DingTalk's robots may want a signature in the address; the secret for it comes as `secret` and is not sent. */
export function calledAddress(format: WebhookFormat, url: string, at: Date): string {
  const address = new URL(url);
  const secret = address.searchParams.get("secret");
  if (format !== "dingtalk" || secret === null) return url;
  const timestamp = String(at.getTime());
  address.searchParams.delete("secret");
  address.searchParams.set("timestamp", timestamp);
  address.searchParams.set("sign", createHmac("sha256", secret).update(`${timestamp}\n${secret}`).digest("base64"));
  return address.href;
}
