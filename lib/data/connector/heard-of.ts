import "server-only";
import { ProviderAnswerBody, providerAnswerOf } from "@/lib/contracts/api/connector-answer";
import type { ProviderAnswer } from "@/lib/domain/connector/answer";
import type { AttemptError } from "@/lib/domain/connector/attempt";
import type { EndReply } from "../end/post-to-end";

export type Heard = { readonly status: number | null } & (
  | { readonly kind: "answered"; readonly answer: ProviderAnswer }
  /** The answer follows by a call. */
  | { readonly kind: "accepted" }
  | { readonly kind: "failed"; readonly error: AttemptError }
);

const ACCEPTED = 202;

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
