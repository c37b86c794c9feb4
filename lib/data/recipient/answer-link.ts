import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { recipients } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { ALLOWED, type Decision, refuse } from "@/lib/domain/decision";
import type { RecipientReason } from "@/lib/domain/notification/recipient";
import { recordAudit } from "../audit";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { lockChooser } from "../notification/lock-chooser";
import { inTenant } from "../tenant";
import { endRecipient } from "./end-recipient";
import { type FoundRecipient, findRecipientKey, recipientIn } from "./find-recipient";

type Request = { readonly requestId: string; readonly ip: string | null };
type Answer = Decision<RecipientReason>;

/** The holder of the link wants to be told; from now on the address is. */
export function confirmRecipient(secret: string, request: Request): Promise<Answer> {
  return answerLink(secret, request, async (tx, { recipient, actor, at }) => {
    if (recipient.state === "confirmed") return refuse({ code: "recipient.link-used" });
    if (recipient.state === "expired") return refuse({ code: "recipient.link-expired" });
    const { distributorId, id, name, email } = recipient;
    await tx
      .update(recipients)
      .set({ verifiedAt: at })
      .where(and(eq(recipients.distributorId, distributorId), eq(recipients.id, id), isNull(recipients.verifiedAt)));
    const subject = { kind: "recipient", id, name } as const;
    await recordAudit(tx, actor, [{ changeId: newId(), at, action: "recipient.confirmed", subject, after: { email } }]);
    return ALLOWED;
  });
}

/** The holder of the link wants nothing, now or any more: the address is let go, whatever was confirmed before. */
export function declineRecipient(secret: string, request: Request): Promise<Answer> {
  return answerLink(secret, request, async (tx, { recipient, actor, at }) => {
    const { distributorId, id, name, email } = recipient;
    await endRecipient(tx, { distributorId, id, at });
    const subject = { kind: "recipient", id, name } as const;
    await recordAudit(tx, actor, [{ changeId: newId(), at, action: "recipient.declined", subject, before: { email } }]);
    return ALLOWED;
  });
}

type Asked = { readonly recipient: FoundRecipient; readonly actor: Actor; readonly at: Date };

/** A person's own consent, which no suspension of the company stands in the way of. */
async function answerLink(
  secret: string,
  request: Request,
  answer: (tx: Transaction, asked: Asked) => Promise<Answer>,
): Promise<Answer> {
  const key = await findRecipientKey(secret);
  if (!key) return refuse({ code: "recipient.link-unknown" });
  return inTenant(key, async (tx) => {
    const before = await recipientIn(tx, key, new Date(0));
    if (!before) return refuse({ code: "recipient.link-unknown" });
    await lockChooser(tx, before.company.id);
    const at = await instantOf(tx);
    // Another link may have been sent meanwhile, and this one lead nowhere any more.
    const recipient = (await findRecipientKey(secret, tx)) && (await recipientIn(tx, key, at));
    if (!recipient || recipient.state === "removed") return refuse({ code: "recipient.link-unknown" });
    return answer(tx, { recipient, actor: actorOf(recipient, request), at });
  });
}

/** Whoever holds a link has no account: the log says that the product took the answer, of whom, and from where. */
function actorOf({ distributorId, company }: FoundRecipient, { requestId, ip }: Request): Actor {
  return { distributorId, company, companyState: "active", via: { kind: "system" }, requestId, ip };
}
