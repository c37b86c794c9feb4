import "server-only";
import { and, eq } from "drizzle-orm";
import { recipients } from "@/db/schema";
import type { ChangedRecipientInput } from "@/lib/contracts/notification";
import type { Permit } from "@/lib/domain/access/permit";
import { ALLOWED, type Decision, refuse } from "@/lib/domain/decision";
import type { RecipientReason } from "@/lib/domain/notification/recipient";
import { recordAudit } from "../audit";
import { writeFor } from "../company/write-for";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { auditedChoices } from "../notification/audited-choices";
import { writeChoices } from "../notification/write-choices";
import { lockRecipient } from "./lock-recipient";

/** All but the address, which was confirmed for one person: another address is another recipient. */
export async function changeRecipient(
  { actor }: Permit<"notification.set">,
  { recipientId, wishes, ...person }: ChangedRecipientInput,
): Promise<Decision<RecipientReason>> {
  const { distributorId } = actor;
  return writeFor(actor, async (tx): Promise<Decision<RecipientReason>> => {
    const former = await lockRecipient(tx, actor, recipientId);
    if (!former) return refuse({ code: "recipient.unknown" });
    const at = await instantOf(tx);
    const { name, phone, language, timeZone } = former;
    const before = { name, phone, language, timeZone, ...(await auditedChoices(tx, distributorId, recipientId)) };
    await tx
      .update(recipients)
      .set(person)
      .where(and(eq(recipients.distributorId, distributorId), eq(recipients.id, recipientId)));
    await writeChoices(tx, { distributorId, chooserId: recipientId, chooser: "recipient" }, at, wishes);
    const after = { ...person, ...(await auditedChoices(tx, distributorId, recipientId)) };
    const subject = { kind: "recipient", id: recipientId, name: person.name } as const;
    await recordAudit(tx, actor, [{ changeId: newId(), at, action: "recipient.changed", subject, before, after }]);
    return ALLOWED;
  });
}
