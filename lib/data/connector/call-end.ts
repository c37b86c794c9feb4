import "server-only";
import { Webhook } from "standardwebhooks";
import { ProviderAnswerBody, providerAnswerOf } from "@/lib/contracts/api/connector-answer";
import type { ProviderAnswer } from "@/lib/domain/connector/answer";
import type { AttemptError } from "@/lib/domain/connector/attempt";
import { env } from "@/lib/env";
import { type EndReply, postToEnd } from "./post-to-end";

export type Heard = { readonly status: number | null } & (
  | { readonly kind: "answered"; readonly answer: ProviderAnswer }
  /** The answer follows by a call. */
  | { readonly kind: "accepted" }
  | { readonly kind: "failed"; readonly error: AttemptError }
);

type Signed = {
  readonly url: string;
  /** Those that hold, the present one first; a receiver may know either. */
  readonly secrets: readonly string[];
  readonly id: string;
  readonly at: Date;
  readonly message: unknown;
  readonly ending?: AbortSignal;
};

const ACCEPTED = 202;

/** Posts a message signed after Standard Webhooks. */
export async function callEnd({ url, secrets, id, at, message, ending }: Signed): Promise<EndReply> {
  if (secrets.length === 0) return { status: null, error: "secret-unreadable" };
  const body = JSON.stringify(message);
  const headers = {
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
    "webhook-signature": secrets.map((secret) => new Webhook(secret).sign(id, at, body)).join(" "),
    "user-agent": "Partner-Center",
  };
  return postToEnd({ url, headers, body, allowsPrivate: env().CONNECTOR_ALLOW_PRIVATE, ending });
}

/** What a reply to an order means. */
export function heardOf(reply: EndReply): Heard {
  const { status } = reply;
  if ("error" in reply) return { status, kind: "failed", error: reply.error };
  if (status === ACCEPTED) return { status, kind: "accepted" };
  const answer = ProviderAnswerBody.safeParse(jsonOf(reply.body));
  if (!answer.success) return { status, kind: "failed", error: "answer-unreadable" };
  return { status, kind: "answered", answer: providerAnswerOf(answer.data) };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
