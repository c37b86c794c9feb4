import "server-only";
import type { Permit } from "@/lib/domain/access/permit";
import { ALLOWED, type Decision, refuse } from "@/lib/domain/decision";
import { decideLinkAgain, type RecipientReason } from "@/lib/domain/notification/recipient";
import { recordAudit } from "../audit";
import { writeFor } from "../company/write-for";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { lockRecipient } from "./lock-recipient";
import { linkUntilOf, sendRecipientLink } from "./send-link";

type Input = { readonly recipientId: string; readonly address: string };

/** Another confirmation link to whoever has not confirmed; the former one leads nowhere from now on. */
export async function sendLinkAgain(
  { actor }: Permit<"notification.set">,
  { recipientId, address }: Input,
): Promise<Decision<RecipientReason>> {
  return writeFor(actor, async (tx): Promise<Decision<RecipientReason>> => {
    const recipient = await lockRecipient(tx, actor, recipientId);
    if (!recipient) return refuse({ code: "recipient.unknown" });
    const at = await instantOf(tx);
    const decision = decideLinkAgain({ ...recipient, at });
    if (!decision.allowed) return decision;
    await sendRecipientLink(tx, actor, { recipient, at, address });
    const subject = { kind: "recipient", id: recipientId, name: recipient.name } as const;
    const after = { email: recipient.email, expiresAt: linkUntilOf(at) };
    await recordAudit(tx, actor, [{ changeId: newId(), at, action: "recipient.link-sent", subject, after }]);
    return ALLOWED;
  });
}
