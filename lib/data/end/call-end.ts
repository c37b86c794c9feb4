import "server-only";
import { Webhook } from "standardwebhooks";
import { env } from "@/lib/env";
import { type EndReply, postToEnd } from "./post-to-end";

type Signed = {
  readonly url: string;
  /** Those that hold, the present one first; a receiver may know either. */
  readonly secrets: readonly string[];
  /** Stable: a receiver may know a repetition by it. */
  readonly id: string;
  readonly at: Date;
  readonly body: string;
  /** Ends the call before its time. */
  readonly ending?: AbortSignal | undefined;
};

/** Posts a JSON text signed after Standard Webhooks. */
export async function callEnd({ url, secrets, id, at, body, ending }: Signed): Promise<EndReply> {
  if (secrets.length === 0) return { status: null, error: "secret-unreadable" };
  const headers = {
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
    "webhook-signature": secrets.map((secret) => new Webhook(secret).sign(id, at, body)).join(" "),
    "user-agent": "Partner-Center",
  };
  return postToEnd({ url, headers, body, allowsPrivate: env().CONNECTOR_ALLOW_PRIVATE, ending });
}
