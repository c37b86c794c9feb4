import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { members } from "@/db/schema";
import type { OwnChoicesInput } from "@/lib/contracts/notification";
import type { Permit } from "@/lib/domain/access/permit";
import { recordAudit } from "../audit";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { inTenant } from "../tenant";
import { auditedChoices } from "./audited-choices";
import { writeChoices, writeHours } from "./write-choices";

/** What a member hears of, how soon, in which hours and on which phone; one's own, so no freeze stops it. */
export async function setOwnChoices({ actor }: Permit<"profile.manage">, input: OwnChoicesInput): Promise<void> {
  const { distributorId, via } = actor;
  if (via.kind !== "person") return;
  const { memberId, name } = via;
  const owner = { distributorId, chooserId: memberId, chooser: "member" } as const;
  await inTenant(actor, async (tx) => {
    const own = and(eq(members.distributorId, distributorId), eq(members.id, memberId), isNull(members.removedAt));
    const [former] = await tx.select({ phone: members.phone }).from(members).where(own).for("update");
    if (!former) return;
    const at = await instantOf(tx);
    const before = await auditedChoices(tx, distributorId, memberId);
    await tx.update(members).set({ phone: input.phone }).where(own);
    await writeChoices(tx, owner, at, input.wishes);
    await writeHours(tx, owner, input.hours);
    // Who is called where is not everybody's to read; that it changed is.
    const after = {
      ...(await auditedChoices(tx, distributorId, memberId)),
      phoneChanged: former.phone !== input.phone,
    };
    const subject = { kind: "member", id: memberId, name } as const;
    await recordAudit(tx, actor, [
      { changeId: newId(), at, action: "notification.choices-set", subject, before, after },
    ]);
  });
}
