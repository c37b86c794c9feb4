import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { recipients } from "@/db/schema";
import type { NewRecipientInput } from "@/lib/contracts/notification";
import type { Permit } from "@/lib/domain/access/permit";
import { ALLOWED, type Decision } from "@/lib/domain/decision";
import { decideRecipient, type RecipientReason } from "@/lib/domain/notification/recipient";
import { recordAudit } from "../audit";
import { writeFor } from "../company/write-for";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { auditedChoices } from "../notification/audited-choices";
import { lockChooser } from "../notification/lock-chooser";
import { writeChoices } from "../notification/write-choices";
import { linkUntilOf, sendRecipientLink } from "./send-link";

type Input = NewRecipientInput & { readonly address: string };

/** Somebody beyond the members who is to be told, once the address is confirmed by the link sent to it. */
export async function addRecipient(
  { actor }: Permit<"notification.set">,
  { wishes, address, ...person }: Input,
): Promise<Decision<RecipientReason>> {
  const { distributorId, company } = actor;
  return writeFor(actor, async (tx) => {
    await lockChooser(tx, company.id);
    const at = await instantOf(tx);
    const known = await tx
      .select({ email: recipients.email })
      .from(recipients)
      .where(
        and(
          eq(recipients.distributorId, distributorId),
          eq(recipients.companyId, company.id),
          isNull(recipients.removedAt),
        ),
      );
    const addressTaken = known.some(({ email }) => email === person.email);
    const decision = decideRecipient({ count: known.length, addressTaken });
    if (!decision.allowed) return decision;
    const id = newId();
    await tx.insert(recipients).values({
      ...person,
      distributorId,
      id,
      companyKind: company.kind,
      companyId: company.id,
      createdAt: at,
      linkUntil: linkUntilOf(at),
    });
    await writeChoices(tx, { distributorId, chooserId: id, chooser: "recipient" }, at, wishes);
    await sendRecipientLink(tx, actor, { recipient: { ...person, id }, at, address });
    const after = { ...person, ...(await auditedChoices(tx, distributorId, id)) };
    const subject = { kind: "recipient", id, name: person.name } as const;
    await recordAudit(tx, actor, [{ changeId: newId(), at, action: "recipient.added", subject, after }]);
    return ALLOWED;
  });
}
