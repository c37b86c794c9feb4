import { members, users } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import type { VerificationChannel } from "@/lib/domain/verification/verification";
import { recordAudit } from "../audit";
import { permit } from "../budget/governance.fixture";
import { database } from "../database";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { inTenant } from "../tenant";
import { hashPassword } from "../user/password-hash";
import { loadVerification } from "./get-verification";
import { setVerification } from "./set-verification";
import type { AskedOperation } from "./verify-operation";

export const PASSWORD = "a long enough password";

/** Makes the actor's person real: a user, and a member of each of these companies. */
export async function enter(...actors: readonly Actor[]): Promise<readonly Actor[]> {
  const [first] = actors;
  if (first?.via.kind !== "person") throw new Error("not a person");
  const { userId, name } = first.via;
  const email = `${newId().slice(-12)}@partner.example`;
  const createdAt = await instantOf(database());
  const passwordHash = await hashPassword(PASSWORD);
  await database().insert(users).values({ id: userId, email, name, createdAt, passwordHash });
  const entered = actors.map((actor) => ({
    ...actor,
    via: { kind: "person" as const, userId, memberId: newId(), name, email, roles: ["administrator" as const] },
  }));
  for (const actor of entered) {
    const { distributorId, company, via } = actor;
    await inTenant({ distributorId }, async (tx) => {
      await tx.insert(members).values({
        distributorId,
        id: via.memberId,
        userId,
        companyKind: company.kind,
        companyId: company.id,
        roles: [...via.roles],
        createdAt,
      });
      const subject = { kind: "member", id: via.memberId, name } as const;
      await recordAudit(tx, actor, [{ changeId: newId(), at: createdAt, action: "member.joined", subject }]);
    });
  }
  return entered;
}

export async function choose(actor: Actor, channel: VerificationChannel) {
  const { version } = await inTenant(actor, (tx) => loadVerification(tx, actor));
  return setVerification(permit(actor, "verification.manage"), { channel, version });
}

export function asked(code: string | null = null, more: Partial<AskedOperation> = {}): AskedOperation {
  return { operation: "set-budget", code, anew: false, ...more };
}
