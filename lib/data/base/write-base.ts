import "server-only";
import type { Transaction } from "@/db/client";
import { cloudAccounts } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { INVITATION_LIFE_MS } from "@/lib/domain/access/invitation";
import type { BaseAccount, BaseMember, BaseReseller } from "@/lib/domain/base/base-row";
import { ZERO } from "@/lib/domain/money/money";
import { mapAccountIn } from "../account/map-account";
import { addReseller } from "../company/add-reseller";
import { AccountNameTaken } from "../customer/add-customer";
import { addInvitation } from "../invitation/add-invitation";
import { newId } from "../new-id";
import { queueMail } from "../outbox/queue-mail";
import { ownCompany } from "./own-company";

export type BaseChange = { readonly address: string; readonly changeId: string; readonly at: Date };

/** A decided reseller, with nobody in it yet and nothing granted to it. Throws AccountNameTaken. */
export async function bringReseller(tx: Transaction, actor: Actor, row: BaseReseller, change: BaseChange) {
  const { accountName, name, email, phone } = row;
  const { at, changeId } = change;
  const added = { resellerId: newId(), name, accountName, contactEmail: email, contactPhone: phone, at, changeId };
  if (!(await addReseller(tx, actor, added))) throw new AccountNameTaken(accountName);
}

/** A decided account: known from now on, and its charges, parked ones too, its customer's (G13). */
export async function bringAccount(tx: Transaction, actor: Actor, row: BaseAccount, change: BaseChange): Promise<void> {
  const { accountId, name, fromDay } = row;
  const { distributorId } = actor;
  await tx
    .insert(cloudAccounts)
    .values({ distributorId, accountId, name, parkedAmount: ZERO, firstSeenAt: change.at })
    .onConflictDoNothing();
  const { id: customerId } = await ownCompany(tx, actor, row.customer);
  const answer = await mapAccountIn(tx, actor, { accountId, customerId, fromDay }, change.changeId);
  // Decided a moment ago under the same locks: nothing may object any more.
  if (!answer.allowed) throw new Error(`the account was refused: ${answer.reasons.map(({ code }) => code).join(", ")}`);
}

/** A decided member: invited by e-mail with the roles of the file, and a member from their own word on. */
export async function bringMember(tx: Transaction, actor: Actor, row: BaseMember, change: BaseChange): Promise<void> {
  const { email, roles, language } = row;
  const { at, changeId, address } = change;
  const company = await ownCompany(tx, actor, row.company);
  const { secret } = await addInvitation(tx, actor, { company, email, roles, at, changeId });
  const expiresAt = new Date(at.getTime() + INVITATION_LIFE_MS).toISOString();
  await queueMail(
    tx,
    actor.distributorId,
    at,
    [
      {
        to: email,
        language,
        template: "member-invitation",
        facts: { inviter: actor.company.name, company: company.name, endsAt: expiresAt },
        secret: { link: `${address}${secret}` },
        expiresAt,
      },
    ],
    actor.company.id,
  );
}
