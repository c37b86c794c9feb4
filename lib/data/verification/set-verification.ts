import "server-only";
import { eq } from "drizzle-orm";
import { verificationSettings } from "@/db/schema";
import type { Permit } from "@/lib/domain/access/permit";
import { type Decision, refuse } from "@/lib/domain/decision";
import { decideSwitch } from "@/lib/domain/verification/decide-switch";
import type { VerificationChannel, VerificationReason } from "@/lib/domain/verification/verification";
import { recordAudit } from "../audit";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { inTenant } from "../tenant";
import { isEnrolled } from "./check-authenticator";
import { loadVerification, sendsMail } from "./get-verification";
import { lockOwnMember } from "./lock-own-member";

export type SetVerificationInput = { readonly channel: VerificationChannel; readonly version: number };

/** Chooses how the company's critical operations are confirmed; bites on the next of them ("Each company chooses"). */
export async function setVerification(
  { actor }: Permit<"verification.manage">,
  { channel, version }: SetVerificationInput,
): Promise<Decision<VerificationReason>> {
  return inTenant(actor, async (tx) => {
    const person = await lockOwnMember(tx, actor);
    const current = await loadVerification(tx, actor);
    const at = await instantOf(tx);
    const decision = decideSwitch({
      wanted: channel,
      version,
      currentVersion: current.version,
      sendsMail: sendsMail(),
      enrolled: person !== null && (await isEnrolled(tx, person.userId)),
    });
    if (!decision.allowed) return decision;

    const { distributorId, company } = actor;
    const values = { channel, version: current.version + 1, changedAt: at };
    const written = await tx
      .insert(verificationSettings)
      .values({ distributorId, companyId: company.id, ...values })
      .onConflictDoUpdate({
        target: [verificationSettings.distributorId, verificationSettings.companyId],
        set: values,
        setWhere: eq(verificationSettings.version, current.version),
      })
      .returning({ version: verificationSettings.version });
    if (written.length === 0) return refuse({ code: "verification.changed-meanwhile" });
    const subject = { kind: company.kind, id: company.id, name: company.name };
    const [before, after] = [{ verification: current.channel }, { verification: channel }];
    await recordAudit(tx, actor, [{ changeId: newId(), at, action: "verification.changed", subject, before, after }]);
    return decision;
  });
}
