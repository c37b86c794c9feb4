import "server-only";
import { recordAudit } from "../audit";
import { instantOf } from "../instant";
import { actorOf } from "../member/actor-of";
import { listMemberships } from "../member/list-memberships";
import { newId } from "../new-id";
import { inTenant } from "../tenant";
import { findUser } from "../user/find-user";

type Request = { readonly requestId: string; readonly ip: string | null };

/** A person's own act, which every company they belong to may read in its log. */
export async function recordPersonAct(
  userId: string,
  action:
    | "user.authenticator-removed"
    | "user.authenticator-set-up"
    | "user.locked"
    | "user.password-changed"
    | "user.profile-changed"
    | "user.signed-out-everywhere",
  request: Request,
  facts: { readonly before?: unknown; readonly after?: unknown } = {},
): Promise<void> {
  const user = await findUser(userId);
  if (!user) return;
  const changeId = newId();
  for (const membership of await listMemberships(userId)) {
    const actor = actorOf(user, membership, request);
    await inTenant(actor, async (tx) => {
      const at = await instantOf(tx);
      const subject = { kind: "user", id: user.id, name: user.name } as const;
      await recordAudit(tx, actor, [{ changeId, at, action, subject, ...facts }]);
    });
  }
}
