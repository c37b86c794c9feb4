import "server-only";
import { sessions } from "@/db/schema";
import { SESSION_ABSOLUTE_MS } from "@/lib/domain/access/session-life";
import { recordAudit } from "../audit";
import { database } from "../database";
import { instantOf } from "../instant";
import { actorOf } from "../member/actor-of";
import { listMemberships } from "../member/list-memberships";
import { newId } from "../new-id";
import { hashOfSecret, newSecret } from "../secret";
import { inTenant } from "../tenant";
import { findUser } from "../user/find-user";

type Input = { readonly userId: string };
type Request = { readonly requestId: string; readonly ip: string | null; readonly userAgent: string };

/** Signs a person in, in their first company; answers the session id, which only the token holds. */
export async function openSession({ userId }: Input, request: Request): Promise<string> {
  const [membership = null] = await listMemberships(userId);
  const sessionId = newSecret();
  const at = await instantOf(database());
  await database()
    .insert(sessions)
    .values({
      hash: hashOfSecret(sessionId),
      userId,
      distributorId: membership?.distributorId ?? null,
      memberId: membership?.memberId ?? null,
      createdAt: at,
      lastSeenAt: at,
      expiresAt: new Date(at.getTime() + SESSION_ABSOLUTE_MS),
      userAgent: request.userAgent,
      ip: request.ip,
    });

  const user = membership && (await findUser(userId));
  if (user) {
    const actor = actorOf(user, membership, request);
    await inTenant(actor, async (tx) => {
      const subject = { kind: "user", id: user.id, name: user.name } as const;
      await recordAudit(tx, actor, [{ changeId: newId(), at, action: "user.signed-in", subject }]);
    });
  }
  return sessionId;
}
