import "server-only";
import { actorOf } from "@/lib/data/member/actor-of";
import { findMembership } from "@/lib/data/member/find-membership";
import { findSession, type OpenSession } from "@/lib/data/session/find-session";
import type { Actor } from "@/lib/domain/access/actor";
import type { RequestFacts } from "./request";

/** A signed-in person; the actor is null while they belong to no company. */
export type Visitor = {
  readonly sessionHash: string;
  readonly user: OpenSession["user"];
  readonly actor: Actor | null;
};

/** Reads everything afresh: a revocation, demotion or suspension bites on the next request. */
export async function findVisitor(sessionId: string, request: RequestFacts, byHand = true): Promise<Visitor | null> {
  const session = await findSession(sessionId, byHand);
  if (!session) return null;
  const membership = session.membership && (await findMembership(session.membership));
  const isTheirs = membership?.userId === session.user.id;
  return {
    sessionHash: session.hash,
    user: session.user,
    actor: membership && isTheirs ? actorOf(session.user, membership, request) : null,
  };
}
