import "server-only";
import type { Permit } from "@/lib/domain/access/permit";
import { ALLOWED, type Decision, refuse } from "@/lib/domain/decision";
import type { RecipientReason } from "@/lib/domain/notification/recipient";
import { recordAudit } from "../audit";
import { writeFor } from "../company/write-for";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { endRecipient } from "./end-recipient";
import { lockRecipient } from "./lock-recipient";

/** A recipient of one's own company is told nothing any more. */
export async function removeRecipient(
  { actor }: Permit<"notification.set">,
  { recipientId }: { readonly recipientId: string },
): Promise<Decision<RecipientReason>> {
  return writeFor(actor, async (tx): Promise<Decision<RecipientReason>> => {
    const recipient = await lockRecipient(tx, actor, recipientId);
    if (!recipient) return refuse({ code: "recipient.unknown" });
    const at = await instantOf(tx);
    await endRecipient(tx, { distributorId: actor.distributorId, id: recipientId, at });
    const subject = { kind: "recipient", id: recipientId, name: recipient.name } as const;
    const before = { name: recipient.name, email: recipient.email, phone: recipient.phone };
    await recordAudit(tx, actor, [{ changeId: newId(), at, action: "recipient.removed", subject, before }]);
    return ALLOWED;
  });
}
